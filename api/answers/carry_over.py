"""The closing of a year as programs get it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.answers.obstacle import Answer, CardAnswer, Money, Number, OfficeAnswer, Removable
from api.answers.showing import card_answer, office_answer
from domain.carry_over import Line, Session, Total, Verified
from domain.directory import Directory
from domain.obstacle import Ending, Fate, Level, Stage, State, Waits
from projections.board.card import number
from projections.carry_over import Carried, Decided, Sum


class YearSumAnswer(Answer):
    """Obstacles together; `amount` leaves out those that state none."""

    count: int
    amount: int
    without_amount: int


class EndingSumAnswer(YearSumAnswer):
    """Those that ended alike."""

    ending: Ending


class FateSumAnswer(YearSumAnswer):
    """Those that became the same since."""

    fate: Fate


class FateGroupAnswer(Answer):
    """The carried ones of one agency or cause stage."""

    key: str
    fates: tuple[FateSumAnswer, ...]


class SessionAnswer(Answer):
    """A session; times and offices are null where that has not happened."""

    year: int
    opened_at: datetime | None
    opened_by: OfficeAnswer | None
    signed_at: datetime | None
    signed_by: OfficeAnswer | None
    hash: Annotated[str | None, Field(description="SHA-256 of the signed list.")]
    position: Annotated[int | None, Field(description="The log position at which it was signed.")]


class SessionsAnswer(Answer):
    """All sessions, the latest first."""

    items: tuple[SessionAnswer, ...]


class YearEndAnswer(Answer):
    """An obstacle as it is now, with what the session decided."""

    obstacle: CardAnswer
    ending: Ending
    due: date | None
    reason: Removable
    times: Annotated[int, Field(description="How often it has been carried with this time.")]
    version: Annotated[int, Field(description="The event of the obstacle that decided it.")]
    decided_at: datetime


class SessionInFullAnswer(SessionAnswer):
    """A session with what the acting office may see of its obstacles."""

    undecided: tuple[CardAnswer, ...]
    undecided_total: YearSumAnswer
    decided: tuple[YearEndAnswer, ...]
    late: Annotated[tuple[CardAnswer, ...], Field(description="Recorded after the year was over: beside the list.")]


class LeftAloneAnswer(Answer):
    """An obstacle that was not decided on, and why."""

    id: UUID
    type: Annotated[str, Field(examples=["/problems/closed_already"])]
    detail: str


class OutcomeAnswer(Answer):
    """What became, or with `dry_run` would become, of each obstacle."""

    decided: tuple[UUID, ...]
    already: Annotated[tuple[UUID, ...], Field(description="Decided so before.")]
    left: tuple[LeftAloneAnswer, ...]
    position: Annotated[int | None, Field(description="Of what was stored; null where nothing was.")]


class AwaitedAnswer(Answer):
    """Who was waited for; `who` is the code, empty where there is none."""

    kind: Waits
    who: str


class LineAnswer(Answer):
    """An obstacle as it stood when it was decided on. Its reason stands in the event of `version`."""

    obstacle: UUID
    number: Number
    agency: str
    stage: Stage
    amount: Money
    age: Annotated[int, Field(description="Days from when it happened to 31 December.")]
    state: State
    level: Level
    waiting: tuple[AwaitedAnswer, ...]
    ending: Ending
    due: date | None
    times: int
    version: int


class SnapshotAnswer(SessionAnswer):
    """The signed list, as far as the acting office may see its obstacles; the sums are those of what it sees."""

    lines: tuple[LineAnswer, ...]
    totals: tuple[EndingSumAnswer, ...]


class VerifiedAnswer(Answer):
    """The hash as it was signed and as it is found, and whether the log still makes the same list."""

    signed: str
    found: str
    same_as_log: bool
    sound: bool


class CarriedAnswer(Answer):
    """What was carried into a year and what became of it; `again` came a second time or more often."""

    year: int
    total: YearSumAnswer
    fates: tuple[FateSumAnswer, ...]
    agencies: tuple[FateGroupAnswer, ...]
    stages: tuple[FateGroupAnswer, ...]
    again: YearSumAnswer
    late: Annotated[YearSumAnswer, Field(description="Entered afterwards about the year before.")]


class FollowedAnswer(Answer):
    """A carried obstacle as it is now."""

    obstacle: CardAnswer
    due: date | None
    times: int
    fate: Fate
    fate_since: datetime


class FollowedListAnswer(Answer):
    """Carried obstacles, those with most money first, and the sum of all that there are."""

    items: tuple[FollowedAnswer, ...]
    total: YearSumAnswer


def session_fields(session: Session, directory: Directory) -> dict[str, Any]:
    """The fields of a SessionAnswer."""
    signature, by, at = session.signature, session.opened_by, session.opened_at
    return {
        "year": session.year,
        "opened_at": at,
        "opened_by": office_answer(by, directory, at) if by and at else None,
        "signed_at": signature.at if signature else None,
        "signed_by": office_answer(signature.by, directory, signature.at) if signature else None,
        "hash": signature.hash if signature else None,
        "position": signature.snapshot.position if signature else None,
    }


def sum_fields(one: Sum | Total) -> dict[str, int]:
    """The fields of a YearSumAnswer."""
    return {"count": one.count, "amount": one.amount, "without_amount": one.without_amount}


def sum_answer(one: Sum) -> YearSumAnswer:
    """Obstacles together."""
    return YearSumAnswer(**sum_fields(one))


def fate_sums(sums: Mapping[Fate, Sum]) -> tuple[FateSumAnswer, ...]:
    """Every fate, also those that nothing met."""
    return tuple(FateSumAnswer(fate=fate, **sum_fields(sums.get(fate, Sum()))) for fate in Fate)


def decided_answer(one: Decided) -> YearEndAnswer:
    """A decision of the session."""
    return YearEndAnswer(
        obstacle=card_answer(one.card),
        ending=one.ending,
        due=one.due,
        reason=one.reason,
        times=one.times,
        version=one.version,
        decided_at=one.decided_at,
    )


def line_answer(line: Line) -> LineAnswer:
    """A line of the snapshot."""
    own = {f.name: getattr(line, f.name) for f in fields(line)}
    waiting = tuple(AwaitedAnswer(kind=one.kind, who=one.who) for one in own.pop("waiting"))
    shown = number(own.pop("number_year"), own.pop("number_n"))
    return LineAnswer(number=shown, waiting=waiting, **own)


def followed_answer(one: Carried) -> FollowedAnswer:
    """A carried obstacle."""
    return FollowedAnswer(
        obstacle=card_answer(one.card), due=one.due, times=one.times, fate=one.fate, fate_since=one.fate_since
    )


def verified_answer(one: Verified) -> VerifiedAnswer:
    """A snapshot that was looked at again."""
    return VerifiedAnswer(signed=one.signed, found=one.found, same_as_log=one.same_as_log, sound=one.sound)
