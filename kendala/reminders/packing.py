"""From deliveries to a letter: looked up at the moment of sending, so that nothing goes out that was closed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.accounts import Account
from domain.acting import Acting
from domain.obstacle import Obstacle, Visibility, fold, may_see
from domain.refusals import NotFound
from domain.reminders import Channel, Choices
from domain.reminders.keeping import Bell, Choosing, Reminder
from jobs.letters import Letter, Line, Section
from jobs.reminding import REMINDER, Due, Parcel
from kendala.access.accounts import Accounts
from kendala.directory import Directories
from kendala.store.log import Log
from wording.dates import day_of
from wording.language import Language, language
from wording.reminders import reminder_sentence

SETTINGS = "/notices/settings"


class Digester(Protocol):
    """Writes the digest of that name for somebody in some offices; None where there is nothing to say."""

    def letter(self, what: str, offices: Sequence[Acting], said_in: Language, now: datetime) -> Letter | None: ...


class NotSent(Exception):  # noqa: N818 - it is not to be sent, which is no mistake
    """Why a delivery is dropped."""


@dataclass(frozen=True, kw_only=True)
class Packer:
    """Packs what is due for one account on one way (`jobs.reminding.Pack`)."""

    log: Log
    directories: Directories
    accounts: Accounts
    choosing: Choosing
    bell: Bell
    public_url: str
    digester: Digester

    def pack(self, dues: Sequence[Due], now: datetime) -> Parcel:
        """All of it in one letter."""
        first, dropped = dues[0], []
        try:
            account, choices, address = self._reached(first)
        except NotSent as why:
            return Parcel(address="", letter=None, sent=(), dropped=[(due, str(why)) for due in dues])
        offices, said_in = self._offices(account, now), language(account.language)
        if first.digest:
            letter = self.digester.letter(first.what, offices, said_in, now)
            dropped = [] if letter else [(due, "nothing to say") for due in dues]
            return Parcel(address=address, letter=letter, sent=dues if letter else (), dropped=dropped)
        lines: list[tuple[Due, Line]] = []
        for due in dues:
            try:
                lines.append((due, self._line(due, choices, offices, said_in)))
            except NotSent as why:
                dropped.append((due, str(why)))
        letter = self._letter(first, [line for _, line in lines], said_in)
        return Parcel(address=address, letter=letter, sent=[due for due, _ in lines], dropped=dropped)

    def _reached(self, due: Due) -> tuple[Account, Choices, str]:
        """Raises NotSent for an account that is gone or shut, and where it names no address."""
        try:
            account = self.accounts.get(due.account)
        except NotFound:
            raise NotSent("the account is gone") from None
        choices = self.choosing.of(account.id)
        address = choices.email if due.channel is Channel.EMAIL else choices.push
        if account.disabled_at is not None or not address:
            raise NotSent("the account is disabled" if address else "there is no address any more")
        return account, choices, address

    def _offices(self, account: Account, now: datetime) -> tuple[Acting, ...]:
        return self.directories.current().offices_of(account.id, day_of(now))

    def _line(self, due: Due, choices: Choices, offices: Sequence[Acting], said_in: Language) -> Line:
        """Raises NotSent for what is not wanted, or may not be seen, any more."""
        try:
            reminder = self.bell.find(due.account, int(due.what.removeprefix(REMINDER)))
        except NotFound:
            raise NotSent("the reminder is gone") from None
        if not choices.wants(reminder.kind, due.channel):
            raise NotSent("it is not wanted any more")
        obstacle = fold(self.log.load(reminder.obstacle))
        if obstacle is None or not any(may_see(acting, obstacle) for acting in offices):
            raise NotSent("the obstacle may not be seen any more")
        return Line(self._said(reminder, obstacle, said_in), f"{self.public_url}/obstacles/{reminder.number}")

    def _said(self, reminder: Reminder, obstacle: Obstacle, said_in: Language) -> str:
        """Of what only leadership may see, nothing but the number leaves the system."""
        if obstacle.record.visibility is Visibility.LEADERSHIP_ONLY:
            return said_in.gettext(
                "Ada perkembangan pada {number}. Buka Kendala untuk membacanya.", number=reminder.number
            )
        return reminder_sentence(reminder.kind, reminder.number, reminder.facts, self.directories.current(), said_in)

    def _letter(self, first: Due, lines: Sequence[Line], said_in: Language) -> Letter | None:
        if not lines:
            return None
        several = said_in.ngettext("{n} pemberitahuan dari Kendala", "{n} pemberitahuan dari Kendala", len(lines))
        return Letter(
            name=f"kendala.{first.channel}.{first.id}",
            subject=several if lines[1:] else lines[0].text,
            sections=(Section("", lines),),
            language=said_in,
            settings=f"{self.public_url}{SETTINGS}",
        )
