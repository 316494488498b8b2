"""All parts of reminders, put together once for each process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine

from domain.almanac import AlmanacReader
from domain.reminders import Channel, Kind
from jobs.reminding import Carry, Result, deliver
from jobs.schedule import Job
from kendala.access.accounts import Accounts
from kendala.access.clock import Clock
from kendala.access.people import People
from kendala.access.throttling import Throttle
from kendala.directory import Directories
from kendala.reminders.bell import TableBell
from kendala.reminders.calendars import TableCalendars
from kendala.reminders.choices import TableChoices
from kendala.reminders.deliveries import TableDeliveries
from kendala.reminders.digests import AT, Digests
from kendala.reminders.mail import Mail
from kendala.reminders.outbox import Outbox
from kendala.reminders.packing import Packer
from kendala.reminders.post import TablePost
from kendala.reminders.push import Push
from kendala.settings import Settings
from kendala.store.log import Log
from projections.reading import Reads


@dataclass(frozen=True, kw_only=True)
class Reminders:
    """What makes reminders, shows them and sends them."""

    settings: Settings
    log: Log
    engine: Engine
    clock: Clock
    directories: Directories
    accounts: Accounts
    people: People
    reads: Reads
    almanacs: AlmanacReader

    @property
    def public_url(self) -> str:
        return self.settings.public_url

    @cached_property
    def bell(self) -> TableBell:
        return TableBell(self.engine, self.clock)

    @cached_property
    def calendars(self) -> TableCalendars:
        return TableCalendars(self.engine, self.clock, Throttle(self.engine, self.clock))

    @cached_property
    def choosing(self) -> TableChoices:
        return TableChoices(self.engine, self.people, frozenset(self.carriers), self.settings.push_services)

    @cached_property
    def deliveries(self) -> TableDeliveries:
        return TableDeliveries(self.engine, self.clock)

    @cached_property
    def post(self) -> TablePost:
        return TablePost(self.engine)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(
            log=self.log,
            engine=self.engine,
            directories=self.directories,
            clock=self.clock,
            sends=frozenset(self.carriers),
        )

    @cached_property
    def carriers(self) -> Mapping[Channel, Carry]:
        """The ways beside the bell that the settings open."""
        found: dict[Channel, Carry] = {}
        if self.settings.smtp_url:
            mail = Mail(url=self.settings.smtp_url, sender=self.settings.mail_from, clock=self.clock)
            found[Channel.EMAIL] = mail.send
        if self.settings.push_services:
            found[Channel.PUSH] = Push(self.settings.push_services).send
        return found

    @cached_property
    def packer(self) -> Packer:
        return Packer(
            log=self.log,
            directories=self.directories,
            accounts=self.accounts,
            choosing=self.choosing,
            bell=self.bell,
            public_url=self.public_url,
            digester=self.digests,
        )

    @cached_property
    def digests(self) -> Digests:
        return Digests(
            engine=self.engine,
            reads=self.reads,
            almanacs=self.almanacs,
            directories=self.directories,
            outbox=self.outbox,
            clock=self.clock,
            sends=frozenset(self.carriers),
            public_url=self.public_url,
        )

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What the schedule has to do for reminders."""
        seven, due = AT.hour, self.digests.due
        return (
            Job(name="deliver", do=self._send, minute=None, recorded=False),
            Job(name="daily", do=self._remind, minute=0, hour=seven, missed=lambda: due(Kind.DAILY)),
            Job(name="weekly", do=self._report, minute=0, hour=seven, weekday="mon", missed=lambda: due(Kind.WEEKLY)),
        )

    def _send(self) -> Mapping[str, int]:
        return {f"messages {result.value}": n for result, n in self.deliver().items()}

    def _remind(self) -> Mapping[str, int]:
        return {
            "help due soon": self.digests.remind_of_help(),
            "digests": self.digests.write(Kind.DAILY),
            "old deliveries": self.deliveries.sweep(),
            "old reminders": self.bell.sweep(),
        }

    def _report(self) -> Mapping[str, int]:
        return {"digests": self.digests.write(Kind.WEEKLY)}

    def deliver(self) -> Mapping[Result, int]:
        """Send all that is due now; how many deliveries ended how."""
        return deliver(self.post, self.packer.pack, self.carriers, self.clock())
