"""Carry-over sessions on both databases: opened, decided in bulk, signed, and looked at again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from domain.acting import Acting
from domain.carry_over import DecidedUpon, stream_of
from domain.obstacle import (
    Accept,
    CarryOver,
    CloseAtYearEnd,
    Confirm,
    Ending,
    Fate,
    Reopen,
    ResolveAtYearEnd,
    State,
    StateDone,
    Visibility,
    YearEndCommand,
)
from domain.refusals import Invalid, NotFound, Refused
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts
from kendala.redacting import redact
from kendala.settings import Settings
from projections.carry_over import Narrowed, carried, decided, figures, late, undecided
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, HEAD, LEADERSHIP
from tests.kendala.installing import assembled, catch_up, raised

WHY = Text("Lelang diulang pada 2025")
CARRY = CarryOver(due=date(2025, 3, 31), reason=WHY)
SETTLED = ResolveAtYearEnd(root_cause=WHY, what_worked=WHY)
CLOSE = CloseAtYearEnd(reason=WHY)
JANUARY = datetime(2025, 1, 2, 2, tzinfo=UTC)


@pytest.fixture
def year_over(installed_anywhere: Settings) -> Iterator[Parts]:
    """An installation with four obstacles of 2024, its session open, on 2 January 2025."""
    with assembled(installed_anywhere) as parts:
        for words in ("satu", "dua", "tiga"):
            raised(parts, f"Kendala nomor {words} dalam uraian", amount_at_stake=None if words == "tiga" else 10)
        raised(parts, "Kendala peka", visibility=Visibility.LEADERSHIP_ONLY, amount_at_stake=1_000)
        parts.carry_overs.open(2024, by(ADPEM, on=parts, at=datetime(2024, 12, 2, tzinfo=UTC)))
        turn(parts, JANUARY)
        yield parts


def turn(parts: Parts, at: datetime) -> None:
    """Set the clock."""
    parts.clock.now = at  # type: ignore[attr-defined]  # the clock of the tests


def by(acting: Acting, *, on: Parts | None = None, at: datetime | None = None, key: str = "") -> Request:
    if on and at:
        turn(on, at)
    return Request(acting=acting, key=key or uuid4().hex)


def left(parts: Parts, acting: Acting = ASSISTANT, year: int = 2024) -> list[UUID]:
    """What is still to be decided on of what the office sees."""
    catch_up(parts)
    with parts.reads.connect() as connection:
        return [card.id for card in undecided(connection, acting, year, limit=100).items]


def settle(parts: Parts, obstacle: UUID) -> None:
    """The obstacle on its ordinary way to the end."""
    for acting, command in (
        (ASSISTANT, Accept()),
        (HEAD, StateDone(text=WHY)),
        (ASSISTANT, Confirm(root_cause=WHY, what_worked=WHY)),
    ):
        parts.tracker.act(obstacle, command, Request(acting=acting))


def signed(parts: Parts) -> None:
    """Everything is carried, and signed."""
    parts.carry_overs.decide(2024, left(parts), CARRY, by(ASSISTANT))
    catch_up(parts)
    parts.carry_overs.sign(2024, by(LEADERSHIP))
    catch_up(parts)


def test_many_are_decided_at_once(year_over: Parts) -> None:
    """One form is one transaction: those that cannot be decided are named, the others go through together."""
    one, other, third = left(year_over, ADPEM)
    settle(year_over, one)
    hidden = next(iter(set(left(year_over)) - {other, third}))
    unknown = uuid4()
    outcome = year_over.carry_overs.decide(2024, [one, other, hidden, unknown, third, other], CARRY, by(ADPEM))
    assert outcome.decided == (other, third)
    assert {id_: refusal.key for id_, refusal in outcome.refused.items()} == {
        one: "closed_already",
        hidden: "not_found",
        unknown: "not_found",
    }
    events = year_over.log.load(stream_of(2024))
    assert isinstance(events[-1], DecidedUpon)
    assert events[-1].obstacles == outcome.decided
    assert left(year_over) == [hidden]


def test_carrying_twice_equals_once(year_over: Parts) -> None:
    """A second form about the same obstacles stores nothing, and a form that is sent again has its first result."""
    ids, request = left(year_over), by(ASSISTANT)
    first = year_over.carry_overs.decide(2024, ids, CARRY, request)
    head = year_over.log.head()
    again = year_over.carry_overs.decide(2024, ids, CARRY, by(ASSISTANT))
    repeated = year_over.carry_overs.decide(2024, ids, CARRY, request)
    assert first.decided == again.already == tuple(ids)
    assert repeated.saved
    assert repeated.saved.repeated
    assert year_over.log.head() == head


def test_a_dry_run_only_looks(year_over: Parts) -> None:
    """Before it is done, the same question says what would become of each."""
    ids, head = left(year_over), year_over.log.head()
    raised_only = year_over.carry_overs.decide(2024, ids, SETTLED, by(ASSISTANT), dry_run=True)
    assert {refusal.key for refusal in raised_only.refused.values()} == {"carry_only"}
    assert year_over.carry_overs.decide(2024, ids, CARRY, by(ASSISTANT), dry_run=True).decided == tuple(ids)
    assert year_over.log.head() == head


def test_decisions_begin_with_the_new_year(year_over: Parts) -> None:
    """A second before midnight in the regency nothing can be decided, at midnight everything can."""
    ids = left(year_over)
    turn(year_over, datetime.fromisoformat("2024-12-31T23:59:59+08:00"))
    with pytest.raises(Refused, match="year_not_over"):
        year_over.carry_overs.decide(2024, ids, CARRY, by(ASSISTANT))
    turn(year_over, datetime.fromisoformat("2025-01-01T00:00:00+08:00"))
    assert year_over.carry_overs.decide(2024, ids, CARRY, by(ASSISTANT)).decided == tuple(ids)


def test_a_bad_form_is_refused_as_a_whole(year_over: Parts) -> None:
    """Without obstacles, with too many, or with a day outside the new year nothing is looked at."""
    for ids, command, field in (
        ([], CARRY, "obstacles"),
        ([uuid4() for _ in range(501)], CARRY, "obstacles"),
        (left(year_over), CarryOver(due=date(2024, 12, 31), reason=WHY), "due"),
    ):
        with pytest.raises(Invalid) as refusal:
            year_over.carry_overs.decide(2024, ids, command, by(ASSISTANT))
        assert list(refusal.value.fields) == [field]


def test_the_signature_freezes_what_was_decided(year_over: Parts) -> None:
    """The snapshot has every decision at its log position, verifies, and stays the same whatever comes later."""
    ids = left(year_over)
    with pytest.raises(Refused, match="undecided_left"):
        year_over.carry_overs.sign(2024, by(LEADERSHIP))
    signed(year_over)
    signature = year_over.carry_overs.session(2024).signature
    assert signature
    assert {line.obstacle for line in signature.snapshot.lines} == set(ids)
    assert [(t.count, t.amount, t.without_amount) for t in signature.totals] == [(4, 1_020, 1), (0, 0, 0), (0, 0, 0)]
    settle(year_over, ids[1])
    raised(year_over, "Fakta lama yang baru dilaporkan", happened_on=date(2024, 12, 20), fiscal_year=2024)
    redact(year_over, ids[2], 2, "reason", "diminta")
    assert year_over.carry_overs.session(2024).signature == signature
    assert year_over.carry_overs.verify(2024).sound
    assert year_over.carry_overs.sign(2024, by(LEADERSHIP)).version == year_over.carry_overs.session(2024).version
    for command in (CARRY, CLOSE):
        with pytest.raises(Refused, match="session_signed"):
            year_over.carry_overs.decide(2024, ids, command, by(ASSISTANT))


def test_what_was_opened_again_is_undecided_again(year_over: Parts) -> None:
    """What the session closed and somebody opened again has to be decided on before it is signed."""
    one = left(year_over)[0]
    year_over.tracker.act(one, Accept(), by(ASSISTANT))
    year_over.carry_overs.decide(2024, [one], CLOSE, by(ASSISTANT))
    assert one not in left(year_over)
    year_over.tracker.act(one, Reopen(reason=WHY), by(ASSISTANT))
    assert one in left(year_over)
    assert year_over.carry_overs.decide(2024, [one], CARRY, by(ASSISTANT)).decided == (one,)


def test_the_new_year_follows_what_was_carried(year_over: Parts) -> None:
    """How many, how many settled, what came late about the old year; and a second year carries alike."""
    ids = left(year_over)
    signed(year_over)
    settle(year_over, ids[1])
    late_one = raised(year_over, "Fakta lama yang baru dilaporkan", happened_on=date(2024, 12, 20), fiscal_year=2024)
    catch_up(year_over)
    with year_over.reads.connect() as connection:
        found = figures(connection, LEADERSHIP, 2025)
        of_adpem = figures(connection, ADPEM, 2025)
        settled = carried(connection, LEADERSHIP, 2025, Narrowed(fate=Fate.RESOLVED))
        beside, _ = late(connection, LEADERSHIP, 2024)
    assert (found.total.count, found.total.amount, found.total.without_amount) == (4, 1_020, 1)
    assert (of_adpem.total.count, of_adpem.total.amount) == (3, 20)
    assert [one.card.id for one in settled.items] == [ids[1]]
    assert (found.by_fate[Fate.OPEN].count, found.again.count) == (3, 0)
    assert [card.id for card in beside] == [late_one]
    assert late_one not in {line.obstacle for line in year_over.carry_overs.session(2024).lines}


def test_it_comes_a_second_time(year_over: Parts) -> None:
    """The session of 2025 is about what it was given, what 2025 brought, and what came late about 2024."""
    ids = left(year_over)
    signed(year_over)
    settle(year_over, ids[1])
    late_one = raised(year_over, "Fakta lama yang baru dilaporkan", happened_on=date(2024, 12, 20), fiscal_year=2024)
    new = raised(year_over, "Kendala tahun 2025 sendiri", happened_on=date(2025, 1, 2))
    year_over.carry_overs.open(2025, by(ADPEM, on=year_over, at=datetime(2025, 12, 20, tzinfo=UTC)))
    turn(year_over, datetime(2026, 1, 5, tzinfo=UTC))
    waiting = left(year_over, year=2025)
    assert set(waiting) == {ids[0], *ids[2:], late_one, new}
    year_over.carry_overs.decide(2025, waiting, CarryOver(due=date(2026, 4, 1), reason=WHY), by(ASSISTANT))
    catch_up(year_over)
    year_over.carry_overs.sign(2025, by(LEADERSHIP))
    with year_over.reads.connect() as connection:
        assert figures(connection, LEADERSHIP, 2026).again.count == 3
        assert figures(connection, LEADERSHIP, 2025).by_fate[Fate.AGAIN].count == 3
    again = {line.obstacle: line.times for line in year_over.carry_overs.session(2025).lines}
    assert again == {**dict.fromkeys((ids[0], *ids[2:]), 2), late_one: 1, new: 1}
    assert year_over.carry_overs.years() == [2025, 2024]


def test_decisions_stand_in_the_list_of_the_session(year_over: Parts) -> None:
    """Each office finds the decisions of what it sees, with the reason until it is removed."""
    one = left(year_over, ADPEM)[0]
    year_over.tracker.act(one, Accept(), by(ADPEM))
    year_over.carry_overs.decide(2024, [one], SETTLED, by(ADPEM))
    redact(year_over, one, 3, "root_cause", "diminta")
    catch_up(year_over)
    with year_over.reads.connect() as connection:
        (found,) = decided(connection, ADPEM, 2024)
    assert (found.card.id, found.card.state, found.ending, found.reason) == (one, State.RESOLVED, Ending.RESOLVED, None)


def test_nothing_signed_is_nothing_to_verify(year_over: Parts) -> None:
    """A session that was not signed has no snapshot; a year without obstacles has no session."""
    with pytest.raises(Refused, match="session_not_signed"):
        year_over.carry_overs.verify(2024)
    with pytest.raises(NotFound):
        year_over.carry_overs.open(2014, by(ADPEM))


@pytest.mark.parametrize("command", [CARRY, CLOSE, SETTLED])
def test_only_ekobang_decides(year_over: Parts, command: YearEndCommand) -> None:
    """Agencies and leadership are refused before anything is looked at."""
    for acting in (HEAD, LEADERSHIP):
        with pytest.raises(Refused, match="not_your_act"):
            year_over.carry_overs.decide(2024, [uuid4()], command, by(acting))
