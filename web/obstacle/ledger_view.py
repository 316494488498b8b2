"""The waiting ledger of one obstacle in words: who was waited for, how long, and in which intervals."""

from dataclasses import dataclass

from domain.obstacle.ledger import Interval, ledger
from web.obstacle.case import Case
from web.visiting import Visit
from wording.dates import short_moment
from wording.lasting import awaited_name, lasted


@dataclass(frozen=True, kw_only=True, slots=True)
class IntervalView:
    """An interval; `begun_by` and `ended_by` are the versions of its events, `until` is empty while it lasts."""

    since: str
    until: str
    days: str
    begun_by: int
    ended_by: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AwaitedView:
    """One who was waited for, with the days of all intervals."""

    who: str
    days: str
    intervals: tuple[IntervalView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerView:
    """The ledger of an obstacle."""

    lines: tuple[AwaitedView, ...]
    handovers: int
    returns: int


def ledger_view(visit: Visit, case: Case) -> LedgerView:
    """From the same events that the page tells of, so that both agree."""
    made = ledger(case.events)
    lines = (
        AwaitedView(
            who=awaited_name(awaited, visit.directory, visit.language),
            days=lasted(seconds, visit.language),
            intervals=tuple(_interval(visit, one) for one in made.intervals if one.awaited == awaited),
        )
        for awaited, seconds in made.sums(visit.now).items()
    )
    return LedgerView(lines=tuple(lines), handovers=made.handovers, returns=made.returns)


def _interval(visit: Visit, one: Interval) -> IntervalView:
    return IntervalView(
        since=short_moment(one.since, visit.language),
        until=short_moment(one.until, visit.language) if one.until else "",
        days=lasted(one.seconds(visit.now), visit.language),
        begun_by=one.begun_by,
        ended_by=one.ended_by,
    )
