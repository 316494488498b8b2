"""The table of acts, written out by hand from the law and compared with what the program allows.

States: r raised, t returned, a accepted, h assisted, d stated done, s resolved, u unactionable, w withdrawn, m merged.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from domain.acting import Acting
from domain.obstacle import (
    ACTS,
    COMMANDS,
    Assistance,
    AssistanceCommand,
    AssistanceState,
    Level,
    Obstacle,
    State,
    Visibility,
    allowed,
)
from domain.obstacle.granting import authorize
from domain.refusals import NotFound, NotYourAct, WrongState
from domain.text import Text
from tests.domain.obstacle.facts import DUE, RAISED
from tests.domain.obstacle.offices import (
    ADMIN,
    ADPEM,
    ASSISTANT,
    AUDITOR,
    BPKAD,
    COLLEAGUE,
    EVERYBODY,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
    OTHER_OPERATOR,
    PROGRAM,
    UKPBJ,
)
from tests.domain.obstacle.scenario import obstacle

OPEN, ANY, NO = "rtahd", "rtahdsuwm", ""
STATES = dict(zip(ANY, State, strict=True))
#: act: path, operator, head, desk with an assistance, adpem, assistant, leadership
TABLE = {
    "amend": ("", "rt", "rt", NO, OPEN, OPEN, NO),
    "add_evidence": ("/evidence", OPEN, OPEN, OPEN, OPEN, OPEN, NO),
    "comment": ("/comments", ANY, ANY, ANY, ANY, ANY, ANY),
    "return": ("/returns", NO, NO, NO, "r", "r", NO),
    "resubmit": ("/resubmission", "t", "t", NO, NO, NO, NO),
    "accept": ("/acceptance", NO, NO, NO, "r", "r", NO),
    "withdraw": ("/withdrawal", "rt", "rta", NO, NO, NO, NO),
    "escalate": ("/escalations", NO, "rah", NO, "rah", "rah", NO),
    "decide": ("/decisions", NO, NO, NO, NO, OPEN, OPEN),
    "instruct": ("/instructions", NO, NO, NO, NO, OPEN, OPEN),
    "assign": ("/assistance", NO, NO, NO, "ah", "ah", NO),
    "extend": ("/assistance/{n}/extension", NO, NO, NO, "hd", "hd", NO),
    "cancel": ("/assistance/{n}/cancellation", NO, NO, NO, "hd", "hd", NO),
    "take": ("/assistance/{n}/acceptance", NO, NO, "hd", NO, NO, NO),
    "decline": ("/assistance/{n}/decline", NO, NO, "hd", NO, NO, NO),
    "report_progress": ("/assistance/{n}/progress", NO, NO, "hd", NO, NO, NO),
    "hand_back": ("/assistance/{n}/completion", NO, NO, "hd", NO, NO, NO),
    "move_deadline": ("/deadline", NO, NO, NO, OPEN, OPEN, NO),
    "wait": ("/waits", NO, NO, "ah", "ah", "ah", NO),
    "end_wait": ("/waits/end", NO, NO, "ah", "ah", "ah", NO),
    "visit": ("/visits", NO, NO, NO, OPEN, OPEN, NO),
    "state_done": ("/completion", "ah", "ah", NO, NO, NO, NO),
    "confirm": ("/resolution", NO, NO, NO, "d", "d", NO),
    "set_unactionable": ("/unactionable", NO, NO, NO, "ahd", "ahd", NO),
    "reopen": ("/reopenings", NO, NO, NO, "dsu", "dsu", NO),
    "merge": ("/merge", NO, NO, NO, OPEN, OPEN, NO),
    "unmerge": ("/unmerge", NO, NO, NO, "m", "m", NO),
    "change_visibility": ("/visibility", NO, ANY, NO, NO, ANY, ANY),
}
COLUMNS = {OPERATOR: 1, COLLEAGUE: 1, HEAD: 2, BPKAD: 3, ADPEM: 4, ASSISTANT: 5, LEADERSHIP: 6}
READERS = {OTHER_OPERATOR, OTHER_HEAD, UKPBJ}
#: The levels at which an act is open to an office; the others may do it at any level.
LEVELS = {
    ("escalate", HEAD): {"agency_head", "adpem"},
    ("escalate", ADPEM): {"agency_head", "adpem", "assistant", "secretary"},
    ("escalate", ASSISTANT): {"agency_head", "adpem", "assistant", "secretary"},
    ("decide", ASSISTANT): {"assistant"},
    ("decide", LEADERSHIP): {"secretary", "regent"},
}
#: The states of assistance that an act is about.
ASSISTANCE = {
    "extend": {"assigned", "accepted"},
    "cancel": {"assigned", "accepted"},
    "take": {"assigned"},
    "decline": {"assigned"},
    "report_progress": {"accepted"},
    "hand_back": {"accepted"},
}
SEEN_BY = {
    "all_agencies": {OPERATOR, COLLEAGUE, HEAD, ADPEM, ASSISTANT, LEADERSHIP, AUDITOR, PROGRAM, *READERS, BPKAD},
    "agency_and_ekobang": {OPERATOR, COLLEAGUE, HEAD, ADPEM, ASSISTANT, LEADERSHIP, AUDITOR, PROGRAM},
    "leadership_only": {OPERATOR, ASSISTANT, LEADERSHIP, AUDITOR, PROGRAM},
}


def expected(one: Obstacle, by: Acting) -> set[str]:
    """The acts that the law opens to this office."""
    helping = by == BPKAD and one.assistance != ()
    if not helping and by not in SEEN_BY[one.record.visibility]:
        return set()
    if by in READERS or (by == BPKAD and not helping):
        return {"comment"}
    column = COLUMNS.get(by)
    return {act for act in TABLE if column and TABLE[act][column] and granted(act, column, one, by)}


def granted(act: str, column: int, one: Obstacle, by: Acting) -> bool:
    """Whether the row of the table and its conditions hold."""
    own = {a.state.value for a in one.assistance}
    waits = one.waits_outside is not None
    return (
        one.state in {STATES[letter] for letter in TABLE[act][column]}
        and one.level in LEVELS.get((act, by), set(Level))
        and (act not in ASSISTANCE or bool(own & ASSISTANCE[act]))
        and (act != "wait" or not waits)
        and (act != "end_wait" or waits)
        and (act not in {"wait", "end_wait"} or by != BPKAD or "accepted" in own)
        and (act != "change_visibility" or by != HEAD or one.record.visibility != "leadership_only")
    )


def obstacles() -> Iterator[Obstacle]:
    """Every state with every level, state of one assistance, wait and visibility."""
    plain = obstacle(RAISED)
    for state, level, help_, waits, visibility in product(
        State, Level, (None, *AssistanceState), (None, Text("Ministry")), Visibility
    ):
        one = Assistance(n=1, desk="BPKAD", due=DUE, request=Text("help"), state=help_) if help_ else None
        yield replace(
            plain,
            state=state,
            level=level,
            assistance=(one,) if one else (),
            waits_outside=waits,
            record=replace(plain.record, visibility=visibility),
        )


@pytest.mark.parametrize("by", EVERYBODY, ids=lambda by: by.office)
def test_what_is_allowed_is_what_the_law_allows(by: Acting) -> None:
    """For every state, level, assistance, wait and visibility the office may do what the table says, and no more."""
    for one in obstacles():
        assert set(allowed(one, by)) == expected(one, by), (by.office, one.state, one.level, one.assistance)


@pytest.mark.parametrize("by", EVERYBODY, ids=lambda by: by.office)
def test_what_is_not_allowed_is_refused_for_the_reason_it_has(by: Acting) -> None:
    """A command is authorised exactly where it is allowed; unseen is not found, never granted is another's act."""
    for one in obstacles():
        if one.level is not Level.ASSISTANT or one.waits_outside is not None:
            continue
        seen = by in SEEN_BY[one.record.visibility] or (by == BPKAD and one.assistance != ())
        for act in TABLE:
            assert answer(act, one, by) in answers_of_law(act, one, by, seen=seen), (act, one.state, one.assistance)


