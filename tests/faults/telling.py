"""Something to be disturbed: an obstacle, raised through the tracker."""

from datetime import date
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.obstacle import Effect, RaiseObstacle
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts

ADPEM = Acting(account="adpem", person="adpem", office="adpem", kind=OfficeKind.ADPEM)


def raised(parts: Parts, words: str = "SIPD lambat dan sering terputus") -> UUID:
    """Raise an obstacle; its id."""
    report = RaiseObstacle(
        agency="DINKES",
        cause="A9-SIPD",
        description=Text(words),
        effect=Effect.FINISHED_UNPAID,
        happened_on=date(2024, 11, 15),
    )
    return parts.tracker.raise_obstacle(report, Request(acting=ADPEM, key=words)).id
