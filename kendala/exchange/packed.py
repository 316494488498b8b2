"""Files that are archives inside, and would fill the memory once they are unpacked."""

import io
import zlib
from zipfile import BadZipFile, ZipFile, is_zipfile

#: Bytes that the parts of a file may have unpacked: what a spreadsheet of the form has, many times over.
MOST_UNPACKED = 150 * 1024 * 1024
AT_ONCE = 1024 * 1024


def refuse_swollen(data: bytes) -> None:
    """Unpack piece by piece and keep nothing, since an archive may lie about its sizes. Raises ValueError."""
    if not is_zipfile(io.BytesIO(data)):
        return
    try:
        unpacked = 0
        with ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                with archive.open(part) as opened:
                    while piece := opened.read(AT_ONCE):
                        unpacked += len(piece)
                        _refuse(unpacked)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from error


def _refuse(unpacked: int) -> None:
    if unpacked > MOST_UNPACKED:
        raise ValueError("the parts of the file are too large")
