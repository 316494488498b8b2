from datetime import date

from domain.obstacle import OPEN, Level, State, Visibility, Waits
from projections.board import Filters, Sort, columns, page
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, RAISED, RETURNED, escalated, raised
from tests.domain.obstacle.offices import ADMIN, ADPEM, LEADERSHIP, OTHER_OPERATOR
from tests.projections.telling import Models

ALL = Filters()


def test_a_card_tells_what_the_list_needs(models: Models) -> None:
    """Given an accepted obstacle, its card shows number, state, level and whom it waits for since when."""
    told = models.tell(1, RAISED, ACCEPTED)
    with models.reading() as connection:
        (card,) = page(connection, ADPEM, ALL).items
    assert (card.id, card.number, card.version) == (told.id, "KDL-2024-1", 2)
    assert (card.state, card.level, card.stage) == (State.ACCEPTED, Level.ADPEM, told.record.stage)
    assert (card.waiting_kind, card.waiting_who, card.waiting_since) == (Waits.ADPEM, (), told.raised_at)
    assert (card.recorded_at, card.state_since) == (told.raised_at, told.updated_at)
    assert card.late_entry


def test_each_batch_changes_the_row(models: Models) -> None:
    """Given facts in several batches, the board shows the obstacle once, as it is after the last."""
    models.tell(1, RAISED)
    models.tell(1, ACCEPTED, ASSIGNED)
    with models.reading() as connection:
        found = page(connection, ADPEM, ALL)
    assert [card.state for card in found.items] == [State.ASSISTED]
    assert [card.waiting_who for card in found.items] == [("BPKAD",)]
    assert (found.total, found.exact, found.next_cursor) == (1, True, None)


def test_an_entry_soon_after_the_day_is_not_late(models: Models) -> None:
    """Given an obstacle recorded within a week, its card is not marked as late."""
    models.tell(1, raised(happened_on=date(2024, 10, 30)))
    with models.reading() as connection:
        (card,) = page(connection, ADPEM, ALL).items
    assert not card.late_entry


def test_pages_follow_each_other_without_gap_or_double(models: Models) -> None:
    """Given more cards than a page holds, cursors lead through all of them in every order."""
    for this in range(1, 8):
        models.tell(this, raised(amount_at_stake=None if this % 3 == 0 else this % 2 * 1000, needed_by=None))
    for sort in Sort:
        seen, cursor = [], None
        while True:
            with models.reading() as connection:
                found = page(connection, LEADERSHIP, ALL, sort=sort, cursor=cursor, limit=2)
            seen += [card.number for card in found.items]
            cursor = found.next_cursor
            if cursor is None:
                break
        assert sorted(seen) == sorted(set(seen))
        assert len(seen) == 7


def test_filters_hold_together(models: Models) -> None:
    """Given different obstacles, every filter narrows the list."""
    models.tell(1, RAISED, escalated(Level.ASSISTANT))
    models.tell(2, RAISED, RETURNED)
    models.tell(3, raised(agency="DPUPR", visibility=Visibility.ALL_AGENCIES), ACCEPTED, ASSIGNED)
    cases = [
        (Filters(waiting_for="level:assistant"), {"KDL-2024-1"}),
        (Filters(waiting_for="level"), {"KDL-2024-1"}),
        (Filters(waiting_for="agency"), {"KDL-2024-2"}),
        (Filters(waiting_for="desk"), {"KDL-2024-3"}),
        (Filters(waiting_for="desk:BPKAD"), {"KDL-2024-3"}),
        (Filters(waiting_for="desk:UKPBJ"), set()),
        (Filters(desk="BPKAD", states=tuple(OPEN)), {"KDL-2024-3"}),
        (Filters(agency="DINKES", states=(State.RETURNED,)), {"KDL-2024-2"}),
        (Filters(year=2023), set()),
    ]
    with models.reading() as connection:
        for filters, numbers in cases:
            found = page(connection, ADPEM, filters)
            assert {card.number for card in found.items} == numbers, filters
            assert found.total == len(numbers), filters
            assert sum(column.count for column in columns(connection, ADPEM, filters)) == len(numbers), filters


def test_those_without_an_amount_are_a_list_of_their_own(models: Models) -> None:
    """Given some without an amount, the filter finds them for every office, alone and with another filter."""
    for this, sight in enumerate(Visibility, start=1):
        models.tell(this, raised(visibility=sight, amount_at_stake=None))
        models.tell(this + 10, raised(visibility=sight, amount_at_stake=5_000_000))
    seen = {LEADERSHIP: 3, ADPEM: 2, ADMIN: 0}
    with models.reading() as connection:
        for acting, count in seen.items():
            for narrowed in ({}, {"agency": "DINKES"}, {"agency": "DINKES", "year": 2024, "level": Level.AGENCY_HEAD}):
                filters = Filters(unstated=True, **narrowed)
                found = page(connection, acting, filters)
                assert [card.amount for card in found.items] == [None] * count
                assert found.total == count
                summed = columns(connection, acting, filters)
                assert sum(one.count for one in summed) == sum(one.without_amount for one in summed) == count
                assert not any(one.amount for one in summed)


def test_who_sees_nothing_gets_an_empty_page(models: Models) -> None:
    """Given an obstacle, an administrator sees no card of it."""
    models.tell(1, RAISED)
    with models.reading() as connection:
        assert page(connection, ADMIN, ALL).items == ()
        assert page(connection, OTHER_OPERATOR, ALL).items == ()
