"""Commands with content that is valid wherever the act is allowed, drawn by hypothesis."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from domain.acting import Acting, OfficeKind
from domain.obstacle import (
    COMMANDS,
    Amendment,
    Command,
    Effect,
    FileRef,
    Level,
    Locus,
    MergedAmount,
    Obstacle,
    RaiseObstacle,
    Visibility,
)
from domain.text import Text

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

WORDS = st.sampled_from(["letter sent", "budget line wrong", "signed at last"]).map(Text)
MONEY = st.none() | st.integers(0, 5)
DESKS = ("BPKAD", "UKPBJ")
FILES = st.lists(st.builds(FileRef, id=st.uuids(), sha256=st.just("ab" * 32)), max_size=1).map(tuple)


@dataclass(frozen=True)
class Case:
    """For which obstacle, by whom, on which day, and which others a merge could go into."""

    obstacle: Obstacle
    by: Acting
    today: date
    targets: tuple[UUID, ...]
    draw: Draw[Any]

    def command(self, act: str) -> Command:
        """A command for the act."""
        return COMMANDS[act](**CONTENT[act](self))

    def text(self) -> Any:
        return self.draw(WORDS)

    def soon(self) -> date:
        return self.today + timedelta(days=self.draw(st.integers(0, 9)))

    def n(self) -> int:
        return int(self.draw(st.integers(1, max(1, len(self.obstacle.assistance)))))


def _reason(case: Case) -> dict[str, Any]:
    return {"reason": case.text()}


def _text(case: Case) -> dict[str, Any]:
    return {"text": case.text()}


def _escalate(case: Case) -> dict[str, Any]:
    top = Level.ASSISTANT if case.by.kind is OfficeKind.AGENCY_HEAD else Level.REGENT
    upward = [one for one in Level if case.obstacle.level.rank < one.rank <= top.rank]
    return {"to": case.draw(st.sampled_from(upward or list(Level))), **_reason(case)}


def _decide(case: Case) -> dict[str, Any]:
    downward = [one for one in Level if one.rank <= case.obstacle.level.rank]
    return {"level": case.draw(st.sampled_from(downward)), **_text(case)}


def _amend(case: Case) -> dict[str, Any]:
    values: dict[str, Any] = case.draw(
        st.fixed_dictionaries(
            {},
            optional={
                "amount_at_stake": MONEY,
                "effect": st.sampled_from(Effect),
                "locus": st.sampled_from(Locus),
                "sub_unit": st.none() | WORDS,
                "cause": st.sampled_from(["A5-LELANG", "A9-SIPD"]),
            },
        )
    )
    return {"amendment": Amendment(fields=tuple(values), **values)}


def _assign(case: Case) -> dict[str, Any]:
    busy = {a.desk for a in case.obstacle.assistance if a.state in {"assigned", "accepted"}}
    free = [desk for desk in (*DESKS, "HUKUM") if desk not in busy]
    return {"desk": case.draw(st.sampled_from(free or DESKS)), "due": case.soon(), "request": case.text()}


def _extend(case: Case) -> dict[str, Any]:
    n = case.n()
    current = case.obstacle.find_assistance(n)
    due = max(current.due if current else case.today, case.today) + timedelta(days=1)
    return {"n": n, "due": due, **_reason(case)}


def _visibility(case: Case) -> dict[str, Any]:
    choice = [one for one in Visibility if one is not case.obstacle.record.visibility]
    if case.by.kind is OfficeKind.AGENCY_HEAD:
        choice = [one for one in choice if one is not Visibility.LEADERSHIP_ONLY]
    return {"visibility": case.draw(st.sampled_from(choice)), **_reason(case)}


def _merge(case: Case) -> dict[str, Any]:
    into = case.draw(st.sampled_from(case.targets or (UUID(int=99),)))
    return {"into": into, "amount": case.draw(st.sampled_from(MergedAmount))}


CONTENT: Mapping[str, Callable[[Case], dict[str, Any]]] = {
    "amend": _amend,
    "add_evidence": lambda case: {"files": case.draw(FILES), **_text(case)},
    "comment": _text,
    "return": _reason,
    "resubmit": _text,
    "accept": lambda _: {},
    "withdraw": _reason,
    "escalate": _escalate,
    "decide": _decide,
    "instruct": _text,
    "assign": _assign,
    "extend": _extend,
    "cancel": lambda case: {"n": case.n(), **_reason(case)},
    "take": lambda case: {"n": case.n()},
    "decline": lambda case: {"n": case.n(), **_reason(case)},
    "report_progress": lambda case: {"n": case.n(), **_text(case)},
    "hand_back": lambda case: {"n": case.n(), **_text(case)},
    "move_deadline": lambda case: {"needed_by": case.soon(), **_reason(case)},
    "wait": lambda case: {"party": case.text(), **_reason(case)},
    "end_wait": _text,
    "visit": lambda case: {"text": case.text(), "on": case.today},
    "state_done": _text,
    "confirm": lambda case: {"root_cause": case.text(), "what_worked": case.text()},
    "set_unactionable": _reason,
    "reopen": _reason,
    "merge": _merge,
    "unmerge": lambda _: {},
    "change_visibility": _visibility,
}


def raising(draw: Draw[Any], today: date) -> RaiseObstacle:
    """A report of the agency DINKES."""
    return RaiseObstacle(
        agency="DINKES",
        cause=draw(st.sampled_from(["A5-LELANG", "A9-SIPD"])),
        description=draw(WORDS),
        effect=draw(st.sampled_from(Effect)),
        happened_on=today - timedelta(days=draw(st.integers(0, 400))),
        amount_at_stake=draw(MONEY),
        visibility=draw(st.sampled_from(Visibility)),
    )
