"""Reminders: who is told of what, by which ways, and at which hours. Import from here."""

from domain.reminders.calling import Call, call, due_soon
from domain.reminders.choosing import Choices, QuietHours
from domain.reminders.hearing import Hearer, heard_by
from domain.reminders.kinds import CONCERNS, DIGESTS, ON_BELL, Channel, Kind

__all__ = [
    "CONCERNS",
    "DIGESTS",
    "ON_BELL",
    "Call",
    "Channel",
    "Choices",
    "Hearer",
    "Kind",
    "QuietHours",
    "call",
    "due_soon",
    "heard_by",
]
