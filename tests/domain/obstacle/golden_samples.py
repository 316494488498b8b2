"""One sample of each stored event version: JSON as it lies in the log, kept for ever beside the tests.

`python -m tests.domain.obstacle.golden_samples` writes the samples that are missing. It never changes one: what was
stored once has to be readable for ever, so a sample of an older version stays when a newer one comes.
"""

import dataclasses
import json
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import domain.almanac
import domain.bulk
import domain.carry_over
import domain.clocks.days
import domain.directory
import domain.obstacle
from domain.acting import Acting, OfficeKind, Standing
from domain.event import Event
from domain.obstacle import AMENDABLE
from domain.text import Text
from kendala.store.mapper import Mapper
from kendala.store.metadata import Metadata

FOLDER = Path(__file__).parent / "golden"
PACKAGES = tuple(
    p.__name__
    for p in (
        domain.obstacle,
        domain.directory,
        domain.almanac,
        domain.bulk,
        domain.carry_over,
        domain.clocks.days,
    )
)
STREAM = UUID("0a2b6d0e-0000-4000-8000-000000000001")
VERSION = 7
MOMENT = datetime(2024, 11, 26, 2, 15, 30, 123456, tzinfo=UTC)
OFFICE = Acting(
    account="account-1",
    person="person-1",
    office="desk-bpkad",
    kind=OfficeKind.DESK,
    agency="BPKAD",
    desk="BPKAD",
    standing=Standing.PLT,
)
ARRIVAL = Metadata(
    via="session-1",
    correlation=UUID("0a2b6d0e-0000-4000-8000-000000000002"),
    causation=UUID("0a2b6d0e-0000-4000-8000-000000000003"),
    client_time=datetime(2024, 11, 26, 2, 10, tzinfo=UTC),
    rules="2024-1",
)
PLAIN: dict[type[Any], Any] = {
    bool: True,
    int: 5,
    date: date(2024, 11, 26),
    datetime: MOMENT,
    Decimal: Decimal("41.70"),
    UUID: UUID("0a2b6d0e-0000-4000-8000-000000000004"),
}


def event_classes() -> Iterator[type[Event]]:
    """Every event that is stored, in the order of the code."""
    waiting: list[type[Event]] = [Event]
    while waiting:
        for cls in waiting.pop().__subclasses__():
            waiting.append(cls)
            if "TOPIC" in vars(cls) and cls.__module__.startswith(PACKAGES):
                yield cls


def sample(cls: type[Event]) -> Event:
    """An event with every field filled, always the same."""
    own = values(cls, but={"originator_id", "originator_version", "recorded_at", "by"})
    return cls(originator_id=STREAM, originator_version=VERSION, recorded_at=MOMENT, by=OFFICE, **own)


def values(cls: type[Any], *, but: Collection[str] = ()) -> dict[str, Any]:
    """A value for each field of a dataclass, by its type."""
    hints = get_type_hints(cls)
    return {f.name: value(f.name, hints[f.name]) for f in dataclasses.fields(cls) if f.name not in but}


def value(name: str, kind: Any) -> Any:
    """A value of this type: the first word of an enumeration, one of many, something rather than None."""
    if name == "fields":
        return tuple(sorted(AMENDABLE))
    if get_origin(kind) is tuple:
        return (value(name, get_args(kind)[0]),)
    if NoneType in get_args(kind):
        return value(name, next(one for one in get_args(kind) if one is not NoneType))
    if kind in PLAIN:
        return PLAIN[kind]
    if kind in {str, Text}:
        return kind(f"{name} – contoh")
    return next(iter(kind)) if issubclass(kind, Enum) else kind(**values(kind))


def stored(event: Event) -> Any:
    """The state of an event as the log holds it."""
    return json.loads(Mapper().store(event, ARRIVAL).state)


def main() -> None:
    """Write the samples that are missing."""
    for cls in event_classes():
        path = FOLDER / f"{cls.TOPIC}.json"
        if not path.exists():
            path.write_text(json.dumps(stored(sample(cls)), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            print(f"written: {path.name}")


if __name__ == "__main__":
    main()
