"""One acceptance test per act: what it changes besides the state, which the walk over the table looks at."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.obstacle import ACTS
from tests.api.programs import House
from tests.api.situations import brought
from tests.api.table import SENT, STATE, body, leads_to

Answer = dict[str, Any]


def _assistance(**wanted: Any) -> Callable[[Answer], bool]:
    return lambda o: {name: o["assistance"][0][name] for name in wanted} == wanted


def _waits(kind: str, *who: str) -> Callable[[Answer], bool]:
    return lambda o: o["waiting_for"] == {"kind": kind, "who": list(who)}


#: act -> (by whom, from which situation, what holds in the answer)
TOLD: dict[str, tuple[str, str, Callable[[Answer], bool]]] = {
    "amend": ("operator", "raised", lambda o: o["tried"] == "Tender ulang."),
    "add_evidence": ("desk", "assisted", lambda o: o["version"] == 5),
    "comment": ("leadership", "resolved", lambda o: o["waiting_for"] is None),
    "return": ("adpem", "raised", _waits("agency", "DINKES")),
    "resubmit": ("operator", "returned", _waits("adpem")),
    "accept": ("adpem", "raised", lambda o: o["level"] == "adpem"),
    "withdraw": ("head", "accepted", lambda o: o["audit_word"] is None),
    "escalate": ("head", "accepted", _waits("level", "assistant")),
    "decide": ("leadership", "at_secretary", lambda o: (o["level"], o["escalation_undecided"]) == ("adpem", False)),
    "instruct": ("assistant", "assisted", lambda o: o["level"] == "adpem"),
    "assign": ("adpem", "accepted", lambda o: (o["assistance"][0]["n"], o["assistance"][0]["desk"]) == (1, "HUKUM")),
    "extend": ("adpem", "assisted", _assistance(due="2024-12-31", state="accepted")),
    "cancel": ("adpem", "assisted", _assistance(state="cancelled")),
    "take": ("desk", "assigned", _assistance(state="accepted")),
    "decline": ("desk", "assigned", _assistance(state="declined")),
    "report_progress": ("desk", "assisted", lambda o: o["audit_word"] == "in_progress"),
    "hand_back": ("desk", "assisted", _waits("agency", "DINKES")),
    "move_deadline": ("adpem", "assisted", lambda o: o["needed_by"] == "2025-01-15"),
    "wait": ("desk", "assisted", _waits("outside", "LKPP")),
    "end_wait": ("adpem", "waiting", _waits("adpem")),
    "visit": ("adpem", "assisted", _waits("desk", "BPKAD")),
    "state_done": ("operator", "assisted", _waits("adpem")),
    "confirm": ("adpem", "stated_done", lambda o: o["audit_word"] == "done"),
    "set_unactionable": ("adpem", "assisted", lambda o: o["audit_word"] == "cannot_be_acted_on"),
    "reopen": ("adpem", "resolved", _assistance(state="ended")),
    "merge": ("adpem", "assisted", lambda o: o["merged_into"]["state"] == "raised"),
    "unmerge": ("adpem", "merged", lambda o: o["merged_into"] is None),
    "change_visibility": ("head", "assisted", lambda o: o["visibility"] == "all_agencies"),
}


def test_every_act_is_told_here() -> None:
    """No act goes without its acceptance test."""
    assert set(TOLD) == set(ACTS)


@pytest.mark.parametrize("act", TOLD)
def test_an_act_over_http(house: House, act: str) -> None:
    """The act is stored and answers with the obstacle as it is then, for all to read."""
    by, situation, holds = TOLD[act]
    obstacle, program = brought(house, situation), house[by]
    before = program.get(f"/obstacles/{obstacle}").json()
    sent = body(act, situation, str(house.raised()))
    address = f"/obstacles/{before['number']}{SENT[act][0]}"
    answer = program.send(ACTS[act].method, address, sent, headers={"If-Match": f'"{before["version"]}"'})
    told = answer.json()
    assert answer.status_code == 200, told
    assert (told["state"], told["version"]) == (leads_to(act, situation), before["version"] + 1)
    assert answer.headers["ETag"] == f'"{told["version"]}"'
    assert holds(told), told
    assert program.get(f"/obstacles/{obstacle}").json() == told


@pytest.mark.parametrize("situation", sorted(STATE))
def test_a_situation_is_what_it_says(on_sqlite: House, situation: str) -> None:
    """The situations that the tests begin from have the states that they are said to have."""
    obstacle = brought(on_sqlite, situation)
    assert on_sqlite["assistant"].get(f"/obstacles/{obstacle}").json()["state"] == STATE[situation]


def test_a_repeated_act_is_done_once(house: House) -> None:
    """A comment that is sent twice with one key is there once."""
    obstacle, headers = house.raised(), {"Idempotency-Key": "sekali"}
    answers = [
        house["head"].post(f"/obstacles/{obstacle}/comments", {"text": "Segera."}, headers=headers) for _ in range(2)
    ]
    assert [answer.json()["version"] for answer in answers] == [2, 2]


def test_a_repeated_act_stays_done_after_others(house: House) -> None:
    """Sent again when the act would not be possible any more, the key is answered with its first result."""
    obstacle, headers = house.raised(), {"Idempotency-Key": "terima"}
    first = house["adpem"].post(f"/obstacles/{obstacle}/acceptance", headers=headers)
    again = house["adpem"].post(f"/obstacles/{obstacle}/acceptance", {}, headers=headers)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert house["adpem"].post(f"/obstacles/{obstacle}/acceptance").status_code == 409


def test_two_desks_help_one_obstacle(house: House) -> None:
    """Each assistance has its number, and the obstacle waits for all desks that are not finished."""
    obstacle = brought(house, "assisted")
    sent = {"desk": "UKPBJ", "due": "2024-12-24", "request": "Dampingi."}
    told = house["adpem"].post(f"/obstacles/{obstacle}/assistance", sent).json()
    assert [(a["n"], a["desk"]) for a in told["assistance"]] == [(1, "BPKAD"), (2, "UKPBJ")]
    assert told["waiting_for"] == {"kind": "desk", "who": ["BPKAD", "UKPBJ"]}
    assert house["desk"].post(f"/obstacles/{obstacle}/assistance/2/acceptance").status_code == 403
    assert house["idle_desk"].post(f"/obstacles/{obstacle}/assistance/2/acceptance").status_code == 200
