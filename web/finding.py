"""What else the typed words are: an agency, a desk, a cause, a saved view. The list below holds the obstacles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.saved_views import Place
from projections.board import Filters
from web.addresses import with_query
from web.filtering import Asked
from web.saved_views import address
from web.visiting import Visit
from wording.terms import worded

LIST = f"/{Place.LIST}"
SHORTEST, MOST = 2, 6
#: A number as people say it: the letters before it are left out.
SPOKEN = re.compile(r"\s*(?:kdl)?[\s.-]*(\d{4})[\s./-]+(\d{1,9})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """Finds of one kind, each a way and its words."""

    label: str
    icon: str
    hits: tuple[tuple[str, str], ...]


def spoken_number(typed: str) -> str:
    """`kdl 2024/12` as it is written, anything else as it was typed."""
    found = SPOKEN.fullmatch(typed)
    return f"KDL-{found[1]}-{int(found[2])}" if found else typed


def agency_meant(visit: Visit, asked: Asked) -> str:
    """The list of the agency whose code or name was typed, and nothing else; empty where it is none."""
    typed = (asked.filters.q or "").casefold()
    if not typed or asked.filters != Filters(q=asked.filters.q):
        return ""
    meant = [a.code for a in visit.directory.agencies() if typed in {a.code.casefold(), a.name.casefold()}]
    return replace(asked, filters=Filters(agency=meant[0])).address(LIST) if len(meant) == 1 else ""


def found_beside(visit: Visit, asked: Asked) -> tuple[Group, ...]:
    """The groups of finds, none for a page of the list that is not the first."""
    words = (asked.filters.q or "").casefold().split()
    if asked.cursor or sum(map(len, words)) < SHORTEST:
        return ()
    return tuple(group for group in _groups(visit, words) if group.hits)


def _groups(visit: Visit, words: list[str]) -> Iterator[Group]:
    said_in, directory = visit.language, visit.directory
    agencies = ((f"{a.code} {a.name}", _list("agency", a.code), a.name) for a in directory.agencies() if not a.retired)
    yield Group(worded("{opd}", said_in), "building-2", _those(agencies, words))
    desks = ((f"{d.code} {d.name}", _list("desk", d.code), d.name) for d in directory.desks() if not d.retired)
    yield Group(said_in.gettext("Bidang pembantu"), "hand-helping", _those(desks, words))
    named = ((cause.code, directory.cause_name(cause.code, said_in.code)) for cause in directory.causes())
    causes = ((name, _list("cause", code), name) for code, name in named)
    yield Group(said_in.gettext("Penyebab"), "split", _those(causes, words))
    views = ((view.name, address(view), view.name) for view in visit.deps.views.list(visit.caller))
    yield Group(said_in.gettext("Tampilan tersimpan"), "list-filter", _those(views, words))


def _list(name: str, code: str) -> str:
    return with_query(LIST, [(name, code)])


def _those(known: Iterable[tuple[str, str, str]], words: list[str]) -> tuple[tuple[str, str], ...]:
    """Those in whose text every word begins a word."""
    found = (
        (href, label)
        for told, href, label in known
        if all(any(part.startswith(word) for part in told.casefold().split()) for word in words)
    )
    return tuple(hit for hit, _ in zip(found, range(MOST), strict=False))
