"""Days off, rules of the clocks and year-end deadlines: listed, changed by decrees, drafted, switched on, set."""

from domain.almanac.days import DayAdded, DayMoved, DayRemoved, YearListed
from domain.almanac.terms import DeadlineDispensed, DeadlineSet
from domain.almanac.versions import RulesDrafted, RulesSwitchedOn
from domain.text import Text
from wording.dates import long_moment, weekday
from wording.deadlines import deadline_moment
from wording.terms import word
from wording.timeline.telling import Telling, Told, tell


@tell.register
def _year(event: YearListed, telling: Telling) -> Told:
    headline = telling.said_in.ngettext(
        "{n} hari libur tahun {year} dimuat dari {source}",
        "{n} hari libur tahun {year} dimuat dari {source}",
        len(event.days),
        year=str(event.year),
        source=event.source,
    )
    return Told(headline=headline)


@tell.register
def _added(event: DayAdded, telling: Telling) -> Told:
    headline = telling.gettext(
        "{day} menjadi hari libur: {name}", day=weekday(event.day, telling.said_in), name=event.name
    )
    return Told(headline=headline, quote=_paper(event.decree))


@tell.register
def _moved(event: DayMoved, telling: Telling) -> Told:
    days = {"day": weekday(event.day, telling.said_in), "to": weekday(event.to, telling.said_in)}
    return Told(headline=telling.gettext("Hari libur {day} dipindahkan ke {to}", **days), quote=_paper(event.decree))


@tell.register
def _removed(event: DayRemoved, telling: Telling) -> Told:
    headline = telling.gettext("{day} tidak lagi menjadi hari libur", day=weekday(event.day, telling.said_in))
    return Told(headline=headline, quote=_paper(event.decree))


@tell.register
def _drafted(event: RulesDrafted, telling: Telling) -> Told:
    headline = telling.gettext("Aturan versi {version} disusun", version=str(event.version))
    return Told(headline=headline, quote=Text(event.reason))


@tell.register
def _switched_on(event: RulesSwitchedOn, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Aturan versi {version} mulai berlaku", version=str(event.version)))


@tell.register
def _set(event: DeadlineSet, telling: Telling) -> Told:
    headline = telling.gettext(
        "Batas {document} tahun {year} ditetapkan: {at}",
        document=word(event.document, telling.said_in),
        year=str(event.year),
        at=deadline_moment(event.at, event.zone, telling.said_in),
    )
    return Told(headline=headline, quote=_paper(event.letter))


@tell.register
def _dispensed(event: DeadlineDispensed, telling: Telling) -> Told:
    headline = telling.gettext(
        "{name} mendapat dispensasi {document} tahun {year} sampai {at}",
        name=telling.directory.agency_name(event.agency, event.recorded_at),
        document=word(event.document, telling.said_in),
        year=str(event.year),
        at=long_moment(event.at, telling.said_in),
    )
    return Told(headline=headline, quote=_paper(event.letter))


def _paper(number: str | None) -> Text | None:
    return Text(number) if number else None
