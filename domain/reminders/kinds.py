"""The kinds of reminders and the ways on which they go out. Values are stored: they never change."""

from enum import StrEnum


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


class Channel(StrEnum):
    """The bell in the page's head, e-mail, or an address of another service (Telegram, a WhatsApp gateway)."""

    BELL = "bell"
    EMAIL = "email"
    PUSH = "push"
