"""Who acts: a person in an office. Offices outlive people, so rights and routing look at the office only."""

from dataclasses import dataclass
from enum import StrEnum


class OfficeKind(StrEnum):
    """The kinds of office that an account can hold; `system` is the program itself (seed, jobs, shell)."""

    OPERATOR = "operator"
    AGENCY_HEAD = "agency_head"
    DESK = "desk"
    ADPEM = "adpem"
    ASSISTANT = "assistant"
    LEADERSHIP = "leadership"
    AUDITOR = "auditor"
    ADMIN = "admin"
    SYSTEM = "system"


EKOBANG = frozenset({OfficeKind.ADPEM, OfficeKind.ASSISTANT})
AGENCY = frozenset({OfficeKind.OPERATOR, OfficeKind.AGENCY_HEAD})


class Standing(StrEnum):
    """How an office is held: `definitif`, or acting as Plt, Plh or Pjs."""

    DEFINITIVE = "definitif"
    PLT = "plt"
    PLH = "plh"
    PJS = "pjs"


@dataclass(frozen=True, kw_only=True, slots=True)
class Acting:
    """The acting office of a command. `account` and `person` are opaque ids: names live outside the events."""

    account: str
    person: str
    office: str
    kind: OfficeKind
    agency: str | None = None
    desk: str | None = None
    standing: Standing = Standing.DEFINITIVE


SYSTEM = Acting(account="system", person="system", office="system", kind=OfficeKind.SYSTEM)
