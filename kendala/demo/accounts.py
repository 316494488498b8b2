"""The demo accounts: one for each kind of office, named after it, with passwords made once for a data folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import choice

from domain.acting import OfficeKind
from kendala.access.enrolling import Seat, Tenancy
from kendala.parts import Parts

FILE = "demo-accounts.json"
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 16
AGENCY = "DINKES"
DESK = "BPKAD"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A demo account with its office; `extra` is a second one, so that switching can be tried."""

    username: str
    seat: Seat
    extra: Seat | None = None


ACCOUNTS = (
    DemoAccount("operator-dinkes", Seat(kind=OfficeKind.OPERATOR, agency=AGENCY)),
    DemoAccount("kepala-dinkes", Seat(kind=OfficeKind.AGENCY_HEAD, agency=AGENCY)),
    DemoAccount(
        "bidang-bpkad",
        Seat(kind=OfficeKind.DESK, desk=DESK),
        extra=Seat(kind=OfficeKind.OPERATOR, agency="BPKAD"),
    ),
    DemoAccount("adpem", Seat(kind=OfficeKind.ADPEM)),
    DemoAccount("asisten", Seat(kind=OfficeKind.ASSISTANT)),
    DemoAccount("pimpinan", Seat(kind=OfficeKind.LEADERSHIP)),
    DemoAccount("inspektorat", Seat(kind=OfficeKind.AUDITOR)),
    DemoAccount("admin", Seat(kind=OfficeKind.ADMIN)),
)


def has_passwords(folder: Path) -> bool:
    """Whether the folder is one with demo accounts."""
    return (folder / FILE).exists()


def passwords_of(folder: Path) -> Mapping[str, str]:
    """The passwords of a demo folder, made and kept (readable by its owner only) at the first call."""
    file = folder / FILE
    if file.exists():
        kept: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        return kept
    made = {account.username: _password() for account in ACCOUNTS}
    beside = file.with_suffix(".new")  # the file is whole or not there
    beside.touch(mode=0o600)
    beside.write_text(json.dumps(made, indent=2), encoding="utf-8")
    beside.replace(file)
    return made


def enrol_all(parts: Parts, passwords: Mapping[str, str]) -> None:
    """Make the accounts that are missing and put them into their offices."""
    for account in ACCOUNTS:
        if parts.access.accounts.find(account.username) is None:
            parts.enrolment.enrol(account.username, passwords[account.username], account.seat)
            if account.extra:
                parts.enrolment.establish(account.extra)
                parts.enrolment.appoint(account.username, account.extra, Tenancy())


def _password() -> str:
    letters = "".join(choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[i : i + 4] for i in range(0, LENGTH, 4))
