"""The headings of the official form and what each column means. Columns are known by heading, never by place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.refusals import Refused
from wording.language import language
from wording.own_words import agency_word

#: Field and heading, in the order in which the export writes them; the first nine are the form's own.
COLUMNS: Mapping[str, str] = {
    "no": "No",
    "happened_on": "Tanggal",
    "agency": "OPD",
    "cause": "Kode Sebab",
    "activity": "Program/Kegiatan",
    "description": "Kendala",
    "follow_up_needed": "Tindak lanjut yang perlu dilakukan",
    "parties": "Pihak yang diharapkan dapat membantu penyelesaian masalah",
    "amount_at_stake": "Nilai terdampak (Rp)",
    "effect": "Dampak",
    "number": "Nomor",
    "state": "Status",
}
NEEDED = ("happened_on", "agency", "cause", "description", "effect")
#: Other headings met for the same columns.
ALSO: Mapping[str, str] = {
    "permasalahan": "description",
    "hambatan": "description",
    "uraian kendala": "description",
    "opd/perangkat daerah": "agency",
    "perangkat daerah": "agency",
    "skpd": "agency",
    "nama skpd": "agency",
    "kegiatan": "activity",
    "program": "activity",
    "sebab": "cause",
    "kode penyebab": "cause",
    "penyebab": "cause",
    "tanggal kejadian": "happened_on",
    "tindak lanjut": "follow_up_needed",
    "pihak": "parties",
    "pihak yang diharapkan": "parties",
    "nilai": "amount_at_stake",
    "nilai terdampak": "amount_at_stake",
}
SEARCHED_ROWS = 30

Cell = object
Row = Sequence[Cell]


class NotTheForm(Refused):
    """No row of the file has the headings of the form; `missing` are those that were not found."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__("not_the_form", missing=", ".join(missing))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the form: its number in the file, counted from 1 as a spreadsheet does, and its cells by field."""

    number: int
    cells: Mapping[str, Cell]


def plain(heading: Cell) -> str:
    """A heading as it is compared: one line, small letters, single spaces."""
    return " ".join(str(heading or "").split()).casefold()


def headings_in(rows: Sequence[Row]) -> int:
    """How many headings of the form the best of the first rows has."""
    return len(_headings(rows)[1])


def headings() -> Mapping[str, str]:
    """The headings as they are written here: that of agencies is the organisation's own word."""
    return {**COLUMNS, "agency": agency_word(language("id"))}


_KNOWN = {plain(heading): field for field, heading in COLUMNS.items()} | dict(ALSO)


def lines(rows: Sequence[Row]) -> list[Line]:
    """The filled rows below the headings. Raises NotTheForm."""
    at, columns = _headings(rows)
    missing = [headings()[field] for field in NEEDED if field not in columns]
    if missing:
        raise NotTheForm(missing)
    found = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        cells = {field: row[place] for field, place in columns.items() if place < len(row)}
        if any(str(cell if cell is not None else "").strip() for field, cell in cells.items() if field != "no"):
            found.append(Line(number, cells))
    return found


def _headings(rows: Sequence[Row]) -> tuple[int, Mapping[str, int]]:
    """The row of the headings, and the place of each field in it; titles above it are passed over."""
    best: tuple[int, Mapping[str, int]] = (0, {})
    known = {plain(headings()["agency"]): "agency"} | _KNOWN
    for at, row in enumerate(rows[:SEARCHED_ROWS]):
        columns = {known[plain(cell)]: place for place, cell in reversed(list(enumerate(row))) if plain(cell) in known}
        if len(columns) > len(best[1]):
            best = (at, columns)
    return best
