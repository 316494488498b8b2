"""An obstacle as the three columns of the official form, and as the text that a spreadsheet takes when pasted."""

from collections.abc import Sequence
from dataclasses import dataclass

from web.obstacle.record_view import RecordView
from wording.language import N_, Language

#: The headings of the official form, as the export writes them.
HEADINGS = (
    N_("Kendala"),
    N_("Tindak lanjut yang perlu dilakukan"),
    N_("Pihak yang diharapkan dapat membantu penyelesaian masalah"),
)
#: What a spreadsheet would calculate.
FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Official:
    """Headings and cells of the form; `text` is both with tabs between, as spreadsheets take it from the clipboard."""

    headings: Sequence[str]
    cells: Sequence[str]

    @property
    def text(self) -> str:
        return "\n".join("\t".join(_pasted(cell) for cell in row) for row in (self.headings, self.cells))


def three_columns(record: RecordView, said_in: Language) -> Official:
    """The form of a record that is in words already."""
    parties = ", ".join(each.label for each in record.parties)
    return Official([said_in.gettext(each) for each in HEADINGS], (record.description, record.follow_up, parties))


def _pasted(cell: str) -> str:
    """A cell of one line stays as it is; more lines are quoted, and what begins like a formula is told to be text."""
    text = f"'{cell}" if cell.startswith(FORMULA) else cell
    return '"{}"'.format(text.replace('"', '""')) if any(mark in text for mark in "\t\r\n") else text
