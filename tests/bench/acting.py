"""Whole lives as a stream of commands, through the tracker or as requests of the API."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from domain.acting import Acting, OfficeKind
from domain.obstacle import (
    ACTS,
    Accept,
    AssignHelp,
    Command,
    Confirm,
    Effect,
    HandBack,
    RaiseObstacle,
    ReportProgress,
    StateDone,
    TakeAssistance,
)
from domain.text import Text
from domain.tracker import Request, Tracker
from kendala.demo.telling import office
from tests.bench.lives import AGENCY, CAUSE, DESK

WORDS = "Dokumen kontrak belum lengkap, penyedia diminta melengkapi jaminan pelaksanaan sebelum akhir pekan ini."
HAPPENED = date(2025, 6, 2)
OFFICES: Mapping[str, Acting] = {
    "adpem": office(OfficeKind.ADPEM),
    "operator": office(OfficeKind.OPERATOR, agency=AGENCY),
    "desk": office(OfficeKind.DESK, desk=DESK),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One act: who does it, its body for the API and its command for the tracker."""

    who: str
    body: Mapping[str, Any]
    command: Command

    @property
    def path(self) -> str:
        """The act's address under the obstacle."""
        return ACTS[self.command.ACT].path.format(n=1)


DUE = date.today() + timedelta(days=30)  # noqa: DTZ011 - any day ahead
RAISING = {"agency": AGENCY, "cause": CAUSE, "description": WORDS, "effect": "late", "happened_on": str(HAPPENED)}
SAID = {"text": WORDS}
STEPS = (
    Step("adpem", {}, Accept()),
    Step(
        "adpem", {"desk": DESK, "due": str(DUE), "request": WORDS}, AssignHelp(desk=DESK, due=DUE, request=Text(WORDS))
    ),
    Step("desk", {}, TakeAssistance(n=1)),
    Step("desk", SAID, ReportProgress(n=1, text=Text(WORDS))),
    Step("desk", SAID, HandBack(n=1, text=Text(WORDS))),
    Step("operator", SAID, StateDone(text=Text(WORDS))),
    Step(
        "adpem",
        {"root_cause": WORDS, "what_worked": WORDS},
        Confirm(root_cause=Text(WORDS), what_worked=Text(WORDS)),
    ),
)


def lives(tracker: Tracker, lane: str) -> Iterator[None]:
    """Endless lives of eight commands; each step of the iterator does one."""
    for n in count():
        request = Request(acting=OFFICES["operator"], key=f"{lane}-{n}", body=WORDS.encode())
        obstacle = tracker.raise_obstacle(raising(), request).id
        yield
        for k, step in enumerate(STEPS):
            request = Request(acting=OFFICES[step.who], key=f"{lane}-{n}-{k}", body=WORDS.encode())
            tracker.act(obstacle, step.command, request)
            yield


def raising() -> RaiseObstacle:
    """The report that each of these lives begins with."""
    return RaiseObstacle(agency=AGENCY, cause=CAUSE, description=Text(WORDS), effect=Effect.LATE, happened_on=HAPPENED)
