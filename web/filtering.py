"""The filters of a list as they stand in the address, so that a list can be passed on and come back to."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from starlette.datastructures import QueryParams

from domain.obstacle import OPEN, Level, Locus, Stage, State, Visibility, Waits
from domain.refusals import NotFound
from projections.board import Filters, Sort
from web.addresses import with_query

E = TypeVar("E", bound=StrEnum)
#: Stands in the address for all states in which an obstacle is unresolved.
UNRESOLVED = "open"
#: Stands in the address, as the amount, for those that state none.
UNSTATED = "none"
#: Stands in the address for those of which a clock ran out.
FLAGGED = "yes"
LONGEST_Q = 200
YEARS = range(2015, 2200)

ORDER = tuple(state for state in State if state in OPEN)


@dataclass(frozen=True, slots=True)
class Asked:
    """A list that somebody asked for: what narrows it, its order, and where the page begins."""

    filters: Filters
    sort: Sort = Sort.NEWEST
    cursor: str | None = None

    @property
    def unresolved(self) -> bool:
        return frozenset(self.filters.states) == OPEN

    def chosen(self, name: str) -> str:
        """What a select of the filter form shows as chosen; several states are none of its choices."""
        if name != "state":
            return str(self._value(name) or "")
        if self.unresolved:
            return UNRESOLVED
        return self.filters.states[0].value if len(self.filters.states) == 1 else ""

    def address(self, path: str, **changed: str | None) -> str:
        """The same list at that path, with those parts of the address set or (None) left out."""
        pairs = [pair for pair in self.pairs() if pair[0] not in changed]
        return with_query(path, [*pairs, *changed.items()])

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Everything in force but the place in the list, as it stands in the address."""
        if self.unresolved:
            yield "state", UNRESOLVED
        else:
            yield from (("state", state.value) for state in self.filters.states)
        for name in NARROWING:
            value = self._value(name)
            if value not in (None, ""):
                yield name, str(value)
        if self.sort is not Sort.NEWEST:
            yield "sort", self.sort.value

    def _value(self, name: str) -> object:
        if name == "amount":
            return UNSTATED if self.filters.unstated else None
        if name == "flagged":
            return FLAGGED if self.filters.flagged else None
        return getattr(self.filters, name)


NARROWING = (
    *("agency", "desk", "level", "stage", "locus", "cause", "year", "waiting_for", "visibility"),
    *("amount", "flagged", "carried", "q"),
)


def asked_for(query: QueryParams) -> Asked:
    """The list of this address. Raises NotFound for values that no list has."""
    filters = Filters(
        states=_states(query.getlist("state")),
        agency=_text(query.get("agency")),
        desk=_text(query.get("desk")),
        level=_one_of(Level, query.get("level")),
        stage=_one_of(Stage, query.get("stage")),
        locus=_one_of(Locus, query.get("locus")),
        cause=_text(query.get("cause")),
        year=_year(query.get("year")),
        waiting_for=_waiting(query.get("waiting_for")),
        visibility=_one_of(Visibility, query.get("visibility")),
        unstated=_only(UNSTATED, query.get("amount")),
        flagged=_only(FLAGGED, query.get("flagged")),
        carried=_year(query.get("carried")),
        q=_text(query.get("q")),
    )
    return Asked(filters, _one_of(Sort, query.get("sort")) or Sort.NEWEST, query.get("cursor") or None)


def _text(given: str | None) -> str | None:
    """What was typed, without the character that PostgreSQL cannot hold."""
    return (given or "").replace("\0", "").strip()[:LONGEST_Q] or None


def _states(given: list[str]) -> tuple[State, ...]:
    if UNRESOLVED in given:
        return ORDER
    chosen = [_one_of(State, each) for each in given]
    return tuple(dict.fromkeys(state for state in chosen if state))


def _one_of(kind: type[E], given: str | None) -> E | None:
    if not given:
        return None
    if given not in frozenset(kind):
        raise NotFound("page", given)
    return kind(given)


def _year(given: str | None) -> int | None:
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) == 4 and int(given) in YEARS):  # noqa: PLR2004 - digits of a year
        raise NotFound("page", given)
    return int(given)


def _only(value: str, given: str | None) -> bool:
    """Whether the one value was given that there is."""
    if given and given != value:
        raise NotFound("page", given)
    return bool(given)


def _waiting(given: str | None) -> str | None:
    """A kind of those waited for, a level by name (`level:secretary`) or a desk by code (`desk:BPKAD`)."""
    if not given:
        return None
    kind, _, who = given.partition(":")
    _one_of(Waits, kind)
    if kind == Waits.LEVEL and who:
        _one_of(Level, who)
    return _text(given)
