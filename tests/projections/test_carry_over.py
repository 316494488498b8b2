"""The sessions' read model agrees with the obstacles themselves, whatever happened to them."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.obstacle import (
    OPEN,
    CarriedOver,
    Ending,
    Fate,
    FoundUnactionable,
    Obstacle,
    Reopened,
    Resolved,
    Visibility,
    may_see,
)
from domain.obstacle.carrying import belongs_to, ended, fate_of
from projections import board, history
from projections.board import Filters
from projections.carry_over import Narrowed, carried, decided, decided_sums, figures, late, undecided
from tests.domain.obstacle.facts import ACCEPTED, RESOLVED, WHY, opened_to, raised
from tests.domain.obstacle.offices import ADPEM, LEADERSHIP
from tests.domain.obstacle.scenario import Fact, fact
from tests.projections.telling import Models

YEARS = (2023, 2024, 2025)
END = datetime(2024, 12, 31, 16, tzinfo=UTC)
STEPS: dict[str, Fact] = {
    "carry_2024": fact(CarriedOver, year=2024, due=date(2025, 3, 31), reason=WHY),
    "carry_2025": fact(CarriedOver, year=2025, due=date(2026, 3, 31), reason=WHY),
    "resolve_2024": fact(Resolved, root_cause=WHY, what_worked=WHY, year_end=2024),
    "give_up_2025": fact(FoundUnactionable, reason=WHY, year_end=2025),
    "resolve": RESOLVED,
    "reopen": fact(Reopened, reason=WHY),
    "hide": opened_to(Visibility.LEADERSHIP_ONLY),
}
LIVES = st.lists(
    st.tuples(
        st.sampled_from((2023, 2024, 2025)),
        st.sampled_from((-1, 0, 1)),
        st.sampled_from((None, 7)),
        st.lists(st.sampled_from(sorted(STEPS)), max_size=5),
    ),
    max_size=4,
)


def live(models: Models, lives: list[tuple[int, int, int | None, list[str]]]) -> None:
    """Tell these lives, recorded a second before the end of 2024, at it, or after it."""
    models.clear()
    for this, (year, seconds, amount, steps) in enumerate(lives, 1):
        at = END + timedelta(seconds=seconds)
        models.tell(this, raised(fiscal_year=year, amount_at_stake=amount), ACCEPTED, at=at)
        for step in steps:
            models.tell(this, STEPS[step], at=at)


@given(lives=LIVES)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_lists_and_sums_are_what_the_domain_says(
    models: Models, lives: list[tuple[int, int, int | None, list[str]]]
) -> None:
    """Given any lives, each session lists what belongs to it and is undecided, and each figure counts its obstacles."""
    live(models, lives)
    for acting in (ADPEM, LEADERSHIP):
        mine = [one for one in models.obstacles.values() if may_see(acting, one)]
        with models.reading() as connection:
            for year in YEARS:
                page = undecided(connection, acting, year, limit=100)
                assert {card.id for card in page.items} == {one.id for one in mine if _waits(one, year)}
                done = {one.card.id: one.ending for one in decided(connection, acting, year)}
                assert done == {one.id: end.ending for one in mine if (end := ended(one, year))}
                sums = decided_sums(connection, acting, year)
                assert {ending: one.count for ending, one in sums.items()} == {
                    ending: list(done.values()).count(ending) for ending in Ending
                }
            assert {card.id for card in late(connection, acting, 2024)[0]} == {
                one.id for one in mine if one.record.fiscal_year == 2024 and one.raised_at >= END
            }


@given(lives=LIVES)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_each_fate_is_the_domains(models: Models, lives: list[tuple[int, int, int | None, list[str]]]) -> None:
    """Given any lives, what was carried into a year met the fate that its obstacle tells, and each figure counts it."""
    live(models, lives)
    mine = [one for one in models.obstacles.values() if may_see(LEADERSHIP, one)]
    with models.reading() as connection:
        for into in (2025, 2026):
            fates = {one.id: fate_of(one, end)[0] for one in mine for end in one.year_ends if end.into == into}
            listed = carried(connection, LEADERSHIP, into, Narrowed()).items
            assert {one.card.id: one.fate for one in listed} == fates
            found = figures(connection, LEADERSHIP, into)
            assert {fate: one.count for fate, one in found.by_fate.items()} == {
                fate: list(fates.values()).count(fate) for fate in Fate
            }
            assert found.total.count == len(fates)
            assert found.again.count == sum(one.times > 1 for one in listed)


def _waits(obstacle: Obstacle, year: int) -> bool:
    return obstacle.is_open and belongs_to(obstacle, year) and ended(obstacle, year) is None


@given(lives=LIVES)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_lists_are_narrowed_to_what_was_carried(
    models: Models, lives: list[tuple[int, int, int | None, list[str]]]
) -> None:
    """Given any lives, now and at every position a list narrowed to a year holds what had been carried and was open."""
    live(models, [(year, seconds, amount, _once(steps)) for year, seconds, amount, steps in lives])
    asked = Filters(carried=2025)
    for acting in (ADPEM, LEADERSHIP):
        then: dict[object, Obstacle] = {}
        with models.reading() as connection:
            for change in models.changes:
                assert change.after is not None
                then[change.after.id] = change.after
                mine = {o.id for o in then.values() if may_see(acting, models.obstacles[o.id]) and _still_carried(o)}
                past = history.page(connection, acting, asked, change.position, limit=200)
                assert {card.id for card in past.items} == mine
                heads = history.columns(connection, acting, asked, change.position)
                assert sum(head.count for head in heads) == len(mine)
            mine = {o.id for o in models.obstacles.values() if may_see(acting, o) and _still_carried(o)}
            assert {card.id for card in board.page(connection, acting, asked, limit=200).items} == mine
            assert sum(head.count for head in board.columns(connection, acting, asked)) == len(mine)


def _once(steps: list[str]) -> list[str]:
    """The steps with one decision for each year, as the domain allows."""
    return list({(step[-4:] if step[-4:].isdigit() else n): step for n, step in enumerate(steps)}.values())


def _still_carried(one: Obstacle) -> bool:
    return one.state in OPEN and any(end.into == 2025 for end in one.year_ends)
