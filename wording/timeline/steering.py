"""Up the ladder and down again, deadlines, waiting for others, who may see."""

from domain.obstacle import DeadlineMoved, Decided, Escalated, Instructed, VisibilityChanged, WaitEnded, WaitStarted
from wording.fields import field_label
from wording.terms import word
from wording.timeline.telling import Detail, Telling, Told, tell
from wording.values import words_of


@tell.register
def _escalated(event: Escalated, telling: Telling) -> Told:
    level = word(event.to, telling.said_in)
    return Told(headline=telling.gettext("Dinaikkan ke {level} untuk diputuskan", level=level), quote=event.reason)


@tell.register
def _decided(event: Decided, telling: Telling) -> Told:
    level = word(event.level, telling.said_in)
    headline = telling.gettext("Diputuskan; dilanjutkan pada jenjang {level}", level=level)
    return Told(headline=headline, quote=event.text)


@tell.register
def _instructed(event: Instructed, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Arahan diberikan"), quote=event.text)


@tell.register
def _deadline(event: DeadlineMoved, telling: Telling) -> Told:
    letter = () if event.letter is None else (_detail(telling, "letter", words_of(event.letter, telling.said_in)),)
    headline = telling.gettext("Tenggat diubah menjadi {day}", day=telling.day(event.needed_by))
    return Told(headline=headline, quote=event.reason, details=letter)


def _detail(telling: Telling, field: str, text: str) -> Detail:
    return Detail(field_label(field, telling.said_in), text)


@tell.register
def _waits(event: WaitStarted, telling: Telling) -> Told:
    party = words_of(event.party, telling.said_in)
    return Told(headline=telling.gettext("Menunggu {who}", who=party), quote=event.reason)


@tell.register
def _waits_no_more(event: WaitEnded, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Tidak lagi menunggu pihak luar"), quote=event.text)


@tell.register
def _visibility(event: VisibilityChanged, telling: Telling) -> Told:
    who = word(event.visibility, telling.said_in)
    return Told(headline=telling.gettext("Dapat dilihat oleh: {who}", who=who), quote=event.reason)
