"""What rests on an entry now, and what stands in the way of retiring it."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

from projections.facts import open_of_agency, open_of_cause, unfinished_of_desk
from web.directory.sorts import AGENCY, CAUSE, DESK, OFFICE, Sort, code_of
from web.visiting import Visit
from wording.directory import Resting

Count = Callable[[Connection, str], int]


def resting(visit: Visit, sort: Sort, entry: Any) -> Resting:
    """Counted over everything, whoever may see it: the administrator learns numbers only."""
    code = code_of(entry)
    if sort is AGENCY:
        return Resting(
            obstacles=_counted(visit, open_of_agency, code),
            desks=len(in_the_way(visit, sort, entry)),
            offices=len(offices_of(visit, sort, entry)),
        )
    if sort is DESK:
        return Resting(
            assistance=_counted(visit, unfinished_of_desk, code),
            causes=len(in_the_way(visit, sort, entry)),
            offices=len(offices_of(visit, sort, entry)),
        )
    if sort is CAUSE:
        return Resting(obstacles=_counted(visit, open_of_cause, code))
    return Resting(holders=len(entry.holders(visit.today)))


def in_the_way(visit: Visit, sort: Sort, entry: Any) -> list[tuple[str, str]]:
    """Address and name of what has to be moved or retired before the entry can be retired."""
    code, known = code_of(entry), visit.directory
    if sort is AGENCY:
        return _named(visit, DESK, (desk for desk in known.desks() if desk.agency == code))
    if sort is DESK:
        return _named(visit, CAUSE, (cause for cause in known.causes() if cause.natural_desk == code))
    return []


def offices_of(visit: Visit, sort: Sort, entry: Any) -> list[tuple[str, str]]:
    """Address and title of the offices of an agency or a desk."""
    code, held = code_of(entry), {"agency": AGENCY, "desk": DESK}
    unit = next((name for name, kind in held.items() if kind is sort), "")
    return _named(
        visit, OFFICE, (office for office in visit.directory.offices() if getattr(office, unit, None) == code)
    )


def _named(visit: Visit, sort: Sort, entries: Iterable[Any]) -> list[tuple[str, str]]:
    """Those in use."""
    return [(sort.address(each), sort.name(each, visit.language)) for each in entries if not each.retired]


def _counted(visit: Visit, count: Count, code: str) -> int:
    with visit.deps.reads.connect() as connection:
        return count(connection, code)
