from datetime import UTC, date, datetime

import pytest

from domain.acting import Acting
from domain.carry_over import Line, Opened, Session, SignedOff, Snapshot, digest
from domain.carry_over.deciding import decided_upon, open_session, refuse_untimely, sign_off
from domain.carry_over.session import session_of
from domain.carry_over.snapshot import line_of
from domain.event import Event
from domain.obstacle import CarriedOver, Ending, Level, Stage, State, Waits
from domain.obstacle.ledger import Awaited
from domain.refusals import Refused
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, DONE_STATED, RAISED, WHY, raised
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, AUDITOR, HEAD, LEADERSHIP
from tests.domain.obstacle.scenario import THIS, Fact, fact, stream

DECEMBER = datetime(2024, 11, 30, 16, tzinfo=UTC)
JANUARY = datetime(2024, 12, 31, 16, tzinfo=UTC)
CARRIED = fact(CarriedOver, year=2024, due=date(2025, 3, 31), reason=WHY)
NOTHING = Session(year=2024)


def session(*steps: tuple[Event, ...]) -> Session:
    return session_of(2024, [event for step in steps for event in step])


OPENED = open_session(NOTHING, ADPEM, DECEMBER)
OPEN = session(OPENED)


def line(*facts: Fact) -> Line:
    found = line_of(stream(facts), (2024, 12), 2024)
    assert found
    return found


def snapshot(*lines: Line) -> Snapshot:
    return Snapshot(year=2024, position=70, lines=lines)


def refusal(by: Acting, *, now: datetime = JANUARY, given: Session = OPEN, undecided: int = 0) -> str:
    with pytest.raises(Refused) as refused:
        sign_off(given, snapshot(), undecided, by, now)
    return refused.value.key


def test_ekobang_opens_it_from_december() -> None:
    """A session is prepared from 1 December in the regency's own zone, and opened once."""
    (event,) = OPENED
    assert isinstance(event, Opened)
    assert (event.year, event.day) == (2024, date(2024, 12, 1))
    assert open_session(OPEN, ASSISTANT, JANUARY) == ()
    with pytest.raises(Refused, match="session_too_early"):
        open_session(NOTHING, ADPEM, DECEMBER.replace(hour=15))


@pytest.mark.parametrize("by", [HEAD, LEADERSHIP, AUDITOR])
def test_nobody_else_opens_it(by: Acting) -> None:
    """Opening is Ekobang's."""
    with pytest.raises(Refused, match="not_your_act"):
        open_session(NOTHING, by, JANUARY)


def test_there_is_no_session_of_a_year_without_obstacles() -> None:
    """Before the first fiscal year there is nothing to close."""
    with pytest.raises(Refused, match="not_found"):
        open_session(Session(year=2014), ADPEM, JANUARY)


def test_decisions_wait_for_the_end_of_the_year() -> None:
    """At 23:59:59 WITA on 31 December nothing can be decided, at midnight it can."""
    refuse_untimely(OPEN, JANUARY)
    with pytest.raises(Refused, match="year_not_over"):
        refuse_untimely(OPEN, JANUARY.replace(hour=15, minute=59, second=59))
    with pytest.raises(Refused, match="session_not_open"):
        refuse_untimely(NOTHING, JANUARY)


def test_a_line_says_how_it_stood_when_it_was_decided_on() -> None:
    """Amount, age at the end of the year, level, whom it waited for, what was decided, and by which event."""
    assert line(raised(amount_at_stake=7), ACCEPTED, ASSIGNED, CARRIED, DONE_STATED) == Line(
        obstacle=THIS,
        number_year=2024,
        number_n=12,
        agency="DINKES",
        stage=Stage.PROCUREMENT,
        amount=7,
        age=91,
        state=State.ASSISTED,
        level=Level.ADPEM,
        waiting=(Awaited(Waits.DESK, "BPKAD"),),
        ending=Ending.CARRIED,
        due=date(2025, 3, 31),
        times=1,
        version=4,
    )


def test_what_was_not_decided_on_has_no_line() -> None:
    """An obstacle of which the session said nothing is not in the snapshot."""
    assert line_of(stream((RAISED,)), (2024, 12), 2024) is None


def test_the_leadership_signs_what_was_decided() -> None:
    """The signature holds position, sums without what states no amount, and the hash of the list."""
    lines = (line(raised(amount_at_stake=7), CARRIED), line(raised(amount_at_stake=None), CARRIED))
    mine = decided_upon(OPEN, Ending.CARRIED, [THIS], ADPEM, JANUARY)
    decided = session(OPENED, (mine,))
    signed = session(OPENED, (mine,), sign_off(decided, snapshot(*lines), 0, LEADERSHIP, JANUARY))
    assert decided.decided == (THIS,)
    assert signed.signature
    assert (signed.signature.by, signed.signature.count) == (LEADERSHIP, 2)
    assert signed.signature.snapshot == snapshot(*lines)
    assert signed.signature.hash == digest(snapshot(*lines))
    carried = signed.signature.totals[0]
    assert (carried.count, carried.amount, carried.without_amount) == (2, 7, 1)
    with pytest.raises(Refused, match="session_signed"):
        refuse_untimely(signed, JANUARY)
    assert refusal(LEADERSHIP, given=signed) == "session_signed"


def test_a_long_list_is_stored_in_parts() -> None:
    """Thousands of lines become several events with one hash over all of them."""
    lines = (line(RAISED, CARRIED),) * 1_201
    events = sign_off(OPEN, snapshot(*lines), 0, LEADERSHIP, JANUARY)
    assert [event.originator_version for event in events] == [2, 3, 4, 5]
    signed = session(OPENED, events).signature
    assert signed
    assert signed.snapshot.lines == lines
    assert isinstance(events[-1], SignedOff)
    assert events[-1].hash == digest(signed.snapshot)


def test_any_change_changes_the_hash() -> None:
    """Another line, position or year makes another hash."""
    one = snapshot(line(RAISED, CARRIED))
    others = (
        snapshot(),
        Snapshot(year=2024, position=71, lines=one.lines),
        snapshot(line(raised(amount_at_stake=1), CARRIED)),
    )
    assert len({digest(each) for each in (one, *others)}) == 4


@pytest.mark.parametrize("by", [ADPEM, ASSISTANT, HEAD, AUDITOR])
def test_only_the_leadership_signs(by: Acting) -> None:
    """Who decides does not sign."""
    assert refusal(by) == "not_your_act"


def test_nothing_is_signed_while_something_is_undecided() -> None:
    """Every obstacle is decided on first, the year is over, and the session open."""
    assert refusal(LEADERSHIP, undecided=3) == "undecided_left"
    assert refusal(LEADERSHIP, now=DECEMBER) == "year_not_over"
    assert refusal(LEADERSHIP, given=NOTHING) == "session_not_open"
