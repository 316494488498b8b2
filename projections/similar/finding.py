"""Finding them, in three looks that are bounded: the agency's open ones, the same rare words, the solved ones."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, select

from domain.acting import Acting
from domain.obstacle import Resolved, State
from domain.text import Text
from projections.board import CARD, Card, card
from projections.counts.sums import MOST_KEPT
from projections.looking import Checked
from projections.search.matching import holding_some
from projections.similar.likeness import ENOUGH, IN_COMMON, likeness, telling
from projections.tables import BOARD, TIMELINE
from projections.timeline import ENTRY, entry
from projections.visible import visible

#: How many of each are shown, and how many are looked at: of these the few columns below, no more than an agency has.
SHOWN, AGENCY_S, OF_CAUSE, OF_WORDS = 3, 1_000, 200, 50
Known = Row[int, str | None, str | None, str]
KNOWN = (BOARD.c.raised_position, BOARD.c.title, BOARD.c.activity, BOARD.c.cause)
STILL = Checked(BOARD.c.is_open).is_(True)
#: Where all agencies are searched, any three of the five longest words have to be there.
LONGEST, RARE = 5, 3
RESOLVED = "obstacle.resolved.%"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What is typed so far; `words` are title and description together, "" and None where nothing is."""

    agency: str | None = None
    cause: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """An open obstacle that is probably the same; `likeness` is from ENOUGH to 1."""

    card: Card
    likeness: float


@dataclass(frozen=True, slots=True)
class Solved:
    """A solved obstacle of the same cause, with what its confirmation says: why it was, and what worked."""

    card: Card
    root_cause: Text
    what_worked: Text


@dataclass(frozen=True, slots=True)
class Similar:
    """The likeliest first, and of the solved ones those with most words in common, then the newest."""

    likely: tuple[Likely, ...] = ()
    solved: tuple[Solved, ...] = ()


def similar(connection: Connection, acting: Acting, told: Told) -> Similar:
    """What the acting office may see of it; never more than a few, however many there are."""
    typed = telling(told.words)
    return Similar(
        likely=tuple(_likely(connection, acting, told, typed)),
        solved=tuple(_solved(connection, acting, told, typed)),
    )


def _likely(connection: Connection, acting: Acting, told: Told, typed: frozenset[str]) -> Iterator[Likely]:
    if len(typed) < IN_COMMON:
        return
    known = {row.raised_position: _like(row, told, typed) for row in _looked_at(connection, acting, told, typed)}
    best = sorted((at for at in known if known[at] >= ENOUGH), key=lambda at: -known[at])[:SHOWN]
    for at, one in _cards(connection, acting, best):
        yield Likely(one, known[at])


def _looked_at(connection: Connection, acting: Acting, told: Told, typed: frozenset[str]) -> Iterator[Known]:
    """The agency's own open ones, and those of anybody that hold some of the longest words."""
    if told.agency:
        yield from connection.execute(_open_of_agency(acting), {"agency": told.agency})
    longest = sorted(typed, key=lambda word: (-len(word), word))[:LONGEST]
    if len(longest) >= RARE:
        match = holding_some(connection, longest, RARE)
        found = select(*KNOWN).select_from(match.source).where(match.condition, STILL, visible(acting))
        yield from connection.execute(found.order_by(match.position.desc()).limit(OF_WORDS))


def _like(row: Known, told: Told, typed: frozenset[str]) -> float:
    known = telling(f"{row.title or ''} {row.activity or ''}")
    return likeness(typed, known, same_cause=row.cause == told.cause)


def _solved(connection: Connection, acting: Acting, told: Told, typed: frozenset[str]) -> Iterator[Solved]:
    if not told.cause:
        return
    rows = connection.execute(_solved_of_cause(acting), {"cause": told.cause}).all()
    best = sorted(rows, key=lambda row: -len(typed & telling(row.title or "")))[:SHOWN]
    cards = [one for _, one in _cards(connection, acting, [row.raised_position for row in best])]
    endings = _endings(connection, [one.id for one in cards])
    for one in cards:
        if one.id in endings:
            yield Solved(one, endings[one.id].root_cause, endings[one.id].what_worked)


@lru_cache(MOST_KEPT)
def _open_of_agency(acting: Acting) -> Select[Any]:
    return _newest(acting, BOARD.c.agency == bindparam("agency"), STILL, limit=AGENCY_S)


@lru_cache(MOST_KEPT)
def _solved_of_cause(acting: Acting) -> Select[Any]:
    solved = Checked(BOARD.c.state) == State.RESOLVED.value
    return _newest(acting, BOARD.c.cause == bindparam("cause"), solved, limit=OF_CAUSE)


def _newest(acting: Acting, *where: ColumnElement[bool], limit: int) -> Select[Any]:
    """By one equality that has an index in this order. Kept once made, as the statements of lists are."""
    found = select(*KNOWN).where(*where, visible(acting))
    return found.order_by(BOARD.c.raised_position.desc()).limit(limit)


def _cards(connection: Connection, acting: Acting, best: Sequence[int]) -> list[tuple[int, Card]]:
    """The cards of those that were raised at these positions, in this order."""
    if not best:
        return []
    found = {row[-1]: card(row) for row in connection.execute(_raised_at(acting), {"best": best})}
    return [(at, found[at]) for at in best if at in found]


@lru_cache(MOST_KEPT)
def _raised_at(acting: Acting) -> Select[Any]:
    at = BOARD.c.raised_position
    return select(*CARD, at).where(at.in_(bindparam("best", expanding=True)), visible(acting))


def _endings(connection: Connection, ids: Collection[UUID]) -> Mapping[UUID, Resolved]:
    """The last confirmation of each."""
    if not ids:
        return {}
    t = TIMELINE.c
    told = select(*ENTRY).where(t.obstacle_id.in_(ids), t.topic.like(RESOLVED)).order_by(t.position)
    events: Sequence[object] = [entry(row).event for row in connection.execute(told)]
    return {event.originator_id: event for event in events if isinstance(event, Resolved)}
