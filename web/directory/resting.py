"""What rests on an entry now, and what stands in the way of retiring it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from projections.facts import open_of_agency, open_of_cause, unfinished_of_desk
from web.directory.sorts import AGENCY, CAUSE, DESK, Sort, code_of
from web.visiting import Visit
from wording.directory import Resting

Count = Callable[[Connection, str], int]


def resting(visit: Visit, sort: Sort, entry: Any) -> Resting:
    """Counted over everything, whoever may see it: the administrator learns numbers only."""
    code, known = code_of(entry), visit.directory
    if sort is AGENCY:
        return Resting(
            obstacles=_counted(visit, open_of_agency, code),
            desks=len(in_the_way(visit, sort, entry)),
            offices=sum(office.agency == code and not office.retired for office in known.offices()),
        )
    if sort is DESK:
        return Resting(
            assistance=_counted(visit, unfinished_of_desk, code),
            causes=len(in_the_way(visit, sort, entry)),
            offices=sum(office.desk == code and not office.retired for office in known.offices()),
        )
    if sort is CAUSE:
        return Resting(obstacles=_counted(visit, open_of_cause, code))
    return Resting(holders=len(entry.holders(visit.today)))


def in_the_way(visit: Visit, sort: Sort, entry: Any) -> list[tuple[str, str]]:
    """Address and name of what has to be moved or retired before the entry can be retired."""
    code, known = code_of(entry), visit.directory
    if sort is AGENCY:
        found: list[tuple[Sort, Any]] = [(DESK, d) for d in known.desks() if not d.retired and d.agency == code]
    elif sort is DESK:
        found = [(CAUSE, c) for c in known.causes() if not c.retired and c.natural_desk == code]
    else:
        found = []
    return [(kind.address(each), kind.name(each, visit.language)) for kind, each in found]


def _counted(visit: Visit, count: Count, code: str) -> int:
    with visit.deps.reads.connect() as connection:
        return count(connection, code)
