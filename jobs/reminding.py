"""Sending what is due: a message for each person and way, tried again later and later, and given up in the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Protocol

import structlog

from domain.reminders import Channel
from jobs.letters import Letter

#: How long after each failure it is tried again; after the last one it is given up, where everybody can see it.
BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))


#: Before the id of a reminder in what a delivery is about; anything else is a digest, which is a letter of its own.
REMINDER = "reminder:"


log_line = structlog.get_logger("kendala.jobs")


class Result(StrEnum):
    """What came of a delivery that was tried; `dropped` was not to be sent any more."""

    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Undelivered(Exception):  # noqa: N818 - a state of the line, and no mistake of ours
    """It did not go out. `lasting` where trying again is in vain, `line` where nothing else goes out either."""

    def __init__(self, trouble: str, *, lasting: bool = False, line: bool = False) -> None:
        super().__init__(trouble)
        self.trouble, self.lasting, self.line = trouble, lasting, line


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A delivery whose time has come; `tries` so far, `what` it is about."""

    id: int
    account: str
    channel: Channel
    what: str
    tries: int

    @property
    def digest(self) -> str:
        """The digest that it is, empty for a reminder."""
        return "" if self.what.startswith(REMINDER) else self.what


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """Deliveries that go out together, to one address; `dropped` are those that are not to be sent any more."""

    address: str
    letter: Letter | None
    sent: Sequence[Due]
    dropped: Sequence[tuple[Due, str]] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of one delivery, and when it is tried again (None: never)."""

    result: Result
    trouble: str = ""
    next_at: datetime | None = None


class Post(Protocol):
    """Where deliveries lie."""

    def due(self, now: datetime) -> Sequence[Due]: ...
    def record(self, due: Due, outcome: Outcome, now: datetime) -> None: ...


Pack = Callable[[Sequence[Due], datetime], Parcel]
Carry = Callable[[str, Letter], None]


def next_try(tries: int, now: datetime) -> datetime | None:
    """When a delivery is tried again that has failed so often; None where it is given up."""
    return now + BACKOFF[tries - 1] if tries <= len(BACKOFF) else None


def deliver(post: Post, pack: Pack, carriers: Mapping[Channel, Carry], now: datetime) -> Mapping[Result, int]:
    """Send all that is due; how many deliveries ended how. One address that is refused keeps no other waiting."""
    counted = dict.fromkeys(Result, 0)
    broken: dict[Channel, Undelivered] = {}
    whose = sorted(post.due(now), key=lambda due: (*_letter_of(due), due.id))
    for (channel, *_), dues in groupby(whose, key=_letter_of):
        parcel, trouble = _packed(pack, tuple(dues), now)
        trouble = trouble or broken.get(channel) or _carried(carriers.get(channel), parcel)
        if trouble and trouble.line:
            broken[channel] = trouble
        outcomes = [(due, Outcome(result=Result.DROPPED, trouble=why)) for due, why in parcel.dropped]
        outcomes += [(due, _outcome(trouble, due.tries + 1, now)) for due in parcel.sent]
        for due, outcome in outcomes:
            post.record(due, outcome, now)
            counted[outcome.result] += 1
    return counted


def _packed(pack: Pack, dues: Sequence[Due], now: datetime) -> tuple[Parcel, Undelivered | None]:
    """What goes out together; a letter that cannot be written keeps no other waiting."""
    try:
        return pack(dues, now), None
    except Exception as error:
        log_line.exception("a letter could not be written", deliveries=[due.id for due in dues])
        return Parcel(address="", letter=None, sent=dues), Undelivered(type(error).__name__)


def _letter_of(due: Due) -> tuple[Channel, str, str]:
    """What goes into one letter: all reminders of an account together."""
    return due.channel, due.account, due.digest


def _carried(carry: Carry | None, parcel: Parcel) -> Undelivered | None:
    """Hand the letter over; the trouble, if there was any."""
    if parcel.letter is None:
        return None
    if carry is None:
        return Undelivered("this installation sends nothing that way", lasting=True)
    try:
        carry(parcel.address, parcel.letter)
    except Undelivered as trouble:
        return trouble
    except Exception as error:
        log_line.exception("a letter could not be handed over")
        return Undelivered(type(error).__name__)
    return None


def _outcome(trouble: Undelivered | None, tries: int, now: datetime) -> Outcome:
    if trouble is None:
        return Outcome(result=Result.SENT)
    again = None if trouble.lasting else next_try(tries, now)
    return Outcome(result=Result.FAILED, trouble=trouble.trouble, next_at=again)
