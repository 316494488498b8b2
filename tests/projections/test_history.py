"""The past is what a store that was cut off there would show, of what the viewer may see now."""

from dataclasses import dataclass
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from domain.acting import Acting
from domain.obstacle import OPEN, Level, Obstacle, Stage, State, Visibility, may_see
from projections import board, history
from projections import review as now
from projections.board import Filters, Sort
from projections.change import Change
from projections.counts import By
from tests.domain.obstacle.facts import ACCEPTED, RAISED, RETURNED, assigned, opened_to, raised
from tests.domain.obstacle.offices import BPKAD, LEADERSHIP, OTHER_OPERATOR
from tests.projections.lives import LIVES, live
from tests.projections.telling import Models
from tests.projections.test_properties import ASKING, KEYS, Lives, expected
from tests.projections.test_timeline import redacted

some = settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
ASKED = (
    Filters(),
    Filters(year=2024),
    Filters(agency="DINKES"),
    Filters(agency="DINKES", states=(State.ACCEPTED,)),
    Filters(states=(State.RESOLVED,)),
    Filters(states=tuple(OPEN)),
    Filters(states=(State.RAISED, State.RETURNED), unstated=True),
    Filters(flagged=True),
    Filters(desk="BPKAD"),
    Filters(carried=2025),
    Filters(carried=2025, agency="DINKES"),
    Filters(level=Level.SECRETARY),
    Filters(cause="A9-SIPD"),
    Filters(stage=Stage.DISBURSEMENT, agency="DPUPR"),
    *(Filters(waiting_for=word) for word in ("adpem", "level", "level:secretary", "desk", "desk:BPKAD", "agency")),
)


@dataclass(frozen=True)
class Question:
    """What is asked of every past."""

    filters: Filters
    sort: Sort
    by: By
    acting: Acting


QUESTIONS = st.builds(
    Question, st.sampled_from(ASKED), st.sampled_from(Sort), st.sampled_from(sorted(KEYS)), st.sampled_from(ASKING)
)
random_pasts = given(lives=LIVES, batch=st.sampled_from((1, 3, 100)), ask=QUESTIONS)


@some
@random_pasts
def test_the_past_equals_a_store_that_was_cut_off_there(
    models: Models, lives: Lives, batch: int, ask: Question
) -> None:
    """Given any lives, board, list and review at every position equal those shown when the log ended there."""
    live(models, lives, 1)
    told = list(models.changes)
    models.clear()
    shown = [_present(models, change, ask) for change in told]
    models.clear()
    for start in range(0, len(told), batch):
        models.show(told[start : start + batch])
    with models.reading() as connection:
        for change, then in zip(told, shown, strict=True):
            assert _past(connection, change.position, ask) == then


def _present(models: Models, change: Change, ask: Question) -> tuple[object, ...]:
    """What is shown where the log ends with this change."""
    models.show([change])
    with models.reading() as connection:
        listed = board.page(connection, LEADERSHIP, ask.filters, sort=ask.sort)
        heads = board.columns(connection, LEADERSHIP, ask.filters)
        return listed, heads, now.review(connection, LEADERSHIP, ask.by, ask.filters.year)


def _past(connection: Connection, at: int, ask: Question) -> tuple[object, ...]:
    listed = history.page(connection, LEADERSHIP, ask.filters, at, sort=ask.sort)
    heads = history.columns(connection, LEADERSHIP, ask.filters, at)
    return listed, heads, history.review(connection, LEADERSHIP, ask.by, at, ask.filters.year)


