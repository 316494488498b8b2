"""The whole history of an obstacle as it was recorded: one row for each event, for auditors."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from domain.event import Event
from domain.obstacle import Obstacle, after
from projections.encoding import encode, plain
from projections.timeline import Entry
from web.obstacle.case import Case, named_by
from web.obstacle.telling import happened_on
from web.visiting import Visit
from wording.dates import short_day, short_moment
from wording.event_words import event_word
from wording.offices import office_title, person_name
from wording.terms import word

SHARED = frozenset(field.name for field in fields(Event))
#: Kept by every event in columns of their own, or following from all of them.
NOT_COMPARED = frozenset({"id", "version", "raised_by", "raised_at", "updated_at", "state_since", "before_merge"})
#: Stands for an obstacle that the caller may not see.
UNSEEN = "…"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of the obstacle before and after an event, as JSON text; empty where there was none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An event with everything that lies beside it. Times in ISO 8601 (UTC) and in words (WITA)."""

    position: int
    version: int
    topic: str
    event: str
    person: str
    name: str
    office: str
    standing: str
    happened: str
    happened_iso: str
    recorded: str
    recorded_iso: str
    via: str
    correlation: str
    client_time: str
    data: str
    differences: tuple[Difference, ...]

    @property
    def before(self) -> str:
        return _as_json({each.name: each.before for each in self.differences})

    @property
    def after(self) -> str:
        return _as_json({each.name: each.after for each in self.differences})


def rows(visit: Visit, case: Case) -> Sequence[Row]:
    """All events in the order of the log; ids of other obstacles that the caller may not see are left out."""
    names = visit.deps.names.names(list({event.by.person for event in case.events}))
    unseen = {str(other) for event in case.events for other in named_by(event) if other not in case.numbers}
    return [
        _veiled(_row(visit, entry, names, before, now), unseen)
        for entry, (before, now) in zip(case.entries, _steps(case.events), strict=True)
    ]


def _veiled(row: Row, unseen: Iterable[str]) -> Row:
    for id_ in unseen:
        differences = tuple(
            Difference(one.name, one.before.replace(id_, UNSEEN), one.after.replace(id_, UNSEEN))
            for one in row.differences
        )
        row = replace(row, data=row.data.replace(id_, UNSEEN), differences=differences)
    return row


def _steps(events: Sequence[Event]) -> Iterator[tuple[Obstacle | None, Obstacle]]:
    before: Obstacle | None = None
    for event in events:
        now = after(before, event)
        yield before, now
        before = now


def _row(visit: Visit, entry: Entry, names: Mapping[str, str], before: Obstacle | None, now: Obstacle) -> Row:
    event, beside, said_in = entry.event, entry.metadata, visit.language
    happened = happened_on(event)
    return Row(
        position=entry.position,
        version=event.originator_version,
        topic=event.TOPIC,
        event=event_word(event.TOPIC, said_in),
        person=event.by.person,
        name=person_name(event.by, names),
        office=office_title(event.by, visit.directory, said_in, event.recorded_at),
        standing=word(event.by.standing, said_in),
        happened=short_day(happened),
        happened_iso=happened.isoformat(),
        recorded=short_moment(event.recorded_at, said_in),
        recorded_iso=event.recorded_at.isoformat(timespec="seconds"),
        via=beside.get("via") or "",
        correlation=beside.get("correlation") or "",
        client_time=beside.get("client_time") or "",
        data=encode({name: value for name, value in vars(event).items() if name not in SHARED}),
        differences=tuple(_differences(before, now)),
    )


def _differences(before: Obstacle | None, now: Obstacle) -> Iterator[Difference]:
    old, new = _flat(before), _flat(now)
    for name, value in new.items():
        if value != old.get(name):
            yield Difference(name, _said(old.get(name)), _said(value))


def _flat(obstacle: Obstacle | None) -> dict[str, Any]:
    """State and record side by side, as plain values."""
    if obstacle is None:
        return {}
    found = plain(encode(obstacle))
    record = {f"record.{name}": value for name, value in found.pop("record").items()}
    return {name: value for name, value in (found | record).items() if name not in NOT_COMPARED}


def _said(value: Any) -> str:
    if value is None or value == []:
        return ""
    return value if isinstance(value, str) else _as_json(value)


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
