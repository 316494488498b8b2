"""Who is told of what, from the log to the bell, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.acting import SYSTEM, OfficeKind
from domain.almanac import Clock
from domain.obstacle import (
    Accept,
    AssignHelp,
    ChangeVisibility,
    Confirm,
    Escalate,
    Instruct,
    Level,
    Return,
    Returned,
    StateDone,
    TakeAssistance,
    Visibility,
    Waits,
)
from domain.obstacle.context import Stamp
from domain.obstacle.flagging import ObstacleFlagged
from domain.obstacle.state import Flag
from domain.text import Text
from kendala.parts import Parts
from kendala.rebuilding import rebuild
from kendala.reminders import outbox
from kendala.store.metadata import Metadata, current
from projections.registry import PROJECTIONS
from tests.kendala.reminders.staff import Staff, staffed

ASSIGN = AssignHelp(desk="BPKAD", due=date(2024, 12, 20), request=Text("Bantu SPM."))


@pytest.fixture
def staff(parts_anywhere: Parts) -> Staff:
    """One account for each office."""
    return staffed(parts_anywhere)


def test_each_event_tells_those_it_concerns(staff: Staff) -> None:
    """Given the life of an obstacle, every step reminds the offices that have to know, and nobody else."""
    obstacle = staff.raised()
    assert staff.told() == {}
    staff.act("adpem", obstacle, Return(reason=Text("Lengkapi.")))
    assert staff.told() == {"operator": ["returned"], "colleague": ["returned"], "head": ["returned"]}
    obstacle = staff.raised()
    staff.act("assistant", obstacle, Accept())
    staff.act("assistant", obstacle, ASSIGN)
    assert staff.told()["desk"] == ["assigned"]
    staff.act("desk", obstacle, TakeAssistance(n=1))
    staff.act("leadership", obstacle, Instruct(text=Text("Segerakan.")))
    staff.act("head", obstacle, StateDone(text=Text("Sudah dibayar.")))
    staff.act("adpem", obstacle, Confirm(root_cause=Text("a"), what_worked=Text("b")))
    told = staff.told()
    assert told["desk"] == ["assigned", "instructed"]
    assert told["adpem"] == ["instructed", "stated_done"]
    assert told["assistant"] == ["instructed"]
    assert told["operator"] == told["head"] == ["returned", "instructed", "resolved"]
    assert told.keys() == {"operator", "colleague", "head", "desk", "adpem", "assistant"}


def test_nobody_is_told_of_an_own_act(staff: Staff) -> None:
    """Given an instruction by the Assistant, the Assistant is not reminded of it."""
    obstacle = staff.raised()
    staff.act("assistant", obstacle, Instruct(text=Text("Segerakan.")))
    assert staff.told().keys() == {"operator", "colleague", "head", "adpem"}


def test_who_may_not_see_it_is_not_told(staff: Staff) -> None:
    """Given what only leadership may see, agency and Adpem hear of no instruction, and the Assistant confirms it."""
    obstacle = staff.raised(visibility=Visibility.LEADERSHIP_ONLY)
    staff.act("leadership", obstacle, Instruct(text=Text("Segerakan.")))
    assert staff.told() == {"operator": ["instructed"], "assistant": ["instructed"]}
    staff.act("assistant", obstacle, Accept())
    staff.act("operator", obstacle, StateDone(text=Text("Sudah.")))
    assert staff.told()["assistant"] == ["instructed", "stated_done"]
    assert "adpem" not in staff.told()


def test_what_was_closed_before_it_went_out_is_not_told(staff: Staff) -> None:
    """Given an obstacle that was hidden after the event and before the outbox came by, who may not see it is spared."""
    obstacle = staff.raised()
    staff.do("assistant", obstacle, Return(reason=Text("Lengkapi.")))
    hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Peka."))
    staff.act("assistant", obstacle, hide)
    assert staff.told() == {"operator": ["returned"]}


def test_the_level_that_must_decide_is_told(staff: Staff) -> None:
    """Given an escalation to the secretary, leadership is reminded."""
    obstacle = staff.raised()
    staff.act("adpem", obstacle, Escalate(to=Level.SECRETARY, reason=Text("Macet.")))
    assert staff.told() == {"leadership": ["escalated"]}


def test_told_once_however_often_it_is_read(staff: Staff) -> None:
    """Given an outbox whose position was put back, as by a restored backup, nobody is reminded twice."""
    obstacle = staff.raised()
    staff.act("adpem", obstacle, Return(reason=Text("Lengkapi.")))
    before = staff.told()
    staff.put_back()
    replace(staff.parts.reminders.outbox).catch_up()
    assert staff.told() == before


def test_what_was_there_at_installation_is_no_news(staff: Staff) -> None:
    """Given a log filled by the demo, whoever comes after it hears only of what happens from then on."""
    obstacle = staff.raised()
    staff.do("adpem", obstacle, Return(reason=Text("Lengkapi.")))
    staff.parts.reminders.outbox.start_from_here()
    staff.parts.reminders.outbox.catch_up()
    assert staff.told() == {}
    staff.act("assistant", obstacle, Instruct(text=Text("Segerakan.")))
    assert staff.told().keys() == {"operator", "colleague", "head", "adpem"}


def test_a_person_reads_and_marks_own_reminders_only(staff: Staff) -> None:
    """A reminder is found and marked by its account; for another it does not exist."""
    obstacle = staff.raised()
    staff.act("adpem", obstacle, Return(reason=Text("Lengkapi.")))
    bell, mine, other = staff.parts.reminders.bell, staff["operator"].account, staff["head"].account
    (reminder,) = bell.list(mine)
    assert (reminder.number[:8], bell.unread(mine)) == ("KDL-2024", 1)
    bell.mark_read(mine, reminder.id)
    assert (bell.unread(mine), bell.unread(other)) == (0, 1)
    bell.mark_all_read(other, reminder.id + 100)
    assert bell.unread(other) == 0


def test_a_flag_tells_whom_the_rule_names(staff: Staff) -> None:
    """Of a flag those kinds of office hear that its rule names, as far as the obstacle is theirs."""
    obstacle = staff.raised()
    staff.act("assistant", obstacle, Accept())
    staff.act("assistant", obstacle, ASSIGN)
    flag = Flag(
        clock=Clock.DELIVER,
        n=1,
        day=date(2024, 12, 23),
        due_on=date(2024, 12, 20),
        since=staff.parts.clock(),
        fixed_on=date(2024, 12, 20),
        kind=Waits.DESK,
        who=("BPKAD",),
        ends_with=(),
        tell=(OfficeKind.DESK, OfficeKind.AGENCY_HEAD, OfficeKind.ADPEM),
        rules=1,
        calendar=1,
    )
    stamp = Stamp(originator_id=obstacle, originator_version=4, recorded_at=staff.parts.clock(), by=SYSTEM)
    staff.parts.log.append([ObstacleFlagged.of(flag, stamp)])
    staff.parts.reminders.outbox.catch_up()
    assert {name for name, kinds in staff.told().items() if "flagged" in kinds} == {"desk", "head", "adpem"}


def test_who_was_overtaken_looks_again(staff: Staff) -> None:
    """Given a second outbox that reads beside the first, each reminder is made once and none is lost."""
    obstacle = staff.raised()
    mine, other = (replace(staff.parts.reminders.outbox) for _ in range(2))
    for text in ("Satu.", "Dua.", "Tiga."):
        staff.do("assistant", obstacle, Instruct(text=Text(text)))
        other.catch_up()
        staff.do("leadership", obstacle, Instruct(text=Text(text)))
        mine.catch_up()
    assert staff.told()["adpem"] == ["instructed"] * 6
    assert staff.told()["assistant"] == ["instructed"] * 3


def test_an_import_and_a_rebuild_tell_nobody(staff: Staff) -> None:
    """Given events that came in by a file, and read models that are made anew, nobody hears of anything."""
    obstacle = staff.raised()
    stamp = Stamp(originator_id=obstacle, originator_version=2, recorded_at=staff.parts.clock(), by=staff["adpem"])
    token = current.set(Metadata(via="import"))
    staff.parts.log.append([Returned(**stamp, reason=Text("Lengkapi."))])
    current.reset(token)
    staff.parts.reminders.outbox.catch_up()
    assert staff.told() == {}
    staff.act("assistant", obstacle, Instruct(text=Text("Segerakan.")))
    before = staff.told()
    for name in PROJECTIONS:
        rebuild(staff.parts, name, lambda _: None)
    replace(staff.parts.reminders.outbox).catch_up()
    assert staff.told() == before != {}


def test_what_was_read_long_ago_is_swept(staff: Staff) -> None:
    """After a year a reminder that was read is deleted, and an unread one stays."""
    bell, mine, other = staff.parts.reminders.bell, staff["operator"].account, staff["head"].account
    staff.act("adpem", staff.raised(), Return(reason=Text("Lengkapi.")))
    bell.mark_all_read(mine, 1_000)
    staff.parts.clock.now += timedelta(days=367)  # type: ignore[attr-defined]  # the tests' own clock
    assert bell.sweep() == 1
    assert (len(bell.list(mine)), len(bell.list(other))) == (0, 1)


def test_a_turn_tells_a_few(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    """One turn tells of a few events only and says that there is more; nothing is told twice."""
    monkeypatch.setattr(outbox, "AT_ONCE", 2)
    for _ in range(5):
        staff.do("adpem", staff.raised(), Return(reason=Text("Lengkapi.")))
    turns = [0]
    while staff.parts.reminders.outbox.turn():
        turns.append(len(staff.told().get("operator", ())))
    assert all(after - before <= 2 for before, after in pairwise(turns))
    assert turns[-1] == 5
