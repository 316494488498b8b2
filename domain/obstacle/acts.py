"""The table of acts: who may do what, from where. Rights, API, the `allowed` list and the menus all read it.

A *grant* opens an act to some kinds of office under conditions. An agency's offices are meant for their own
agency's obstacles (unless the grant is `foreign`) and a desk for its own assistance: that is not repeated in each row.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.acting import AGENCY, EKOBANG, OfficeKind
from domain.obstacle.vocabulary import OPEN, UNFINISHED, AssistanceState, Level, State, Visibility

ANY = frozenset(State)
HELPED = frozenset({State.ACCEPTED, State.ASSISTED})
DESK = frozenset({OfficeKind.DESK})
HEAD = frozenset({OfficeKind.AGENCY_HEAD})
OPERATOR = frozenset({OfficeKind.OPERATOR})
ASSISTANT = frozenset({OfficeKind.ASSISTANT})
LEADERSHIP = frozenset({OfficeKind.LEADERSHIP})
SPEAKERS = AGENCY | EKOBANG | DESK | LEADERSHIP
OPEN_TO_HEAD = frozenset({Visibility.ALL_AGENCIES, Visibility.AGENCY_AND_EKOBANG})
BY_LEADERSHIP = frozenset({Level.SECRETARY, Level.REGENT})


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """One way to be allowed an act: every condition must hold; `to_...` bounds what the act may set."""

    kinds: frozenset[OfficeKind]
    states: frozenset[State]
    levels: frozenset[Level] = frozenset(Level)
    assistance: frozenset[AssistanceState] | None = None
    waiting: bool | None = None
    to_levels: frozenset[Level] = frozenset(Level)
    to_visibilities: frozenset[Visibility] = frozenset(Visibility)
    from_visibilities: frozenset[Visibility] = frozenset(Visibility)
    foreign: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """An act, the path of its sub-resource under `/obstacles/{id}` (`{n}` an assistance), and who is granted it."""

    name: str
    path: str
    grants: tuple[Grant, ...]
    method: str = "POST"


def _escalation(kinds: frozenset[OfficeKind], top: Level) -> Grant:
    return Grant(
        kinds=kinds,
        states=frozenset({State.RAISED, State.ACCEPTED, State.ASSISTED}),
        levels=frozenset(level for level in Level if level.rank < top.rank),
        to_levels=frozenset(level for level in Level if level.rank <= top.rank),
    )


def _act(name: str, path: str, *grants: Grant, method: str = "POST") -> Act:
    return Act(name=name, path=path, grants=grants, method=method)


_RETURNABLE = frozenset({State.RAISED, State.RETURNED})
_ASSIGNED = frozenset({AssistanceState.ASSIGNED})
_TAKEN = frozenset({AssistanceState.ACCEPTED})
_HELPING = frozenset({State.ASSISTED, State.STATED_DONE})

TABLE = (
    _act("amend", "", Grant(kinds=AGENCY, states=_RETURNABLE), Grant(kinds=EKOBANG, states=OPEN), method="PATCH"),
    _act(
        "add_evidence",
        "/evidence",
        Grant(kinds=AGENCY | EKOBANG, states=OPEN),
        Grant(kinds=DESK, states=OPEN, assistance=frozenset(AssistanceState)),
    ),
    _act("comment", "/comments", Grant(kinds=SPEAKERS, states=ANY, foreign=True)),
    _act("return", "/returns", Grant(kinds=EKOBANG, states=frozenset({State.RAISED}))),
    _act("resubmit", "/resubmission", Grant(kinds=AGENCY, states=frozenset({State.RETURNED}))),
    _act("accept", "/acceptance", Grant(kinds=EKOBANG, states=frozenset({State.RAISED}))),
    _act(
        "withdraw",
        "/withdrawal",
        Grant(kinds=HEAD, states=_RETURNABLE | {State.ACCEPTED}),
        Grant(kinds=OPERATOR, states=_RETURNABLE),
    ),
    _act("escalate", "/escalations", _escalation(HEAD, Level.ASSISTANT), _escalation(EKOBANG, Level.REGENT)),
    _act(
        "decide",
        "/decisions",
        Grant(kinds=ASSISTANT, states=OPEN, levels=frozenset({Level.ASSISTANT})),
        Grant(kinds=LEADERSHIP, states=OPEN, levels=BY_LEADERSHIP),
    ),
    _act("instruct", "/instructions", Grant(kinds=ASSISTANT | LEADERSHIP, states=OPEN)),
    _act("assign", "/assistance", Grant(kinds=EKOBANG, states=HELPED)),
    _act("extend", "/assistance/{n}/extension", Grant(kinds=EKOBANG, states=_HELPING, assistance=UNFINISHED)),
    _act("cancel", "/assistance/{n}/cancellation", Grant(kinds=EKOBANG, states=_HELPING, assistance=UNFINISHED)),
    _act("take", "/assistance/{n}/acceptance", Grant(kinds=DESK, states=_HELPING, assistance=_ASSIGNED)),
    _act("decline", "/assistance/{n}/decline", Grant(kinds=DESK, states=_HELPING, assistance=_ASSIGNED)),
    _act("report_progress", "/assistance/{n}/progress", Grant(kinds=DESK, states=_HELPING, assistance=_TAKEN)),
    _act("hand_back", "/assistance/{n}/completion", Grant(kinds=DESK, states=_HELPING, assistance=_TAKEN)),
    _act("move_deadline", "/deadline", Grant(kinds=EKOBANG, states=OPEN)),
    _act(
        "wait",
        "/waits",
        Grant(kinds=EKOBANG, states=HELPED, waiting=False),
        Grant(kinds=DESK, states=HELPED, assistance=_TAKEN, waiting=False),
    ),
    _act(
        "end_wait",
        "/waits/end",
        Grant(kinds=EKOBANG, states=HELPED, waiting=True),
        Grant(kinds=DESK, states=HELPED, assistance=_TAKEN, waiting=True),
    ),
    _act("visit", "/visits", Grant(kinds=EKOBANG, states=OPEN)),
    _act("state_done", "/completion", Grant(kinds=AGENCY, states=HELPED)),
    _act("confirm", "/resolution", Grant(kinds=EKOBANG, states=frozenset({State.STATED_DONE}))),
    _act("set_unactionable", "/unactionable", Grant(kinds=EKOBANG, states=HELPED | {State.STATED_DONE})),
    _act(
        "reopen",
        "/reopenings",
        Grant(kinds=EKOBANG, states=frozenset({State.STATED_DONE, State.RESOLVED, State.UNACTIONABLE})),
    ),
    _act("merge", "/merge", Grant(kinds=EKOBANG, states=OPEN)),
    _act("unmerge", "/unmerge", Grant(kinds=EKOBANG, states=frozenset({State.MERGED}))),
    _act(
        "change_visibility",
        "/visibility",
        Grant(kinds=HEAD, states=ANY, from_visibilities=OPEN_TO_HEAD, to_visibilities=OPEN_TO_HEAD),
        Grant(kinds=ASSISTANT | LEADERSHIP, states=ANY),
    ),
)
ACTS: Mapping[str, Act] = {act.name: act for act in TABLE}
#: The table by kind of office: the names of acts with the grants that the kind could ever use.
GRANTED: Mapping[OfficeKind, tuple[tuple[str, Grant], ...]] = {
    kind: tuple((act.name, grant) for act in TABLE for grant in act.grants if kind in grant.kinds)
    for kind in OfficeKind
}
