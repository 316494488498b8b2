"""The home page: what waits for the acting office, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from domain.acting import AGENCY, Acting, OfficeKind
from domain.obstacle import Level, Waits
from projections.board.card import CARD, Card, card
from projections.counts.dimensions import By
from projections.counts.sums import Wanted, by_state
from projections.looking import compared
from projections.tables import BOARD, DESK_QUEUE
from projections.visible import visible

#: The words of `projections/waiting.py` that mean each office; agencies and desks are looked up by their code.
MEANT_BY: Mapping[OfficeKind, tuple[str, ...]] = {
    OfficeKind.ADPEM: (Waits.ADPEM, f"{Waits.LEVEL}:{Level.ADPEM}"),
    OfficeKind.ASSISTANT: (Waits.ASSISTANT, f"{Waits.LEVEL}:{Level.ASSISTANT}"),
    OfficeKind.LEADERSHIP: (f"{Waits.LEVEL}:{Level.SECRETARY}", f"{Waits.LEVEL}:{Level.REGENT}"),
}
LONGEST = 50
MOST_COUNTED = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """An obstacle that waits for the office since then."""

    card: Card
    since: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingList:
    """What waits, the longest waiting first; `total` is a lower bound where it is not `exact`."""

    items: tuple[Waiting, ...]
    total: int
    exact: bool


def waiting_list(connection: Connection, acting: Acting, *, limit: int = LONGEST) -> WaitingList:
    """What waits for the acting office. Auditors and administrators are not waited for."""
    found: list[Waiting] = []
    total = 0
    for meant in _meant(acting):
        rows = meant.rows.where(visible(acting)).with_only_columns(*CARD, meant.since)
        first = rows.order_by(meant.since, BOARD.c.raised_position).limit(limit)
        found += [Waiting(card=card(row), since=row[-1]) for row in connection.execute(first)]
        total += _count(connection, acting, meant)
    found.sort(key=lambda one: one.since)
    return WaitingList(items=tuple(found[:limit]), total=min(total, MOST_COUNTED), exact=total <= MOST_COUNTED)


@dataclass(frozen=True, slots=True)
class _Meant:
    """Rows that wait for an office, and the column that says since when; `word` where it alone says for whom."""

    rows: Select[Any]
    since: ColumnElement[Any]
    word: str | None = None


def _count(connection: Connection, acting: Acting, meant: _Meant) -> int:
    if meant.word is not None:
        wanted = Wanted(value=(By.WAITING_FOR.value, meant.word), equal={"waiting_word": meant.word})
        return sum(one.count for one in by_state(connection, acting, wanted).values())
    some = meant.rows.where(visible(acting)).limit(MOST_COUNTED + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _meant(acting: Acting) -> tuple[_Meant, ...]:
    """The rows that wait for this office, by each word that means it; a desk waits since its own help was asked."""
    c, q = BOARD.c, DESK_QUEUE.c
    rows: Select[Any] = select(literal_column("1")).select_from(BOARD)
    if acting.kind is OfficeKind.DESK:
        mine = rows.join(DESK_QUEUE, q.obstacle_id == c.id)
        return (_Meant(mine.where(q.desk == (acting.desk or ""), q.waited_for.is_(True)), q.since),)
    if acting.kind in AGENCY:
        own = compared({"agency": acting.agency or "", "waiting_word": Waits.AGENCY.value}, look_up=True)
        return (_Meant(rows.where(*own), c.waiting_since),)
    words = MEANT_BY.get(acting.kind, ())
    return tuple(_Meant(rows.where(c.waiting_word == word), c.waiting_since, word) for word in words)
