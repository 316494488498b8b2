"""Offices and who holds them: rights belong to the office, a person has them only for the days of the tenure."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.acting import Acting, OfficeKind, Standing
from domain.directory.evolving import evolve
from domain.directory.names import Names
from domain.directory.streams import OFFICES, DirectoryEvent
from domain.event import stored_as


@dataclass(frozen=True, kw_only=True)
class OfficeEvent(DirectoryEvent):
    """A fact about one office; `code` is the office's id."""

    STREAM = OFFICES


@stored_as("office.established.v1")
@dataclass(frozen=True, kw_only=True)
class OfficeEstablished(OfficeEvent):
    """An office exists: of an agency for operators and heads, of a desk for desk officers, else of the regency."""

    title: str
    kind: OfficeKind
    agency: str | None
    desk: str | None


@stored_as("office.renamed.v1")
@dataclass(frozen=True, kw_only=True)
class OfficeRenamed(OfficeEvent):
    """The office has another title from now on."""

    title: str


@stored_as("office.retired.v1")
@dataclass(frozen=True, kw_only=True)
class OfficeRetired(OfficeEvent):
    """The office ends: nobody acts in it any more."""


@stored_as("office.reinstated.v1")
@dataclass(frozen=True, kw_only=True)
class OfficeReinstated(OfficeEvent):
    """The office exists again, with the holders it had."""


@stored_as("office.holder_appointed.v1")
@dataclass(frozen=True, kw_only=True)
class HolderAppointed(OfficeEvent):
    """An account (with its person, both opaque ids) holds the office; the last day, where given, is included."""

    account: str
    person: str
    standing: Standing
    letter: str | None
    from_on: date
    until_on: date | None


@stored_as("office.holder_ended.v1")
@dataclass(frozen=True, kw_only=True)
class HolderEnded(OfficeEvent):
    """From the day `on` the account does not hold the office any more."""

    account: str
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenure:
    """The days (first and last included) for which an account holds an office, and the letter that says so."""

    account: str
    person: str
    standing: Standing
    letter: str | None
    from_on: date
    until_on: date | None

    def covers(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def reaches(self, day: date) -> bool:
        """Whether any day from this one on belongs to the tenure."""
        return self.until_on is None or max(day, self.from_on) <= self.until_on


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """An office as it is now, with its titles and all its tenures, past and future ones too."""

    id: str
    title: str
    kind: OfficeKind
    agency: str | None
    desk: str | None
    retired: bool = False
    tenures: tuple[Tenure, ...] = ()
    titles: Names[str] = field(repr=False)

    def holders(self, on: date) -> tuple[Tenure, ...]:
        """Who holds the office on that day; nobody where it is retired."""
        return () if self.retired else tuple(t for t in self.tenures if t.covers(on))

    def held_by(self, tenure: Tenure) -> Acting:
        """The acting office of that holder, as commands name it."""
        return Acting(
            account=tenure.account,
            person=tenure.person,
            office=self.id,
            kind=self.kind,
            agency=self.agency,
            desk=self.desk,
            standing=tenure.standing,
        )


@evolve.register(OfficeEstablished)
def _established(event: OfficeEstablished, _entry: None) -> Office:
    return Office(
        id=event.code,
        title=event.title,
        kind=event.kind,
        agency=event.agency,
        desk=event.desk,
        titles=Names(((event.recorded_at, event.title),)),
    )


@evolve.register(OfficeRenamed)
def _renamed(event: OfficeRenamed, entry: Office) -> Office:
    return replace(entry, title=event.title, titles=entry.titles.then(event.recorded_at, event.title))


@evolve.register(OfficeRetired)
def _retired(_event: OfficeRetired, entry: Office) -> Office:
    return replace(entry, retired=True)


@evolve.register(OfficeReinstated)
def _reinstated(_event: OfficeReinstated, entry: Office) -> Office:
    return replace(entry, retired=False)


@evolve.register(HolderAppointed)
def _appointed(event: HolderAppointed, entry: Office) -> Office:
    tenure = Tenure(
        account=event.account,
        person=event.person,
        standing=event.standing,
        letter=event.letter,
        from_on=event.from_on,
        until_on=event.until_on,
    )
    return replace(entry, tenures=(*entry.tenures, tenure))


@evolve.register(HolderEnded)
def _ended(event: HolderEnded, entry: Office) -> Office:
    last = event.on - timedelta(days=1)
    return replace(
        entry,
        tenures=tuple(
            replace(t, until_on=last) if t.account == event.account and t.reaches(event.on) else t
            for t in entry.tenures
        ),
    )
