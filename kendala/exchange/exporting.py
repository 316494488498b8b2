"""Writing obstacles as the official form: CSV that a spreadsheet opens, or XLSX. Nothing in it is ever a formula."""

from collections.abc import Iterable
from pathlib import Path

from domain.directory import Directory
from domain.obstacle import Party
from kendala.exchange.form import headings
from kendala.exchange.tabling import Value, write_table
from projections.obstacle import Shown
from wording.language import language
from wording.terms import word

WIDTHS = (5, 12, 14, 16, 30, 50, 40, 40, 20, 22, 16, 20)


def values(shown: Shown, place: int, directory: Directory) -> tuple[Value, ...]:
    """The cells of one obstacle in the order of the form."""
    record, said_in = shown.obstacle.record, language("id")
    return (
        place,
        record.happened_on,
        record.agency,
        record.cause,
        str(record.activity or ""),
        str(record.description),
        str(record.follow_up_needed or ""),
        "; ".join(_party(party, directory) for party in record.parties),
        record.amount_at_stake,
        word(record.effect, said_in),
        shown.number,
        word(shown.obstacle.state, said_in),
    )


def write(file: Path, obstacles: Iterable[Shown], directory: Directory, note: str = "") -> int:
    """Write the file by its ending (.csv or .xlsx); how many obstacles it holds. Raises Refused for another ending.

    A `note` stands in a line of its own above the headings.
    """
    rows = (values(shown, place, directory) for place, shown in enumerate(obstacles, start=1))
    return write_table(file, list(headings().values()), rows, note, widths=WIDTHS)


def _party(party: Party, directory: Directory) -> str:
    if party.desk is not None:
        return directory.desk_name(party.desk)
    if party.agency is not None:
        return directory.agency_name(party.agency)
    return str(party.name or "").replace(";", ",")  # the semicolon parts the parties from each other
