"""What must hold whatever happened: rights, sums and lists agree with the obstacles themselves."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.acting import Acting
from domain.obstacle import OPEN, Level, Locus, Obstacle, Stage, may_see, waiting_for
from domain.obstacle.vocabulary import UNFINISHED
from projections.board import Filters, columns, page
from projections.counts import By
from projections.desk_queue import queue
from projections.obstacle import find
from projections.review import Group, Review, review
from projections.search import find as search
from projections.timeline import of_obstacle
from projections.waiting import waiting_word
from tests.domain.obstacle.offices import ADMIN, ADPEM, BPKAD, COLLEAGUE, LEADERSHIP, OPERATOR, OTHER_HEAD, UKPBJ
from tests.domain.obstacle.scenario import Fact
from tests.projections.lives import DESKS, LIVES, live
from tests.projections.telling import Models

Lives = list[tuple[Fact, list[str]]]
random_lives = given(lives=LIVES, batch=st.sampled_from((1, 3, 100)))
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

ASKING = (OPERATOR, COLLEAGUE, OTHER_HEAD, BPKAD, UKPBJ, ADPEM, LEADERSHIP, ADMIN)
KEYS: dict[By, Callable[[Obstacle], str]] = {
    By.AGENCY: lambda o: o.record.agency,
    By.STAGE: lambda o: o.record.stage.value,
    By.LOCUS: lambda o: o.record.locus.value,
    By.LEVEL: lambda o: o.level.value,
    By.CAUSE: lambda o: o.record.cause,
    By.WAITING_FOR: lambda o: waiting_word(waiting_for(o)) or "",
}
FILTERS: dict[By, Callable[[str], Filters]] = {
    By.AGENCY: lambda key: Filters(agency=key),
    By.STAGE: lambda key: Filters(stage=Stage(key)),
    By.LOCUS: lambda key: Filters(locus=Locus(key)),
    By.LEVEL: lambda key: Filters(level=Level(key)),
    By.CAUSE: lambda key: Filters(cause=key),
    By.WAITING_FOR: lambda key: Filters(waiting_for=key),
}


@few
@random_lives
def test_every_query_shows_exactly_what_may_be_seen(models: Models, lives: Lives, batch: int) -> None:
    """Given any lives, each office finds in each read model the obstacles that `may_see` grants it, and no other."""
    live(models, lives, batch)
    with models.reading() as connection:
        for acting in ASKING:
            mine = {o.id for o in models.obstacles.values() if may_see(acting, o)}
            assert {card.id for card in page(connection, acting, Filters(), limit=200).items} == mine
            assert {card.id for card in search(connection, acting, "tender")} == mine
            for obstacle in models.obstacles.values():
                shown = find(connection, acting, obstacle.id)
                assert (shown.obstacle if shown else None) == (obstacle if obstacle.id in mine else None)
                entries = of_obstacle(connection, acting, obstacle.id)
                assert [e.event for e in entries] == (models.stream(obstacle.id) if obstacle.id in mine else [])


@few
@random_lives
def test_a_queue_holds_the_unfinished_help_of_its_desk(models: Models, lives: Lives, batch: int) -> None:
    """Given any lives, the queue of a desk has each unfinished assistance that the asking office may know of."""
    live(models, lives, batch)
    with models.reading() as connection:
        for acting in ASKING:
            for desk in DESKS:
                found = {(item.card.id, item.n, item.state) for item in queue(connection, acting, desk)}
                assert found == {
                    (o.id, a.n, a.state)
                    for o in models.obstacles.values()
                    for a in o.assistance
                    if may_see(acting, o) and a.desk == desk and a.state in UNFINISHED
                }


@few
@random_lives
def test_the_heads_of_the_board_count_what_is_listed(models: Models, lives: Lives, batch: int) -> None:
    """Given any lives, counts and sums of each column are those of the visible obstacles, under each filter too."""
    live(models, lives, batch)
    asked = [Filters(), Filters(year=2024), Filters(agency="DINKES"), Filters(desk="BPKAD"), Filters(level=Level.ADPEM)]
    asked += [Filters(agency="DPUPR", stage=Stage.PROCUREMENT), Filters(waiting_for="adpem"), Filters(q="tender")]
    with models.reading() as connection:
        for acting in ASKING:
            for filters in asked:
                listed = page(connection, acting, filters, limit=200)
                assert listed.total == len(listed.items)
                for column in columns(connection, acting, filters):
                    cards = [card for card in listed.items if card.state is column.state]
                    amounts = [card.amount for card in cards if card.amount is not None]
                    assert column.count == len(cards)
                    assert (column.amount, column.without_amount) == (sum(amounts), len(cards) - len(amounts))


@few
@random_lives
def test_the_review_agrees_with_the_obstacles_and_with_its_lists(models: Models, lives: Lives, batch: int) -> None:
    """Given any lives, each group is the sum of its open obstacles, the total that of the groups, its list as long."""
    live(models, lives, batch)
    with models.reading() as connection:
        for acting in ASKING:
            for by, key in KEYS.items():
                found = review(connection, acting, by, 2024)
                assert found == expected(_seen(models, acting), key, 2024)
                assert review(connection, acting, by) == expected(_seen(models, acting), key, None)
                for group in found.groups:
                    assert page(connection, acting, _narrowed(FILTERS[by](group.key))).total == group.count


def _seen(models: Models, acting: Acting) -> list[Obstacle]:
    return [o for o in models.obstacles.values() if may_see(acting, o)]


def expected(seen: Iterable[Obstacle], key: Callable[[Obstacle], str], year: int | None) -> Review:
    """The review as told by the obstacles themselves."""
    groups: dict[str, Group] = {}
    total = Group(key="")
    for o in seen:
        if o.is_open and year in {None, o.record.fiscal_year}:
            one = _alone(o, key(o))
            groups[one.key] = groups[one.key].plus(one) if one.key in groups else one
            total = total.plus(one)
    return Review(groups=tuple(sorted(groups.values(), key=lambda g: (-g.amount, -g.count, g.key))), total=total)


def _alone(obstacle: Obstacle, key: str) -> Group:
    oldest: date = obstacle.record.happened_on
    none = int(obstacle.amount is None)
    return Group(key=key, count=1, amount=obstacle.amount or 0, without_amount=none, oldest=oldest)


def _narrowed(filters: Filters) -> Filters:
    return replace(filters, year=2024, states=tuple(OPEN))
