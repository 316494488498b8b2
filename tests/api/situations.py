"""Obstacles in the situations that the table written by hand speaks of."""

from datetime import date
from uuid import UUID

from domain.obstacle import Accept, AssignHelp, Command, Escalate, Level, State, TakeAssistance, WaitForParty
from domain.text import Text
from tests.api.programs import DESK, House

ACCEPT: tuple[str, Command] = ("assistant", Accept())
ASSIGN: tuple[str, Command] = ("assistant", AssignHelp(desk=DESK, due=date(2024, 12, 20), request=Text("SPM.")))
WAIT: tuple[str, Command] = ("assistant", WaitForParty(party=Text("LKPP"), reason=Text("Jawaban.")))
WAYS: dict[str, tuple[tuple[str, Command], ...]] = {
    "waiting": (ACCEPT, WAIT),
    "at_assistant": (ACCEPT, ("assistant", Escalate(to=Level.ASSISTANT, reason=Text("Perlu.")))),
    "at_secretary": (ACCEPT, ("assistant", Escalate(to=Level.SECRETARY, reason=Text("Perlu.")))),
    "assigned": (ACCEPT, ASSIGN),
    "assisted_waiting": (ACCEPT, ASSIGN, ("desk", TakeAssistance(n=1)), WAIT),
}


def brought(house: House, situation: str) -> UUID:
    """A new obstacle in that situation."""
    if situation not in WAYS:
        return house.brought_to(State(situation))
    obstacle = house.raised()
    for by, command in WAYS[situation]:
        house.act(by, obstacle, command)
    return obstacle
