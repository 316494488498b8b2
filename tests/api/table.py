"""The life of an obstacle as docs and law have it, written out by hand: who may do what, from where.

It is not made from the program's own table: the two are compared. Each situation is a state, where it matters with
the level, the assistance or the wait that an act asks for.
"""

from collections.abc import Mapping
from typing import Any

AGENCY = {"operator", "colleague", "head"}
EKOBANG = {"adpem", "assistant"}
ABOVE = {"assistant", "leadership", "auditor"}

ACCEPTED = {"accepted", "waiting", "at_assistant", "at_secretary"}
ASSISTED = {"assigned", "assisted", "assisted_waiting"}
OPEN = {"raised", "returned", "stated_done"} | ACCEPTED | ASSISTED
CLOSED = {"resolved", "unactionable", "withdrawn", "merged"}
ANY = OPEN | CLOSED
#: A desk has (or had) an assistance in these.
HELPED = ASSISTED | {"stated_done", "resolved", "unactionable", "merged"}
UNFINISHED = ASSISTED | {"stated_done"}
TAKEN = {"assisted", "assisted_waiting", "stated_done"}
WAITING = {"waiting", "assisted_waiting"}
BELOW_ASSISTANT = {"raised", "accepted", "waiting"} | ASSISTED

Rows = tuple[tuple[set[str], set[str]], ...]
MAY: Mapping[str, Rows] = {
    "amend": ((AGENCY, {"raised", "returned"}), (EKOBANG, OPEN)),
    "add_evidence": ((AGENCY | EKOBANG, OPEN), ({"desk"}, UNFINISHED)),
    "comment": ((AGENCY | EKOBANG | {"leadership"}, ANY), ({"desk"}, HELPED)),
    "return": ((EKOBANG, {"raised"}),),
    "resubmit": ((AGENCY, {"returned"}),),
    "accept": ((EKOBANG, {"raised"}),),
    "withdraw": (({"head"}, {"raised", "returned"} | ACCEPTED), ({"operator", "colleague"}, {"raised", "returned"})),
    "escalate": (({"head"}, BELOW_ASSISTANT), (EKOBANG, {"raised"} | ACCEPTED | ASSISTED)),
    "decide": (({"assistant"}, {"at_assistant"}), ({"leadership"}, {"at_secretary"})),
    "instruct": (({"assistant", "leadership"}, OPEN),),
    "assign": ((EKOBANG, ACCEPTED | ASSISTED),),
    "extend": ((EKOBANG, UNFINISHED),),
    "cancel": ((EKOBANG, UNFINISHED),),
    "take": (({"desk"}, {"assigned"}),),
    "decline": (({"desk"}, {"assigned"}),),
    "report_progress": (({"desk"}, TAKEN),),
    "hand_back": (({"desk"}, TAKEN),),
    "move_deadline": ((EKOBANG, OPEN),),
    "wait": ((EKOBANG, (ACCEPTED | ASSISTED) - WAITING), ({"desk"}, {"assisted"})),
    "end_wait": ((EKOBANG, WAITING), ({"desk"}, {"assisted_waiting"})),
    "visit": ((EKOBANG, OPEN),),
    "state_done": ((AGENCY, ACCEPTED | ASSISTED),),
    "confirm": ((EKOBANG, {"stated_done"}),),
    "set_unactionable": ((EKOBANG, ACCEPTED | ASSISTED | {"stated_done"}),),
    "reopen": ((EKOBANG, {"stated_done", "resolved", "unactionable"}),),
    "merge": ((EKOBANG, OPEN),),
    "unmerge": ((EKOBANG, {"merged"}),),
    "change_visibility": (({"head", "assistant", "leadership"}, ANY),),
}
REASON, TEXT = {"reason": "Sebab yang jelas."}, {"text": "Uraian yang jelas."}
SENT: Mapping[str, tuple[str, Any]] = {
    "amend": ("", {"tried": "Tender ulang."}),
    "add_evidence": ("/evidence", TEXT),
    "comment": ("/comments", TEXT),
    "return": ("/returns", REASON),
    "resubmit": ("/resubmission", TEXT),
    "accept": ("/acceptance", None),
    "withdraw": ("/withdrawal", REASON),
    "escalate": ("/escalations", REASON),
    "decide": ("/decisions", TEXT | {"level": "adpem"}),
    "instruct": ("/instructions", TEXT),
    "assign": ("/assistance", {"desk": "HUKUM", "due": "2024-12-20", "request": "Telaah."}),
    "extend": ("/assistance/1/extension", REASON | {"due": "2024-12-31"}),
    "cancel": ("/assistance/1/cancellation", REASON),
    "take": ("/assistance/1/acceptance", None),
    "decline": ("/assistance/1/decline", REASON),
    "report_progress": ("/assistance/1/progress", TEXT),
    "hand_back": ("/assistance/1/completion", TEXT),
    "move_deadline": ("/deadline", REASON | {"needed_by": "2025-01-15", "letter": "900/1"}),
    "wait": ("/waits", REASON | {"party": "LKPP"}),
    "end_wait": ("/waits/end", TEXT),
    "visit": ("/visits", TEXT | {"on": "2024-11-27"}),
    "state_done": ("/completion", TEXT),
    "confirm": ("/resolution", {"root_cause": "Syarat terlalu sempit.", "what_worked": "Pendampingan."}),
    "set_unactionable": ("/unactionable", REASON),
    "reopen": ("/reopenings", REASON),
    "merge": ("/merge", {"amount": "same"}),
    "unmerge": ("/unmerge", None),
    "change_visibility": ("/visibility", REASON | {"visibility": "all_agencies"}),
}
#: The state that the act leads to, by the situation where it depends on it; acts that are missing here leave it alone.
TO: Mapping[str, str | Mapping[str, str]] = {
    "return": "returned",
    "resubmit": "raised",
    "accept": "accepted",
    "withdraw": "withdrawn",
    "assign": "assisted",
    "cancel": dict.fromkeys(ASSISTED, "accepted") | {"stated_done": "stated_done"},
    "decline": "accepted",
    "state_done": "stated_done",
    "confirm": "resolved",
    "set_unactionable": "unactionable",
    "reopen": {"stated_done": "assisted", "resolved": "accepted", "unactionable": "accepted"},
    "merge": "merged",
    "unmerge": "assisted",
}
STATE: Mapping[str, str] = dict.fromkeys(ACCEPTED, "accepted") | dict.fromkeys(ASSISTED, "assisted")


def seen_by(office: str, situation: str) -> bool:
    """Whether the office sees an obstacle of the default visibility that `operator` raised."""
    if office == "desk":
        return situation in HELPED
    return office in AGENCY | EKOBANG | ABOVE


def may(act: str, office: str, situation: str) -> bool:
    """Whether the table allows it."""
    return any(office in who and situation in where for who, where in MAY[act])


def ever(act: str, office: str) -> bool:
    """Whether the table allows it anywhere."""
    return any(office in who for who, _ in MAY[act])


def leads_to(act: str, situation: str) -> str:
    """The state after the act."""
    stays = STATE.get(situation, situation)
    to = TO.get(act, stays)
    return to if isinstance(to, str) else to[situation]


def body(act: str, situation: str, target: str) -> Any:
    """What is sent for the act in that situation."""
    sent = SENT[act][1]
    if act == "escalate":
        return sent | {"to": {"at_assistant": "secretary", "at_secretary": "regent"}.get(situation, "assistant")}
    return sent | {"into": target} if act == "merge" else sent