def answer(act: str, one: Obstacle, by: Acting) -> str:
    """How a command is answered: `granted`, or the refusal's key."""
    about_one = issubclass(COMMANDS[act], AssistanceCommand)
    try:
        authorize(act, one, by, n=1 if about_one else None)
    except (NotFound, NotYourAct, WrongState) as refusal:
        return refusal.key
    return "granted"


def answers_of_law(act: str, one: Obstacle, by: Acting, *, seen: bool) -> set[str]:
    """The answers that the law leaves open."""
    if not seen or ("{n}" in TABLE[act][0] and not one.assistance):
        return {"not_found"}
    if act in expected(one, by):
        return {"granted"}
    column = COLUMNS.get(by)
    return {"wrong_state", "not_your_act"} if column and TABLE[act][column] else {"not_your_act"}


def test_the_administrator_sees_no_obstacle() -> None:
    """To the administrator nothing is allowed, whatever the obstacle."""
    assert {allowed(one, ADMIN) for one in obstacles()} == {()}


def test_every_act_has_its_path_and_command() -> None:
    """Acts, their paths under an obstacle and their commands are those of the table, one each."""
    assert {name: act.path for name, act in ACTS.items()} == {name: row[0] for name, row in TABLE.items()}
    assert set(COMMANDS) == set(TABLE)
    assert {act.name for act in ACTS.values() if act.method == "PATCH"} == {"amend"}


def test_a_command_about_one_assistance_has_its_number_in_the_path() -> None:
    """Acts on one assistance name it in the path, and only they do."""
    numbered = {name for name, command in COMMANDS.items() if issubclass(command, AssistanceCommand)}
    assert numbered == {name for name, row in TABLE.items() if "{n}" in row[0]}
