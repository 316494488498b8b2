"""The demo's years are closed as they ended: opened in December, decided and signed in the first days of January."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain.acting import Acting, OfficeKind
from domain.obstacle import (
    CarryOver,
    CloseAtYearEnd,
    Ending,
    Obstacle,
    ResolveAtYearEnd,
    Visibility,
    YearEndCommand,
    fold,
)
from domain.obstacle.carrying import belongs_to
from domain.text import Text
from domain.tracker import Request
from kendala.catching_up import catch_up
from kendala.demo.telling import Telling, office

FIRST_YEAR = 2024
ADPEM, ASSISTANT = office(OfficeKind.ADPEM), office(OfficeKind.ASSISTANT)
LEADERSHIP = office(OfficeKind.LEADERSHIP)
REASON = Text("Anggaran dan waktu tahun ini tidak mencukupi; diselesaikan pada triwulan pertama.")


@dataclass(frozen=True, order=True, slots=True)
class Moment:
    """One step of closing a year, and when it was taken."""

    at: datetime
    year: int
    step: str


def moments(today: date) -> tuple[Moment, ...]:
    """The steps for every year that was signed by `today`: what is not over yet is left to whoever tries it."""
    signed = (steps for year in range(FIRST_YEAR, today.year) if (steps := _of(year))[-1].at.date() <= today)
    return tuple(step for steps in signed for step in steps)


def _of(year: int) -> tuple[Moment, ...]:
    """Nine in the morning in the regency."""
    nine = timedelta(hours=1)
    days = {"open": date(year, 12, 9), "decide": date(year + 1, 1, 3), "sign": date(year + 1, 1, 6)}
    return tuple(
        Moment(datetime(day.year, day.month, day.day, tzinfo=UTC) + nine, year, step) for step, day in days.items()
    )


@dataclass
class Closing:
    """Takes the steps that are due before the next act of a history."""

    telling: Telling
    due: list[Moment]

    def upto(self, at: datetime) -> None:
        """Take every step up to that time, with the clock on its day."""
        while self.due and self.due[0].at <= at:
            moment = self.due.pop(0)
            self.telling.clock.at = max(self.telling.clock.at, moment.at)
            STEPS[moment.step](self, moment.year)

    def open(self, year: int) -> None:
        """Adpem prepares it."""
        self.telling.parts.carry_overs.open(year, Request(acting=ADPEM, key=f"demo-close-{year}-open"))

    def decide(self, year: int) -> None:
        """Everything is decided on: by Adpem what it sees, by the Assistant the rest."""
        for acting, hidden in ((ADPEM, False), (ASSISTANT, True)):
            for ending in Ending:
                self._decide(year, ending, acting, hidden=hidden)

    def sign(self, year: int) -> None:
        """The leadership signs."""
        catch_up(self.telling.parts)
        self.telling.parts.carry_overs.sign(year, Request(acting=LEADERSHIP, key=f"demo-close-{year}-sign"))

    def _decide(self, year: int, ending: Ending, acting: Acting, *, hidden: bool) -> None:
        ids = [
            obstacle.id
            for obstacle, wanted in self._open(year)
            if wanted is ending and (obstacle.record.visibility is Visibility.LEADERSHIP_ONLY) == hidden
        ]
        if ids:
            request = Request(acting=acting, key=f"demo-close-{year}-{ending.value}-{hidden}")
            self.telling.parts.carry_overs.decide(year, ids, _command(ending, year), request)

    def _open(self, year: int) -> Iterator[tuple[Obstacle, Ending]]:
        """What is to be decided on, and how its case says that the year ended for it."""
        for name, id_ in self.telling.told.items():
            obstacle = fold(self.telling.parts.log.load(id_))
            if obstacle is not None and obstacle.is_open and belongs_to(obstacle, year):
                yield obstacle, _wanted(self.telling.cases[name], year)


def _wanted(case: Mapping[str, str], year: int) -> Ending:
    told = case["year_end"] if case["day"].startswith(str(year)) else None
    return Ending(told or Ending.CARRIED)


def _command(ending: Ending, year: int) -> YearEndCommand:
    if ending is Ending.CARRIED:
        return CarryOver(due=date(year + 1, 3, 31), reason=REASON)
    if ending is Ending.RESOLVED:
        return ResolveAtYearEnd(
            root_cause=Text("Dokumen menumpuk pada pekan terakhir."),
            what_worked=Text("Pemantauan harian bersama BPKAD."),
        )
    return CloseAtYearEnd(reason=Text("Tidak dianggarkan lagi pada tahun berikutnya."))


STEPS: Mapping[str, Callable[[Closing, int], None]] = {
    "open": Closing.open,
    "decide": Closing.decide,
    "sign": Closing.sign,
}
