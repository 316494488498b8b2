"""What was added: evidence, comments, visits on site."""

from domain.obstacle import Commented, EvidenceAdded, SiteVisited
from wording.timeline.telling import Telling, Told, tell


@tell.register
def _evidence(event: EvidenceAdded, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Bukti ditambahkan"), quote=event.text, files=event.files)


@tell.register
def _comment(event: Commented, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Komentar"), quote=event.text)


@tell.register
def _visit(event: SiteVisited, telling: Telling) -> Told:
    headline = telling.gettext("Kunjungan lapangan pada {day}", day=telling.day(event.on))
    return Told(headline=headline, quote=event.text, files=event.evidence)
