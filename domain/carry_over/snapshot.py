"""The frozen list of a signed session, and the hash by which anybody can check that it is still the same.

It holds no free text: the reason of a line stands in the event that the line names, where it can be removed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from domain.event import Event
from domain.obstacle import Ending, Level, Obstacle, Stage, State, YearEnd, fold
from domain.obstacle.carrying import ended
from domain.obstacle.ledger import Awaited, awaited


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One obstacle as it stood when it was decided on.

    `version` is that of the deciding event, `age` the days from when it happened to 31 December, `amount` whole
    rupiah or None where none was stated, `times` how often it has been carried with this time.
    """

    obstacle: UUID
    number_year: int
    number_n: int
    agency: str
    stage: Stage
    amount: int | None
    age: int
    state: State
    level: Level
    waiting: tuple[Awaited, ...]
    ending: Ending
    due: date | None
    times: int
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """The lines that ended alike: `amount` leaves out the `without_amount` that state none."""

    ending: Ending
    count: int
    amount: int
    without_amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """All decisions of a session with the obstacles as they were known at a log position, by number."""

    year: int
    position: int
    lines: tuple[Line, ...]

    @property
    def totals(self) -> tuple[Total, ...]:
        """One for each way to end, also where none did."""
        return totals_of(self.lines)


def totals_of(lines: Iterable[Line]) -> tuple[Total, ...]:
    """The sums by decision, in the order of the decisions."""
    by: dict[Ending, list[int | None]] = {ending: [] for ending in Ending}
    for line in lines:
        by[line.ending].append(line.amount)
    return tuple(
        Total(
            ending=ending,
            count=len(amounts),
            amount=sum(amount or 0 for amount in amounts),
            without_amount=amounts.count(None),
        )
        for ending, amounts in by.items()
    )


def line_of(events: Sequence[Event], number: tuple[int, int], year: int) -> Line | None:
    """The line that the events of one obstacle make; None where the session has not decided on it."""
    now = fold(events)
    end = ended(now, year) if now else None
    if now is None or end is None:
        return None
    then = fold(event for event in events if event.originator_version < end.version)
    return _line(then or now, now, end, number)


def _line(then: Obstacle, now: Obstacle, end: YearEnd, number: tuple[int, int]) -> Line:
    return Line(
        obstacle=then.id,
        number_year=number[0],
        number_n=number[1],
        agency=then.record.agency,
        stage=then.record.stage,
        amount=then.amount,
        age=(date(end.year, 12, 31) - then.record.happened_on).days,
        state=then.state,
        level=then.level,
        waiting=awaited(then),
        ending=end.ending,
        due=end.due,
        times=sum(one.into is not None and one.year <= end.year for one in now.year_ends),
        version=end.version,
    )


def canonical(snapshot: Snapshot) -> bytes:
    """What is hashed: JSON in ASCII, keys sorted, without white space, lines by number, ids and days as text."""
    form = {
        "year": snapshot.year,
        "position": snapshot.position,
        "lines": [asdict(line) for line in snapshot.lines],
        "totals": [asdict(total) for total in snapshot.totals],
    }
    return json.dumps(form, default=str, sort_keys=True, separators=(",", ":")).encode("ascii")


def digest(snapshot: Snapshot) -> str:
    """SHA-256 of the canonical form, 64 hexadecimal digits."""
    return sha256(canonical(snapshot)).hexdigest()
