"""The kinds of reminders and the ways on which they go out. Values are stored: they never change."""

from collections.abc import Mapping
from enum import StrEnum

from domain.acting import AGENCY, EKOBANG, OfficeKind


class Kind(StrEnum):
    """What a reminder is about."""

    ASSIGNED = "assigned"
    DUE_SOON = "due_soon"
    FLAGGED = "flagged"
    ESCALATED = "escalated"
    RETURNED = "returned"
    DECIDED = "decided"
    INSTRUCTED = "instructed"
    STATED_DONE = "stated_done"
    RESOLVED = "resolved"
    CARRIED_OVER = "carried_over"
    DAILY = "daily"
    WEEKLY = "weekly"


#: Whole pages of figures; they are never on the bell.
DIGESTS = frozenset({Kind.DAILY, Kind.WEEKLY})
ON_BELL = tuple(kind for kind in Kind if kind not in DIGESTS)
_DESK, _ABOVE = frozenset({OfficeKind.DESK}), frozenset({OfficeKind.LEADERSHIP})
_AT_WORK = AGENCY | EKOBANG | _DESK
#: The kinds of office that each kind can ever concern: others are not asked about it.
CONCERNS: Mapping[Kind, frozenset[OfficeKind]] = {
    Kind.ASSIGNED: _DESK,
    Kind.DUE_SOON: _DESK,
    Kind.FLAGGED: _AT_WORK | _ABOVE,
    Kind.ESCALATED: EKOBANG | _ABOVE,
    Kind.RETURNED: AGENCY,
    Kind.DECIDED: _AT_WORK,
    Kind.INSTRUCTED: _AT_WORK,
    Kind.STATED_DONE: EKOBANG,
    Kind.RESOLVED: AGENCY,
    Kind.CARRIED_OVER: _AT_WORK,
    Kind.DAILY: EKOBANG,
    Kind.WEEKLY: _ABOVE,
}


class Channel(StrEnum):
    """The bell in the page's head, e-mail, or an address of another service (Telegram, a WhatsApp gateway)."""

    BELL = "bell"
    EMAIL = "email"
    PUSH = "push"
