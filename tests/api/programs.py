"""Programs that talk to the API, one for each office, and obstacles brought to where a test begins."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from fastapi.testclient import TestClient
from httpx2 import Response

from domain.acting import Acting, OfficeKind
from domain.obstacle import (
    Accept,
    AssignHelp,
    Command,
    Confirm,
    Effect,
    Merge,
    MergedAmount,
    RaiseObstacle,
    Return,
    SetUnactionable,
    State,
    StateDone,
    TakeAssistance,
    Visibility,
    Withdraw,
)
from domain.text import Text
from domain.tracker import Request, Saved
from kendala.access.enrolling import Seat
from kendala.parts import Parts

TODAY = date(2024, 11, 28)
AGENCY, ELSEWHERE = "DINKES", "DISDIKBUD"
DESK, IDLE_DESK = "BPKAD", "UKPBJ"
SEATS: Mapping[str, Seat] = {
    "operator": Seat(kind=OfficeKind.OPERATOR, agency=AGENCY),
    "colleague": Seat(kind=OfficeKind.OPERATOR, agency=AGENCY),
    "head": Seat(kind=OfficeKind.AGENCY_HEAD, agency=AGENCY),
    "stranger": Seat(kind=OfficeKind.OPERATOR, agency=ELSEWHERE),
    "strange_head": Seat(kind=OfficeKind.AGENCY_HEAD, agency=ELSEWHERE),
    "desk": Seat(kind=OfficeKind.DESK, desk=DESK),
    "idle_desk": Seat(kind=OfficeKind.DESK, desk=IDLE_DESK),
    "adpem": Seat(kind=OfficeKind.ADPEM),
    "assistant": Seat(kind=OfficeKind.ASSISTANT),
    "leadership": Seat(kind=OfficeKind.LEADERSHIP),
    "auditor": Seat(kind=OfficeKind.AUDITOR),
    "admin": Seat(kind=OfficeKind.ADMIN),
}
RAISE: dict[str, Any] = {
    "agency": AGENCY,
    "cause": "A5-GAGAL",
    "description": "Tender alat kesehatan gagal dua kali.",
    "effect": "late",
    "amount_at_stake": 2_500_000_000,
    "happened_on": "2024-11-20",
}


class Ticking:
    """A clock that starts at noon (WITA) of TODAY and goes on a millisecond whenever it is looked at."""

    def __init__(self, now: datetime = datetime(2024, 11, 28, 4, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@dataclass(frozen=True)
class Program:
    """A program with the token of one office."""

    client: TestClient
    token: str
    acting: Acting

    def send(self, method: str, path: str, json: Any = None, **more: Any) -> Response:
        headers = {"Authorization": f"Bearer {self.token}"} | more.pop("headers", {})
        return self.client.request(method, f"/api/v1{path}", json=json, headers=headers, **more)

    def get(self, path: str, **more: Any) -> Response:
        return self.send("GET", path, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> Response:
        return self.send("POST", path, json, **more)

    def patch(self, path: str, json: Any = None, *, version: int | None = None, **more: Any) -> Response:
        headers = {"If-Match": f'"{version}"'} if version is not None else {}
        return self.send("PATCH", path, json, headers=headers | more.pop("headers", {}), **more)

    def upload(self, name: str, content: bytes, type_: str = "application/pdf", **more: Any) -> Response:
        return self.send("POST", "/files", files={"file": (name, content, type_)}, **more)


#: The token of each office, and as whom it acts.
Admitted = Mapping[str, tuple[str, Acting]]


def admitted(parts: Parts) -> Admitted:
    """An account with a token for each office."""
    return {name: _admitted(parts, name) for name in SEATS}


def _admitted(parts: Parts, name: str) -> tuple[str, Acting]:
    account = parts.enrolment.enrol(name, "sandi yang cukup panjang", SEATS[name])
    token = parts.access.tokens.create(account.id, "uji")
    acting = parts.door.by_token(token).acting
    assert acting is not None
    return token, acting


@dataclass
class House:
    """The composed application with its parts and one program per office."""

    parts: Parts
    client: TestClient
    offices: InitVar[Admitted]

    def __post_init__(self, offices: Admitted) -> None:
        self.programs = {name: Program(self.client, token, acting) for name, (token, acting) in offices.items()}

    def __getitem__(self, name: str) -> Program:
        return self.programs[name]

    def raised(self, by: str = "operator", **more: Any) -> UUID:
        """A new obstacle of the agency, straight through the tracker."""
        command = RaiseObstacle(
            agency=more.pop("agency", AGENCY),
            cause="A5-GAGAL",
            description=Text(more.pop("description", "Tender alat kesehatan gagal dua kali.")),
            effect=Effect.LATE,
            happened_on=date(2024, 11, 20),
            **more,
        )
        saved = self.parts.tracker.raise_obstacle(command, Request(acting=self[by].acting, key=uuid4().hex))
        return self.shown(saved).id

    def act(self, by: str, obstacle: UUID, command: Command) -> Saved:
        """One act straight through the tracker."""
        return self.shown(self.parts.tracker.act(obstacle, command, Request(acting=self[by].acting)))

    def shown(self, saved: Saved) -> Saved:
        """Wait until the read models hold it."""
        assert self.parts.reads.wait_for(saved.position, 20)
        return saved

    def brought_to(self, state: State, *, visibility: Visibility = Visibility.AGENCY_AND_EKOBANG) -> UUID:
        """A new obstacle in that state; where a desk helps, it has taken the help on."""
        obstacle = self.raised(visibility=visibility)
        for by, command in self._way_to(state):
            self.act(by, obstacle, command)
        return obstacle

    def _way_to(self, state: State) -> list[tuple[str, Command]]:
        accept = ("assistant", Accept())
        assign = ("assistant", AssignHelp(desk=DESK, due=date(2024, 12, 20), request=Text("Bantu SPM.")))
        assisted = [accept, assign, ("desk", TakeAssistance(n=1))]
        done = [*assisted, ("head", StateDone(text=Text("Sudah dibayar.")))]
        ways: dict[State, list[tuple[str, Command]]] = {
            State.RAISED: [],
            State.RETURNED: [("assistant", Return(reason=Text("Lengkapi.")))],
            State.ACCEPTED: [accept],
            State.ASSISTED: assisted,
            State.STATED_DONE: done,
            State.RESOLVED: [*done, ("assistant", Confirm(root_cause=Text("a"), what_worked=Text("b")))],
            State.UNACTIONABLE: [*assisted, ("assistant", SetUnactionable(reason=Text("Aturan belum ada.")))],
            State.WITHDRAWN: [("head", Withdraw(reason=Text("Keliru.")))],
        }
        if state is State.MERGED:
            return [*assisted, ("assistant", Merge(into=self.raised(), amount=MergedAmount.SAME))]
        return ways[state]
