"""What a list can be narrowed by. All given filters must hold."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_

from domain.obstacle import Level, Locus, Stage, State, Visibility, Waits
from projections.tables import BOARD
from projections.visible import HELP, helped_by


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """Filters of a list; None and () do not narrow. `year` is the fiscal year of the record.

    `desk` finds obstacles the desk has or had an assistance in. `waiting_for` is `outside`, `adpem`, `assistant`,
    `agency`, `level`, `level:secretary`, `desk` or `desk:BPKAD`. `q` is what a person typed into the search field.
    """

    states: tuple[State, ...] = ()
    agency: str | None = None
    desk: str | None = None
    level: Level | None = None
    stage: Stage | None = None
    locus: Locus | None = None
    cause: str | None = None
    year: int | None = None
    waiting_for: str | None = None
    visibility: Visibility | None = None
    q: str | None = None


def equalities(filters: Filters) -> dict[str, str | int]:
    """The filters that ask for one value of one column."""
    asked: dict[str, Any] = {
        "agency": filters.agency,
        "level": filters.level,
        "stage": filters.stage,
        "locus": filters.locus,
        "cause": filters.cause,
        "fiscal_year": filters.year,
        "visibility": filters.visibility,
    }
    return {column: value for column, value in asked.items() if value is not None}


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on the board; `q` is the search's own matter."""
    found = [BOARD.c[column] == value for column, value in equalities(filters).items()]
    if len(filters.states) == 1:
        found.append(BOARD.c.state == filters.states[0].value)
    elif filters.states:
        found.append(BOARD.c.state.in_(sorted(filters.states)))
    if filters.desk is not None:
        found.append(helped_by(filters.desk))
    if filters.waiting_for is not None:
        found.append(waits_for(filters.waiting_for))
    return found


def waits_for(word: str) -> ColumnElement[bool]:
    """The rows that wait for what the word says."""
    kind, _, who = word.partition(":")
    if kind == Waits.DESK and who:
        return exists().where(HELP.c.obstacle_id == BOARD.c.id, HELP.c.desk == who, HELP.c.waited_for.is_(True))
    if word == Waits.LEVEL:
        return or_(*(BOARD.c.waiting_word == f"{Waits.LEVEL}:{level}" for level in Level))
    return BOARD.c.waiting_word == word