@some
@random_pasts
def test_the_past_is_open_to_those_who_may_see_the_obstacle_now(
    models: Models, lives: Lives, batch: int, ask: Question
) -> None:
    """Given any lives, each office finds at every position what was there of all that it may see today, and no more."""
    live(models, lives, batch)
    then: dict[object, Obstacle] = {}
    with models.reading() as connection:
        for change in models.changes:
            assert change.after is not None
            then[change.after.id] = change.after
            acting = ask.acting
            mine = {o.id: o for o in then.values() if may_see(acting, models.obstacles[o.id])}
            listed = history.page(connection, acting, Filters(), change.position, limit=200, sort=ask.sort)
            assert {card.id: card.version for card in listed.items} == {o.id: o.version for o in mine.values()}
            narrowed = history.page(connection, acting, ask.filters, change.position, limit=200)
            heads = history.columns(connection, acting, ask.filters, change.position)
            for head in heads:
                cards = [card for card in narrowed.items if card.state is head.state]
                amounts = [card.amount for card in cards if card.amount is not None]
                assert (head.count, head.amount) == (len(cards), sum(amounts))
                assert head.without_amount == len(cards) - len(amounts)
            found = history.review(connection, acting, ask.by, change.position, ask.filters.year)
            assert found == expected(mine.values(), KEYS[ask.by], ask.filters.year)


def test_who_lost_sight_sees_nothing_of_the_past(models: Models) -> None:
    """Given an obstacle that was open to all and is not any more, another agency does not find it in its open days."""
    models.tell(1, raised(visibility=Visibility.ALL_AGENCIES), ACCEPTED)
    then = models.position
    models.tell(1, opened_to(Visibility.AGENCY_AND_EKOBANG))
    with models.reading() as connection:
        assert history.page(connection, OTHER_OPERATOR, Filters(), then).items == ()
        assert not any(head.count for head in history.columns(connection, OTHER_OPERATOR, Filters(), then))
        assert history.review(connection, OTHER_OPERATOR, By.AGENCY, then).total.count == 0


def test_who_gained_sight_sees_the_past(models: Models) -> None:
    """Given a desk whose help was asked for later, it finds the obstacle in the days before."""
    models.tell(1, RAISED, ACCEPTED)
    then = models.position
    models.tell(1, assigned(1, "BPKAD"))
    with models.reading() as connection:
        (card,) = history.page(connection, BPKAD, Filters(), then).items
        (one,) = [head for head in history.columns(connection, BPKAD, Filters(), then) if head.count]
        group = history.review(connection, BPKAD, By.AGENCY, then).total
    assert (card.state, one.state, one.count, group.count) == (State.ACCEPTED, State.ACCEPTED, 1, 1)


def test_the_oldest_of_the_past_is_of_what_is_seen_now(models: Models) -> None:
    """Given an obstacle hidden from others, their past names the next oldest; opened again, it is named again."""
    for this, day in ((1, date(2024, 1, 1)), (2, date(2024, 2, 1))):
        models.tell(this, raised(visibility=Visibility.ALL_AGENCIES, happened_on=day), ACCEPTED)
    then, found = models.position, []
    for visibility in (Visibility.AGENCY_AND_EKOBANG, Visibility.ALL_AGENCIES):
        models.tell(1, opened_to(visibility))
        with models.reading() as connection:
            found.append(history.review(connection, OTHER_OPERATOR, By.STAGE, then).total)
    assert [(total.count, total.oldest) for total in found] == [(1, date(2024, 2, 1)), (2, date(2024, 1, 1))]


def test_a_removed_text_leaves_every_version(models: Models) -> None:
    """Given a redaction, no past shows the title any more, and each still shows how the obstacle stood."""
    models.tell(1, RAISED, ACCEPTED, RETURNED)
    models.show([redacted(models)])
    with models.reading() as connection:
        pasts = [history.page(connection, LEADERSHIP, Filters(), position).items for position, _ in models.events]
    assert [(card.title, card.state, card.version) for (card,) in pasts] == [
        (None, State.RAISED, 1),
        (None, State.ACCEPTED, 2),
        (None, State.RETURNED, 3),
        (None, State.RETURNED, 4),
    ]


def test_before_the_raising_there_is_nothing(models: Models) -> None:
    """Given an obstacle, the position before its raising shows an empty board."""
    models.tell(1, RAISED)
    with models.reading() as connection:
        assert history.page(connection, LEADERSHIP, Filters(), 0).total == 0
