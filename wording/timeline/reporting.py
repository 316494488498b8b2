"""Raised, amended, and triaged."""

from domain.obstacle import Accepted, Obstacle, ObstacleRaised, RecordAmended, Resubmitted, Returned, Withdrawn
from wording.fields import field_label
from wording.record_values import shown
from wording.terms import word
from wording.timeline.telling import Detail, Telling, Told, tell


@tell.register
def _raised(event: ObstacleRaised, telling: Telling) -> Told:
    return Told(
        headline=telling.gettext("Kendala dilaporkan"), quote=event.record.description, files=event.record.evidence
    )


@tell.register
def _amended(event: RecordAmended, telling: Telling) -> Told:
    details = tuple(_change(telling, name, value, telling.before) for name, value in event.amendment.values().items())
    fields = telling.said_in.listed([detail.label for detail in details])
    return Told(headline=telling.gettext("Catatan diperbaiki: {fields}", fields=fields), details=details)


def _change(telling: Telling, name: str, value: object, before: Obstacle | None) -> Detail:
    names = (telling.directory, telling.said_in, telling.event.recorded_at)
    replaced = shown(name, getattr(before.record, name), *names) if before else None
    return Detail(field_label(name, telling.said_in), shown(name, value, *names), replaced)


@tell.register
def _accepted(event: Accepted, telling: Telling) -> Told:
    level = word(event.level, telling.said_in)
    return Told(headline=telling.gettext("Kendala diterima pada jenjang {level}", level=level))


@tell.register
def _returned(event: Returned, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Laporan dikembalikan untuk dilengkapi"), quote=event.reason)


@tell.register
def _resubmitted(event: Resubmitted, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Laporan diajukan kembali"), quote=event.text)


@tell.register
def _withdrawn(event: Withdrawn, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Laporan ditarik"), quote=event.reason)
