"""Spreadsheets that are archives of too much, or that only look like archives."""

import io
import zipfile

import pytest

from kendala.exchange.sheets import Unreadable, rows_in

MEBIBYTE = 1024 * 1024


def packed(megabytes: int) -> bytes:
    """An archive whose one part unpacks to that much."""
    made = io.BytesIO()
    archive = zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with archive, archive.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(megabytes):
            part.write(bytes(MEBIBYTE))
    return made.getvalue()


def test_a_spreadsheet_that_swells_is_refused() -> None:
    """A file of a megabyte that unpacks to more than a memory should hold is refused before it is opened."""
    data = packed(151)
    assert len(data) < MEBIBYTE
    with pytest.raises(Unreadable):
        rows_in(data, "bom.xlsx")


@pytest.mark.parametrize("cut", [10, 40, 60])
def test_a_broken_archive_is_refused(cut: int) -> None:
    """An archive with its end cut off or its middle overwritten is told of as unreadable."""
    data = packed(1)
    for broken in (data[:-cut], data[:cut] + bytes(200) + data[cut + 200 :]):
        with pytest.raises(Unreadable):
            rows_in(broken, "rusak.xlsx")
