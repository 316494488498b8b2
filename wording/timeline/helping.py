"""Help by a desk: assigned, taken or declined, its progress, its end."""

from domain.obstacle import (
    AssistanceAssigned,
    AssistanceCancelled,
    AssistanceCompleted,
    AssistanceDeclined,
    AssistanceExtended,
    AssistanceTaken,
    ProgressReported,
)
from wording.timeline.telling import Telling, Told, tell


@tell.register
def _assigned(event: AssistanceAssigned, telling: Telling) -> Told:
    headline = telling.gettext(
        "{desk} ditugaskan mendampingi sampai {due}", desk=telling.desk(event.desk), due=telling.day(event.due)
    )
    return Told(headline=headline, quote=event.request)


@tell.register
def _extended(event: AssistanceExtended, telling: Telling) -> Told:
    headline = telling.gettext(
        "Pendampingan {desk} diperpanjang sampai {due}", desk=telling.helper(event), due=telling.day(event.due)
    )
    return Told(headline=headline, quote=event.reason)


@tell.register
def _cancelled(event: AssistanceCancelled, telling: Telling) -> Told:
    headline = telling.gettext("Pendampingan {desk} dibatalkan", desk=telling.helper(event))
    return Told(headline=headline, quote=event.reason)


@tell.register
def _taken(event: AssistanceTaken, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Pendampingan disanggupi {desk}", desk=telling.helper(event)))


@tell.register
def _declined(event: AssistanceDeclined, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Penugasan ditolak {desk}", desk=telling.helper(event)), quote=event.reason)


@tell.register
def _progressed(event: ProgressReported, telling: Telling) -> Told:
    headline = telling.gettext("Perkembangan pendampingan {desk}", desk=telling.helper(event))
    return Told(headline=headline, quote=event.text, files=event.evidence)


@tell.register
def _completed(event: AssistanceCompleted, telling: Telling) -> Told:
    headline = telling.gettext("Pendampingan {desk} tuntas", desk=telling.helper(event))
    return Told(headline=headline, quote=event.text)
