"""What differs between two moments of one obstacle: fields of its record, where it stood, the help, and its flags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from domain.obstacle import Obstacle, Record, fold
from projections.past import Past
from projections.timeline import Entry

#: What is compared beside the record, in the order in which it is told.
STANDING = ("state", "level", "assistance", "waits_outside", "flags")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: a field of the record, or one of STANDING."""

    name: str
    before: object
    now: object


def stood_after(entries: Sequence[Entry], past: Past) -> Obstacle | None:
    """The obstacle as those of the events make it that had been recorded by then; None before it was raised."""
    return fold(each.event for each in entries if each.position <= past.position)


def differences(before: Obstacle, now: Obstacle) -> Iterator[Difference]:
    """Where it stood comes first, then the record in the order of its fields."""
    pairs: list[tuple[str, object, object]] = [(name, before, now) for name in STANDING]
    pairs += [(field.name, before.record, now.record) for field in fields(Record)]
    for name, old, new in pairs:
        was, is_ = getattr(old, name), getattr(new, name)
        if was != is_:
            yield Difference(name, was, is_)
