"""No reminder reaches anybody who may not see its obstacle, whatever happens to it."""

from datetime import date

import pytest

from domain.obstacle import (
    Accept,
    AssignHelp,
    ChangeVisibility,
    Command,
    Confirm,
    Decide,
    Escalate,
    HandBack,
    Instruct,
    Level,
    Resubmit,
    Return,
    StateDone,
    TakeAssistance,
    Visibility,
    fold,
    may_see,
)
from domain.reminders import CONCERNS
from domain.text import Text
from kendala.parts import Parts
from tests.kendala.reminders.staff import Staff, staffed

WORDS = Text("RAHASIA")
#: By whom, so that every act is granted whoever may see the obstacle.
LIFE: tuple[tuple[str, Command], ...] = (
    ("assistant", Return(reason=WORDS)),
    ("operator", Resubmit(text=WORDS)),
    ("assistant", Accept()),
    ("assistant", AssignHelp(desk="BPKAD", due=date(2024, 12, 20), request=WORDS)),
    ("desk", TakeAssistance(n=1)),
    ("leadership", Instruct(text=WORDS)),
    ("assistant", Escalate(to=Level.SECRETARY, reason=WORDS)),
    ("leadership", Decide(text=WORDS, level=Level.ASSISTANT)),
    ("desk", HandBack(n=1, text=WORDS)),
    ("operator", StateDone(text=WORDS)),
    ("assistant", Confirm(root_cause=WORDS, what_worked=WORDS)),
)


@pytest.fixture
def staff(parts_anywhere: Parts) -> Staff:
    """One account for each office."""
    return staffed(parts_anywhere)


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("hidden_after", [None, 3, 8])
def test_no_reminder_is_told_to_who_may_not_see(staff: Staff, visibility: Visibility, hidden_after: int | None) -> None:
    """Whoever is reminded of a step could see the obstacle then, and no reminder holds what anybody typed."""
    obstacle = staff.raised(visibility=visibility)
    for n, (by, command) in enumerate(LIFE):
        before = {name: len(kinds) for name, kinds in staff.told().items()}
        staff.act(by, obstacle, command)
        if n == hidden_after and visibility is not Visibility.LEADERSHIP_ONLY:
            hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=WORDS)
            staff.act("assistant", obstacle, hide)
        now = fold(staff.parts.log.load(obstacle))
        assert now is not None
        told = {name for name, kinds in staff.told().items() if len(kinds) > before.get(name, 0)}
        seen = {name for name, acting in staff.offices.items() if may_see(acting, now)}
        assert told <= seen or n == hidden_after, (n, told - seen)
    bells = [each for acting in staff.offices.values() for each in staff.parts.reminders.bell.list(acting.account)]
    assert bells
    assert all(staff.kind_of(each.office) in CONCERNS[each.kind] for each in bells)
    assert "RAHASIA" not in str(bells)
