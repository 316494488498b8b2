"""Finding them, in three looks that are bounded: the agency's open ones, the same rare words, the solved ones."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import Acting
from domain.obstacle import OPEN, Resolved, State
from domain.text import Text
from projections.board import Card, Filters, page
from projections.similar.likeness import ENOUGH, IN_COMMON, likeness, telling
from projections.tables import TIMELINE
from projections.timeline import ENTRY, entry

#: How many of each are shown, and how many are looked at.
SHOWN, AGENCY_S, OF_CAUSE, OF_WORDS = 3, 100, 50, 10
#: So many of the longest words have to be there, where all agencies are searched.
RARE = 3
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


def _likely(connection: Connection, acting: Acting, told: Told, typed: frozenset[str]) -> list[Likely]:
    if len(typed) < IN_COMMON:
        return []
    cards = {card.id: card for card in _looked_at(connection, acting, told, typed)}
    found = (Likely(card, _like(card, told, typed)) for card in cards.values())
    return sorted((one for one in found if one.likeness >= ENOUGH), key=lambda one: -one.likeness)[:SHOWN]


def _looked_at(connection: Connection, acting: Acting, told: Told, typed: frozenset[str]) -> Iterator[Card]:
    """The agency's own newest open ones, and those of anybody that hold all of the longest words."""
    still = tuple(sorted(OPEN))
    if told.agency:
        yield from page(connection, acting, Filters(states=still, agency=told.agency), limit=AGENCY_S).items
    longest = sorted(typed, key=lambda word: (-len(word), word))[:RARE]
    if len(longest) == RARE:
        yield from page(connection, acting, Filters(states=still, q=" ".join(longest)), limit=OF_WORDS).items


def _like(card: Card, told: Told, typed: frozenset[str]) -> float:
    known = telling(f"{card.title or ''} {card.activity or ''}")
    return likeness(typed, known, same_cause=card.cause == told.cause)


def _solved(connection: Connection, acting: Acting, told: Told, typed: frozenset[str]) -> Iterator[Solved]:
    if not told.cause:
        return
    asked = Filters(states=(State.RESOLVED,), cause=told.cause)
    cards = page(connection, acting, asked, limit=OF_CAUSE).items
    best = sorted(cards, key=lambda card: -len(typed & telling(card.title or "")))[:SHOWN]
    endings = _endings(connection, [card.id for card in best])
    for card in best:
        if card.id in endings:
            yield Solved(card, endings[card.id].root_cause, endings[card.id].what_worked)


def _endings(connection: Connection, ids: Collection[UUID]) -> Mapping[UUID, Resolved]:
    """The last confirmation of each."""
    if not ids:
        return {}
    t = TIMELINE.c
    told = select(*ENTRY).where(t.obstacle_id.in_(ids), t.topic.like(RESOLVED)).order_by(t.position)
    events: Sequence[object] = [entry(row).event for row in connection.execute(told)]
    return {event.originator_id: event for event in events if isinstance(event, Resolved)}
