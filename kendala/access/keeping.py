"""Accounts as the administrator keeps them: opened without a password, looked through, shut and erased."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from domain.acting import Acting
from domain.administration import (
    AccessAct,
    AccountPage,
    AccountRow,
    Appointment,
    Details,
    EntryLink,
    NewAccount,
    Noted,
    Which,
    checked_reason,
)
from domain.refusals import NotFound, Refused
from kendala.access.accounts import Accounts, Opening
from kendala.access.binding import Bindings
from kendala.access.clock import Clock
from kendala.access.enrolling import Enrolment, Seat, Tenancy
from kendala.access.links import EntryLinks
from kendala.access.looking import found_page, found_row
from kendala.access.people import People
from kendala.access.second_factors import SecondFactors
from kendala.access.sessions import Sessions
from kendala.access.trail import note, noted
from kendala.engines import writing
from kendala.reminders.choices import refuse_no_address

WITA = ZoneInfo("Asia/Makassar")


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """The `AccountKeeping` of domain/administration.py."""

    engine: Engine
    clock: Clock
    accounts: Accounts
    people: People
    sessions: Sessions
    links: EntryLinks
    factors: SecondFactors
    bindings: Bindings
    enrolment: Enrolment

    def page(self, words: str, which: Which, *, start: int, limit: int) -> AccountPage:
        """Those whose user name or name holds the words, from the row `start` on."""
        return found_page(self.engine, words, which, start=start, limit=limit)

    def row(self, account: str) -> AccountRow:
        """One of them. Raises NotFound."""
        return found_row(self.engine, account)

    def note_file(self, account: str, by: Acting | None, what: str) -> None:
        """Note that a list left as a file: which, with which filters, of how many rows."""
        with writing(self.engine) as connection:
            note(AccessAct.FILE_MADE, account, by, self.clock(), what)(connection)

    def open(self, wanted: NewAccount, by: Acting) -> str:
        """The id of the new account; the same submit again gives the same one."""
        account = uuid5(NAMESPACE_URL, f"account:{by.account}:{wanted.key}").hex
        seat = _seat(wanted.first)
        enrolment = replace(self.enrolment, by=by)
        if not self._is_there(account):
            enrolment.establish(seat)
            opening = Opening(username=wanted.username, name=wanted.name, language=wanted.language, id=account)
            self.accounts.open(opening, self._note(AccessAct.OPENED, account, by))
        office = self.enrolment.registrar.current().office(seat.office)
        if office is None or not any(tenure.account == account for tenure in office.tenures):
            self.appoint(account, wanted.first, by)
        return account

    def appoint(self, account: str, wanted: Appointment, by: Acting) -> None:
        """Let it hold one more office. Raises NotFound, also for who was erased, Invalid, Refused."""
        row = self._living(account)
        tenancy = Tenancy(
            from_on=wanted.from_on, until_on=wanted.until_on, standing=wanted.standing, letter=wanted.letter
        )
        replace(self.enrolment, by=by).appoint(row.username, _seat(wanted), tenancy)

    def _living(self, account: str) -> AccountRow:
        row = self.row(account)
        if row.erased_at is not None:
            raise NotFound("account", account)
        return row

    def _is_there(self, account: str) -> bool:
        try:
            self.accounts.get(account)
        except NotFound:
            return False
        return True

    def make_link(self, account: str, by: Acting) -> EntryLink:
        """A new link; earlier ones of the account end."""
        return self.links.make(account, by)

    def disable(self, account: str, by: Acting) -> None:
        """Shut it at once. Raises NotFound, and Refused for one's own."""
        _refuse_own(account, by)
        self.accounts.disable(account, self._note(AccessAct.DISABLED, account, by))

    def enable(self, account: str, by: Acting) -> None:
        """Let it log in again. Raises NotFound, also for who was erased."""
        self._living(account)
        self.accounts.enable(account, self._note(AccessAct.ENABLED, account, by))

    def end_session(self, account: str, session: str, by: Acting) -> None:
        """End one session. Raises NotFound."""
        self.sessions.revoke(account, session, self._note(AccessAct.SESSION_ENDED, account, by))

    def end_sessions(self, account: str, by: Acting) -> None:
        """End all its sessions."""
        self.sessions.revoke_all(account, also=self._note(AccessAct.SESSIONS_ENDED, account, by))

    def details(self, account: str) -> Details:
        """What is kept of the person of the account. Raises NotFound."""
        person = self.people.find(self.row(account).person)
        return Details(name=person.name or "", email=person.email or "")

    def correct(self, account: str, details: Details, by: Acting) -> None:
        """Keep other details. Raises NotFound, also for who was erased, and Invalid."""
        refuse_no_address(details.email)
        noted = self._note(AccessAct.DETAILS_CORRECTED, account, by)
        self.people.correct(self._living(account).person, noted, name=details.name, email=details.email)

    def has_second_factor(self, account: str) -> bool:
        """Whether one is in force."""
        return self.factors.view(account) is not None

    def reset_second_factor(self, account: str, reason: str, by: Acting) -> None:
        """Take away a second factor that its owner lost. Raises NotFound, Invalid, and Refused for one's own."""
        _refuse_own(account, by)
        self.factors.reset(account, by, checked_reason(reason))

    def is_bound(self, account: str) -> bool:
        """Whether it belongs to somebody at the other server."""
        return self.bindings.has(account)

    def loosen(self, account: str, by: Acting) -> None:
        """Let whoever claims it next at the other server have it. Raises NotFound where it is not bound."""
        self.bindings.loosen(account, by)

    def erase(self, account: str, by: Acting) -> None:
        """Remove who it was and end its offices. Raises NotFound, and Refused for one's own."""
        _refuse_own(account, by)
        row = self.row(account)
        enrolment, today = replace(self.enrolment, by=by), self.clock().astimezone(WITA).date()
        for office in self._offices(account, today):
            enrolment.end(row.username, office, today)
        self.people.erase(row.person, self._note(AccessAct.ERASED, account, by))

    def _offices(self, account: str, today: date) -> Sequence[str]:
        offices = self.enrolment.registrar.current().offices()
        return [o.id for o in offices if any(t.account == account and t.reaches(today) for t in o.tenures)]

    def trail(self, *, account: str | None = None, before: int | None = None, limit: int) -> Sequence[Noted]:
        """What was done, the latest first."""
        return noted(self.engine, account=account, before=before, limit=limit)

    def _note(self, act: AccessAct, account: str, by: Acting) -> Callable[..., None]:
        return note(act, account, by, self.clock())


def _seat(wanted: Appointment) -> Seat:
    return Seat(kind=wanted.kind, agency=wanted.agency, desk=wanted.desk)


def _refuse_own(account: str, by: Acting) -> None:
    """Nobody shuts the door behind which they stand."""
    if account == by.account:
        raise Refused("own_account")
