"""The waiting ledger as rows, held to the ledger that the events of each obstacle make."""

from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from domain.obstacle import Visibility, Waits, may_see
from domain.obstacle.ledger import Awaited, Interval, ledger
from projections.latest import Batch
from projections.ledger import Asked, Median, intervals, of_obstacle, totals
from projections.past import Past
from projections.registry import PROJECTIONS
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, COMPLETED, RAISED, RETURNED, TAKEN, WAITING, raised
from tests.domain.obstacle.offices import ADMIN, ADPEM, ASSISTANT, BPKAD, LEADERSHIP, OPERATOR, OTHER_HEAD
from tests.domain.obstacle.scenario import START, Fact
from tests.projections.lives import LIVES, live
from tests.projections.telling import Models

Lives = list[tuple[Fact, list[str]]]
ASKING = (OPERATOR, OTHER_HEAD, BPKAD, ADPEM, LEADERSHIP, ADMIN)
NOW = START + timedelta(days=30)
HOUR = 60 * 60
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@few
@given(lives=LIVES, batch=st.sampled_from((1, 3, 100)))
def test_the_rows_are_the_ledger_of_the_events(models: Models, lives: Lives, batch: int) -> None:
    """Given any lives in any batches, an obstacle's rows are its ledger, and the totals those of what may be seen."""
    live(models, lives, batch)
    with models.reading() as connection:
        for acting in ASKING:
            mine = [o.id for o in models.obstacles.values() if may_see(acting, o)]
            for obstacle in models.obstacles:
                found = of_obstacle(connection, acting, obstacle, NOW)
                rows = sorted((w.from_position, w.awaited, w.since, w.to_position, w.until, w.seconds) for w in found)
                assert rows == (folded(models, obstacle) if obstacle in mine else [])
            made = [ledger(models.stream(obstacle)) for obstacle in mine]
            total = totals(connection, acting, NOW)
            sums: dict[Awaited, int] = {}
            for one in made:
                for awaited, seconds in one.sums(NOW).items():
                    sums[awaited] = sums.get(awaited, 0) + seconds
            assert {s.awaited: s.seconds for s in total.sums} == sums
            assert total.handovers == sum(one.handovers for one in made)
            assert total.returns == sum(one.returns for one in made)


@few
@given(lives=LIVES, cuts=st.sets(st.integers(0, 60), min_size=1, max_size=4))
def test_the_past_is_the_ledger_of_a_store_cut_off_there(models: Models, lives: Lives, cuts: set[int]) -> None:
    """Given any lives, the ledger as of any position is the one of read models that were told no more than that."""
    live(models, lives, 100)
    changes = list(models.changes)
    lengths = sorted({1 + cut % len(changes) for cut in cuts})
    pasts = [Past(changes[n - 1].event.recorded_at + timedelta(minutes=7), changes[n - 1].position) for n in lengths]
    with models.reading() as connection:
        then = [ledger_of(connection, past.moment, past) for past in pasts]
        assert ledger_of(connection, NOW, Past(NOW, changes[-1].position + 5)) == ledger_of(connection, NOW)
    models.clear()
    for before, n, past, was in zip([0, *lengths], lengths, pasts, then, strict=False):
        models.show(changes[before:n])
        with models.reading() as connection:
            assert was == ledger_of(connection, past.moment)


def ledger_of(connection: Connection, now: datetime, past: Past | None = None) -> list[object]:
    """All that the ledger tells to somebody who sees everything."""
    total = totals(connection, LEADERSHIP, now, past=past)
    lists = [Asked(), Asked(ended=True), Asked(handed=True), Asked(again=True), Asked(kind=Waits.DESK, who="BPKAD")]
    listed = [intervals(connection, LEADERSHIP, asked, now, past=past) for asked in lists]
    each = [of_obstacle(connection, LEADERSHIP, UUID(int=this), now, past=past) for this in (1, 2)]
    return [total, *listed, *each]


