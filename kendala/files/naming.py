"""Names and types of files as they are kept: what an uploader's machine says is not to be trusted."""

import re
import unicodedata

LONGEST_NAME = 200
UNNAMED = "berkas"
UNKNOWN_TYPE = "application/octet-stream"
TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,40}/[a-z0-9][a-z0-9!#$&^_.+-]{0,50}")


def safe_name(name: str) -> str:
    """The last part of a path, without control and direction signs, at most 200 characters; the ending is kept."""
    last = re.split(r"[/\\]", name)[-1]
    printable = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    stripped = printable.strip(" .") or UNNAMED
    if len(stripped) <= LONGEST_NAME:
        return stripped
    stem, dot, ending = stripped.rpartition(".")
    kept = f"{dot}{ending}"[:20] if stem else ""
    return stripped[: LONGEST_NAME - len(kept)] + kept


def safe_type(type_: str) -> str:
    """The media type without parameters; one that cannot be one is unknown."""
    found = type_.partition(";")[0].strip().lower()
    return found if TYPE.fullmatch(found) else UNKNOWN_TYPE
