"""Changes of who may see an obstacle, kept beside the event that made them, for those who follow the feed."""

from dataclasses import dataclass

from domain.acting import Acting
from domain.obstacle import Obstacle, Visibility, sees
from projections.change import Change
from projections.encoding import decode, encode


@dataclass(frozen=True, kw_only=True, slots=True)
class Traits:
    """What decides who sees an obstacle; `desks` are all that have or had an assistance."""

    agency: str
    raised_by: str
    visibility: Visibility
    desks: tuple[str, ...]

    def seen_by(self, acting: Acting) -> bool:
        return sees(
            acting,
            visibility=self.visibility,
            agency=self.agency,
            raised_by=self.raised_by,
            desks=frozenset(self.desks),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """The traits before and after an event that changed them."""

    before: Traits
    after: Traits

    def hides_from(self, acting: Acting) -> bool:
        return self.before.seen_by(acting) and not self.after.seen_by(acting)


def traits(obstacle: Obstacle) -> Traits:
    """What decides who sees this obstacle."""
    return Traits(
        agency=obstacle.record.agency,
        raised_by=obstacle.raised_by.account,
        visibility=obstacle.record.visibility,
        desks=tuple(sorted({a.desk for a in obstacle.assistance})),
    )


def sighting(change: Change) -> str | None:
    """The stored form of what the event changed; None where as many see the obstacle as before."""
    if change.before is None or change.after is None:
        return None
    before, after = traits(change.before), traits(change.after)
    return None if before == after else encode(Sighting(before=before, after=after))


def read(stored: str) -> Sighting:
    """The sighting of its stored form."""
    return decode(Sighting, stored)