@few
@given(lives=LIVES)
def test_while_it_is_open_somebody_is_waited_for(models: Models, lives: Lives) -> None:
    """Given any life, at each event just one is waited for, or desks alone; and nobody once it is closed."""
    live(models, lives, 100)
    for obstacle in models.obstacles:
        made = ledger(models.stream(obstacle)).intervals
        for change in [change for change in models.changes if change.after and change.after.id == obstacle]:
            version = change.event.originator_version
            at_once = [one for one in made if covers(one, version)]
            kinds = {one.awaited.kind for one in at_once}
            assert change.after
            assert bool(at_once) == change.after.is_open
            assert len(at_once) <= 1 or kinds == {Waits.DESK}
            assert len({one.awaited for one in at_once}) == len(at_once)


def covers(one: Interval, version: int) -> bool:
    """Whether the wait lasts after the event of this version."""
    return one.begun_by <= version and (one.ended_by is None or version < one.ended_by)


def folded(models: Models, obstacle: UUID) -> list[tuple[object, ...]]:
    """The rows as the events make them."""
    at = {e.originator_version: position for position, e in models.events if e.originator_id == obstacle}
    return sorted(
        (at[i.begun_by], i.awaited, i.since, at[i.ended_by] if i.ended_by else None, i.until, i.seconds(NOW))
        for i in ledger(models.stream(obstacle)).intervals
    )


def test_each_figure_opens_as_many_intervals(models: Models) -> None:
    """Given some lives, sums, medians, hand-overs and returns have just the intervals that are listed for them."""
    models.tell(1, RAISED, ACCEPTED, ASSIGNED, TAKEN, COMPLETED)
    models.tell(2, RAISED, RETURNED)
    models.tell(3, raised(cause="A9-SIPD"), ACCEPTED, ASSIGNED, WAITING)
    with models.reading() as connection:
        total = totals(connection, LEADERSHIP, NOW)
        for one in total.sums:
            asked = Asked(kind=one.awaited.kind, who=one.awaited.who)
            listed = intervals(connection, LEADERSHIP, asked, NOW)
            assert (listed.total, sum(w.seconds for w in listed.items)) == (one.n, one.seconds)
        handed, again = (intervals(connection, LEADERSHIP, a, NOW) for a in (Asked(handed=True), Asked(again=True)))
        assert (handed.total, again.total) == (total.handovers, total.returns)
        short = intervals(connection, LEADERSHIP, Asked(), NOW, limit=2)
        assert (len(short.items), short.total) == (2, total.n)
        for median in total.causes:
            assert intervals(connection, LEADERSHIP, Asked(cause=median.code, ended=True), NOW).total == median.n
    assert total.desks == (Median(code="BPKAD", n=2, seconds=1.5 * HOUR),)
    assert {median.code for median in total.causes} == {"A5-LELANG", "A9-SIPD"}


def test_what_only_leadership_sees_counts_for_nobody_else(models: Models) -> None:
    """Given an obstacle for leadership alone, it is in the figures and lists of no other office."""
    models.tell(1, raised(visibility=Visibility.LEADERSHIP_ONLY), ACCEPTED, RETURNED)
    with models.reading() as connection:
        for acting, seen in ((LEADERSHIP, 2), (ASSISTANT, 2), (OPERATOR, 2), (ADPEM, 0), (OTHER_HEAD, 0), (ADMIN, 0)):
            total = totals(connection, acting, NOW)
            assert (acting, total.n) == (acting, seen)
            assert bool(total.causes) == bool(total.handovers) == bool(seen)
            assert intervals(connection, acting, Asked(), NOW).total == seen
            assert len(of_obstacle(connection, acting, UUID(int=1), NOW)) == seen


def test_a_batch_told_again_changes_nothing(models: Models) -> None:
    """Given the last batch applied twice, the rows stay what they were."""
    models.tell(1, RAISED, ACCEPTED)
    models.tell(1, ASSIGNED, TAKEN, COMPLETED)
    projection = PROJECTIONS["ledger"]
    with models.engine.begin() as connection:
        before = of_obstacle(connection, ADPEM, UUID(int=1), NOW)
        projection.apply(connection, projection.current, Batch(models.changes[2:]), models.directory)
        assert of_obstacle(connection, ADPEM, UUID(int=1), NOW) == before
