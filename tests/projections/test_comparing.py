"""Two pasts side by side."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.obstacle import Level, Obstacle, Visibility, may_see
from projections.board import Filters
from projections.history import Span, Turn, Worse, counts, turns
from projections.history.comparing import STEPS
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, RESOLVED, escalated, opened_to, raised
from tests.domain.obstacle.offices import ADPEM, BPKAD, LEADERSHIP, OPERATOR, OTHER_OPERATOR
from tests.projections.lives import LIVES, amended, live
from tests.projections.telling import Models
from tests.projections.test_properties import Lives

DAYS = (date(2024, 11, 1), date(2024, 12, 21))
Past = Mapping[UUID, Obstacle]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(lives=LIVES, batch=st.sampled_from((3, 100)), places=st.tuples(st.integers(0, 100), st.integers(0, 100)))
def test_each_turn_is_what_the_two_pasts_tell(
    models: Models, lives: Lives, batch: int, places: tuple[int, int]
) -> None:
    """Given any lives and two positions, lists and counts hold what both pasts tell of what the viewer sees now."""
    live(models, lives, batch)
    earlier, later = sorted(models.position * place // 100 for place in places)
    span = Span(earlier=earlier, later=later, first_day=DAYS[0], last_day=DAYS[1])
    before, now = _past(models, earlier), _past(models, later)
    with models.reading() as connection:
        for acting in (ADPEM, OPERATOR, BPKAD, LEADERSHIP):
            seen = {id_: o for id_, o in now.items() if may_see(acting, models.obstacles[id_])}
            told = {turn: {i for i, o in seen.items() if turn in _turns(before.get(i), o)} for turn in Turn}
            assert counts(connection, acting, Filters(), span) == {turn: len(ids) for turn, ids in told.items()}
            for turn in Turn:
                found = turns(connection, acting, Filters(), span, turn, limit=200).items
                assert {one.now.id: one.now.version for one in found} == {i: now[i].version for i in told[turn]}
                for one in found:
                    assert set(one.worse) == _worse(before.get(one.now.id), now[one.now.id])
                    there = before.get(one.now.id)
                    assert (one.before.version if one.before else None) == (there.version if there else None)


def _past(models: Models, position: int) -> Past:
    return {change.after.id: change.after for change in models.changes if change.after and change.position <= position}


def _turns(before: Obstacle | None, now: Obstacle) -> set[Turn]:
    if before is None:
        return {Turn.NEW}
    if not now.is_open:
        return {Turn.GONE} if before.is_open else set()
    moved = {Turn.MOVED} if before.state is not now.state else set()
    return moved | ({Turn.WORSE} if _worse(before, now) else set())


def _worse(before: Obstacle | None, now: Obstacle) -> set[Worse]:
    if before is None or not now.is_open:
        return set()
    first, last = DAYS
    late_before = before.is_open and before.record.needed_by is not None and before.record.needed_by < first
    late = now.record.needed_by is not None and now.record.needed_by < last
    holds = {
        Worse.LEVEL: now.level.rank > before.level.rank,
        Worse.BACK: _step(now) < _step(before),
        Worse.AMOUNT: before.amount is not None and now.amount is not None and now.amount > before.amount,
        Worse.OVERDUE: late and not late_before,
        Worse.FLAGGED: bool(now.flags) and not before.flags,
    }
    return {kind for kind, it_does in holds.items() if it_does}


def _step(obstacle: Obstacle) -> int:
    return STEPS.index(obstacle.state) if obstacle.state in STEPS else len(STEPS)


def test_an_obstacle_whose_day_passed_in_silence_got_worse(models: Models) -> None:
    """Given nothing recorded in between, an open obstacle got worse when its day passed, and no sooner."""
    needed_by = date(2024, 12, 20)
    models.tell(1, raised(needed_by=needed_by), ACCEPTED)
    at = models.position
    with models.reading() as connection:
        on_the_day, after = (
            Span(earlier=at, later=at, first_day=date(2024, 11, 26), last_day=needed_by + timedelta(days=days))
            for days in (0, 1)
        )
        assert counts(connection, ADPEM, Filters(), on_the_day)[Turn.WORSE] == 0
        assert counts(connection, ADPEM, Filters(), after)[Turn.WORSE] == 1
        (one,) = turns(connection, ADPEM, Filters(), after, Turn.WORSE).items
    assert (one.worse, one.now.version) == ((Worse.OVERDUE,), 2)


def test_a_turn_names_all_that_got_worse_and_how_it_stood(models: Models) -> None:
    """Given a higher level and more money, both are named, and the card of then stands beside that of later."""
    models.tell(1, raised(amount_at_stake=5), ACCEPTED)
    earlier = models.position
    models.tell(1, escalated(Level.SECRETARY), amended(amount_at_stake=7))
    span = Span(earlier=earlier, later=models.position, first_day=DAYS[0], last_day=DAYS[0])
    with models.reading() as connection:
        (one,) = turns(connection, ADPEM, Filters(), span, Turn.WORSE).items
    assert one.worse == (Worse.LEVEL, Worse.AMOUNT)
    assert one.before
    assert (one.before.amount, one.now.amount, one.before.level) == (5, 7, Level.ADPEM)


def test_turns_come_in_pages_and_narrowed(models: Models) -> None:
    """Given several new obstacles, pages follow without gap or double, and filters narrow lists and counts alike."""
    for this in range(1, 6):
        models.tell(this, raised(agency="DINKES" if this % 2 else "DPUPR"))
    span = Span(earlier=0, later=models.position, first_day=DAYS[0], last_day=DAYS[0])
    seen, cursor = [], None
    with models.reading() as connection:
        while True:
            found = turns(connection, LEADERSHIP, Filters(), span, Turn.NEW, cursor=cursor, limit=2)
            seen += [one.now.number for one in found.items]
            cursor = found.next_cursor
            if cursor is None:
                break
        assert seen == [f"KDL-2024-{n}" for n in (5, 4, 3, 2, 1)]
        assert counts(connection, LEADERSHIP, Filters(agency="DPUPR"), span)[Turn.NEW] == 2


def test_who_lost_sight_is_told_no_turn(models: Models) -> None:
    """Given an obstacle that was closed to other agencies, these are told nothing that became of it before."""
    models.tell(1, raised(visibility=Visibility.ALL_AGENCIES), ACCEPTED)
    earlier = models.position
    models.tell(1, ASSIGNED, RESOLVED)
    later = models.position
    models.tell(1, opened_to(Visibility.AGENCY_AND_EKOBANG))
    span = Span(earlier=earlier, later=later, first_day=DAYS[0], last_day=DAYS[0])
    with models.reading() as connection:
        assert counts(connection, LEADERSHIP, Filters(), span)[Turn.GONE] == 1
        assert not any(counts(connection, OTHER_OPERATOR, Filters(), span).values())
        assert turns(connection, OTHER_OPERATOR, Filters(), span, Turn.GONE).items == ()
