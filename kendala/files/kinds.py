"""What a file is by its first bytes: its name and its type are only what somebody says of it.

Old Word and Excel files are not looked at: central systems write HTML and call it `.xls`.
"""

from collections.abc import Mapping
from pathlib import Path

from domain.refusals import Invalid

#: Bytes that are looked at; a PDF may have some before its own beginning.
HEAD = 1024
#: Media type, place and bytes there.
SIGNS = (
    ("image/jpeg", 0, b"\xff\xd8"),
    ("image/png", 0, b"\x89PNG\r\n\x1a\n"),
    ("image/gif", 0, b"GIF8"),
    ("image/webp", 8, b"WEBP"),
    ("image/bmp", 0, b"BM"),
    ("image/tiff", 0, b"II*\x00"),
    ("image/tiff", 0, b"MM\x00*"),
    ("image/heic", 4, b"ftyp"),
    ("application/zip", 0, b"PK"),
    ("application/x-ole-storage", 0, b"\xd0\xcf\x11\xe0"),
    *(("program", 0, sign) for sign in (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")),
)
PDF, PROGRAM = "application/pdf", "program"
PICTURES = frozenset(kind for kind, _, _ in SIGNS if kind.startswith("image/"))
#: A document with a password is an old storage inside, whatever its ending.
OFFICE = frozenset({"application/zip", "application/x-ole-storage"})
#: What may stand behind an ending. Phones and messengers name pictures as they like.
BEHIND: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif"), PICTURES),
    ".pdf": frozenset({PDF}),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip"), OFFICE),
}
#: Endings that run when they are opened.
RUNS = frozenset(
    {
        *(".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".msi", ".vbs", ".vbe", ".js", ".jse", ".wsf"),
        *(".hta", ".jar", ".ps1", ".lnk", ".cpl", ".reg"),
    }
)


def kind_of(head: bytes) -> str | None:
    """The media type that the first bytes tell, `program` for what runs, None where they tell nothing."""
    if b"%PDF" in head[:HEAD]:
        return PDF
    return next((kind for kind, at, sign in SIGNS if head.startswith(sign, at)), None)


def true_type(head: bytes, *, name: str, said: str) -> str:
    """The media type to keep: a picture's and a PDF's own, else what was said. Raises Invalid (`file`)."""
    kind, ending = kind_of(head), Path(name).suffix.lower()
    if kind == PROGRAM or ending in RUNS:
        raise Invalid(file=("program_file", {"file": name}))
    if ending in BEHIND and kind not in BEHIND[ending]:
        raise Invalid(file=("not_what_it_says", {"file": name, "ending": ending.removeprefix(".").upper()}))
    return kind if kind in PICTURES or kind == PDF else said
