"""Filters that somebody keeps under a name: for himself, or for the office, which keeps them when its holder changes.

A view holds an address only. What it shows is what that page shows whoever opens it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from domain.accounts import Caller
from domain.naming import visible
from domain.refusals import Invalid

LONGEST_NAME = 60
LONGEST_QUERY = 1_000
MOST = 40


class Place(StrEnum):
    """A page that can be kept with its filters; the value is its address without the slash."""

    BOARD = "board"
    LIST = "obstacles"
    REVIEW = "review"
    WAITING = "waiting"


_LISTS = frozenset(
    ("agency", "desk", "state", "level", "stage", "locus", "cause", "year", "waiting_for", "visibility")
) | {"amount", "flagged", "carried", "q", "sort"}
#: The parts of an address that are kept; a moment of the past and the place in a list are not.
KEPT: Mapping[Place, frozenset[str]] = {
    Place.BOARD: _LISTS,
    Place.LIST: _LISTS,
    Place.REVIEW: frozenset(("by", "year")),
    Place.WAITING: frozenset(("kind", "who", "cause", "show")),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is to be kept; `query` is that of the page's address, `shared` for the acting office."""

    name: str
    place: Place
    query: str
    shared: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedView:
    """A view as its readers see it; `start` says that the caller begins with it after logging in."""

    id: UUID
    name: str
    place: Place
    query: str
    shared: bool
    start: bool = False

    @property
    def href(self) -> str:
        """The page that it shows."""
        return f"/{self.place}?{self.query}" if self.query else f"/{self.place}"


def kept_query(place: Place, query: str) -> str:
    """The query with what the page keeps, in one order, so that the same filters are the same view."""
    pairs = parse_qsl(query.replace("\0", "").lstrip("?"))
    known = sorted({(name, value) for name, value in pairs if name in KEPT[place]})
    return urlencode(known)


def checked(wish: Wish) -> Wish:
    """The wish as it is stored. Raises Invalid."""
    name, query = checked_name(wish.name), kept_query(wish.place, wish.query)
    if len(query) > LONGEST_QUERY:
        raise Invalid(query=("too_long", {"longest": LONGEST_QUERY, "length": len(query)}))
    return Wish(name=name, place=wish.place, query=query, shared=wish.shared)


def checked_name(typed: str) -> str:
    """The name without what cannot be seen. Raises Invalid."""
    name = visible(typed)
    if not name:
        raise Invalid(name=("required", {}))
    if len(name) > LONGEST_NAME:
        raise Invalid(name=("too_long", {"longest": LONGEST_NAME, "length": len(name)}))
    return name


class SavedViews(Protocol):
    """The views that a caller sees: his own, and those of the office in which he acts."""

    def list(self, caller: Caller) -> Sequence[SavedView]:
        """By name."""
        ...

    def find(self, caller: Caller, view: UUID) -> SavedView:
        """Raises NotFound, also for the view of another."""
        ...

    def save(self, caller: Caller, wish: Wish, key: str) -> SavedView:
        """Keep it; the same key keeps it once. Raises Invalid, KeyReused."""
        ...

    def rename(self, caller: Caller, view: UUID, name: str) -> SavedView:
        """Raises NotFound, Invalid."""
        ...

    def remove(self, caller: Caller, view: UUID) -> None:
        """Raises NotFound."""
        ...

    def begin_with(self, caller: Caller, view: UUID | None) -> None:
        """Show this view after logging in from now on, or (None) the first page. Raises NotFound."""
        ...

    def start(self, caller: Caller) -> SavedView | None:
        """The view with which the caller begins in the acting office."""
        ...
