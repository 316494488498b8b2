"""From a person to an account in an office: what `account add`, `office appoint` and the demo do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.accounts import Account
from domain.acting import SYSTEM, Acting, OfficeKind, Standing
from domain.directory import Directory
from domain.directory.agencies import AgencyKind
from domain.directory.appointing import AppointHolder, EndHolder
from domain.directory.deciding import Command
from domain.directory.registering import EstablishOffice
from domain.directory.registrar import Registrar
from domain.refusals import NotFound
from domain.tracker import Request
from kendala.access.accounts import Accounts

WITA = ZoneInfo("Asia/Makassar")

_REGENCY_TITLES = {
    OfficeKind.ADPEM: "Bagian Administrasi Pembangunan",
    OfficeKind.ASSISTANT: "Asisten Perekonomian dan Pembangunan",
    OfficeKind.LEADERSHIP: "Pimpinan Daerah",
    OfficeKind.AUDITOR: "Inspektorat Wilayah",
    OfficeKind.ADMIN: "Administrator",
}


@dataclass(frozen=True, kw_only=True)
class Seat:
    """An office by what it is. Without `code` and `title` it is the usual one of that kind and unit."""

    kind: OfficeKind
    agency: str | None = None
    desk: str | None = None
    code: str | None = None
    title: str | None = None

    @property
    def office(self) -> str:
        """The id of the office."""
        return self.code or ".".join(part for part in (self.kind.value, self.agency, self.desk) if part)

    def called(self, directory: Directory) -> str:
        """The title given, or the usual one."""
        return self.title or _usual_title(self, directory)


@dataclass(frozen=True, kw_only=True)
class Tenancy:
    """For how long and on what ground an office is held; from today, definitively, unless told."""

    from_on: date | None = None
    until_on: date | None = None
    standing: Standing = Standing.DEFINITIVE
    letter: str | None = None


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """Makes accounts and puts them into offices, as the program or as the administrator `by`."""

    accounts: Accounts
    registrar: Registrar
    clock: Callable[[], datetime]
    by: Acting = SYSTEM

    def enrol(self, username: str, password: str, seat: Seat, *, name: str | None = None) -> Account:
        """A new account holding the office from today; the office is established where it is missing.

        Raises what the parts raise, before anything is stored for the account.
        """
        self.establish(seat)
        account = self.accounts.add(username, password=password, name=name)
        self.appoint(username, seat, Tenancy())
        return account

    def establish(self, seat: Seat) -> str:
        """The id of the office, which exists afterwards."""
        directory = self.registrar.current()
        if directory.office(seat.office) is None:
            self._do(
                EstablishOffice(
                    code=seat.office,
                    title=seat.called(directory),
                    kind=seat.kind,
                    agency=seat.agency,
                    desk=seat.desk,
                )
            )
        return seat.office

    def appoint(self, username: str, seat: Seat, tenancy: Tenancy) -> None:
        """Let an account hold the office. Raises NotFound for the account, and what the directory refuses."""
        account = self._account(username)
        self._do(
            AppointHolder(
                code=self.establish(seat),
                account=account.id,
                person=account.person,
                from_on=tenancy.from_on or self._today(),
                until_on=tenancy.until_on,
                standing=tenancy.standing,
                letter=tenancy.letter,
            )
        )

    def end(self, username: str, office: str, on: date | None = None) -> None:
        """Let the account hold the office no more from that day, today without one."""
        self._do(EndHolder(code=office, account=self._account(username).id, on=on or self._today()))

    def _account(self, username: str) -> Account:
        account = self.accounts.find(username)
        if account is None:
            raise NotFound("account", username)
        return account

    def _do(self, command: Command) -> None:
        self.registrar.handle(command, Request(acting=self.by))

    def _today(self) -> date:
        return self.clock().astimezone(WITA).date()


def _usual_title(seat: Seat, directory: Directory) -> str:
    if seat.kind is OfficeKind.DESK:
        return f"Petugas {directory.desk_name(seat.desk or '')}"
    if seat.kind is OfficeKind.OPERATOR:
        return f"Operator {directory.agency_name(seat.agency or '')}"
    if seat.kind is OfficeKind.AGENCY_HEAD:
        return _head(seat.agency or "", directory)
    return _REGENCY_TITLES.get(seat.kind, seat.kind.value)


def _head(code: str, directory: Directory) -> str:
    """Heads are called after the kind of their agency: a district has a Camat, a hospital a Direktur."""
    agency, name = directory.agency(code), directory.agency_name(code)
    if agency and agency.kind is AgencyKind.DISTRICT:
        return f"Camat {name.removeprefix('Kecamatan ')}"
    return f"Direktur {name}" if agency and agency.kind is AgencyKind.HOSPITAL else f"Kepala {name}"
