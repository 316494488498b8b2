from datetime import UTC, datetime

from domain.acting import Acting
from domain.directory.agencies import AgencyRetired
from domain.directory.streams import AGENCIES
from domain.obstacle import Visibility
from projections.change import Change
from projections.feed import Hidden, after
from projections.positions import advance
from projections.registry import PROJECTIONS
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, RAISED, opened_to, raised
from tests.domain.obstacle.offices import ADMIN, ADPEM, BPKAD, LEADERSHIP, OTHER_OPERATOR, PROGRAM
from tests.projections.lives import undone
from tests.projections.telling import Models

NOW = datetime(2024, 11, 26, tzinfo=UTC)


def told(models: Models, acting: Acting, position: int = 0, limit: int = 100) -> list[tuple[int, str]]:
    """(position, topic or `hidden`) of what the office is told, gathered page by page."""
    found: list[tuple[int, str]] = []
    with models.reading() as connection:
        while True:
            feed = after(connection, acting, position, limit)
            found += [(i.position, "hidden" if isinstance(i, Hidden) else i.event.TOPIC) for i in feed.items]
            if feed.next == position:
                return found
            position = feed.next


def topics(models: Models, acting: Acting, position: int = 0) -> list[str]:
    return [topic.removeprefix("obstacle.").removesuffix(".v1") for _, topic in told(models, acting, position)]


def test_who_sees_everything_is_told_everything_in_order(models: Models) -> None:
    """Given two obstacles told side by side, leadership gets each event once, whatever the page size."""
    for facts in ((1, RAISED), (2, raised(visibility=Visibility.LEADERSHIP_ONLY)), (1, ACCEPTED), (2, ACCEPTED)):
        models.tell(*facts)
    everything = [(position, event.TOPIC) for position, event in models.events]
    assert told(models, LEADERSHIP) == everything
    assert told(models, LEADERSHIP, limit=1) == everything
    assert told(models, LEADERSHIP, position=everything[1][0]) == everything[2:]


def test_what_may_not_be_seen_is_passed_over(models: Models) -> None:
    """Given an obstacle for leadership only, Adpem is told the other's events and gets on in the log."""
    models.tell(1, raised(visibility=Visibility.LEADERSHIP_ONLY), ACCEPTED)
    models.tell(2, RAISED)
    assert topics(models, ADPEM) == ["raised"]
    assert topics(models, OTHER_OPERATOR) == []


def test_an_obstacle_that_closes_says_so_once_and_is_silent(models: Models) -> None:
    """Given an obstacle that was hidden, opened and hidden again, only the last closing is told, nothing else."""
    models.tell(1, RAISED, ACCEPTED)
    assert topics(models, ADPEM) == ["raised", "accepted"]
    hide, show = opened_to(Visibility.LEADERSHIP_ONLY), opened_to(Visibility.AGENCY_AND_EKOBANG)
    models.tell(1, hide, show, hide, ACCEPTED)
    assert told(models, ADPEM) == [(models.events[4][0], "hidden")]
    assert topics(models, LEADERSHIP)[2:] == ["visibility_changed"] * 3 + ["accepted"]


def test_who_never_saw_it_is_not_told_that_it_closed(models: Models) -> None:
    """Given an obstacle that closes to Adpem, another agency that never saw it learns nothing of it."""
    models.tell(1, RAISED, opened_to(Visibility.LEADERSHIP_ONLY))
    assert topics(models, ADPEM) == ["hidden"]
    assert topics(models, OTHER_OPERATOR) == []


def test_an_obstacle_that_opens_is_announced(models: Models) -> None:
    """Given an obstacle that opens to all, the change of visibility tells another agency so."""
    models.tell(1, RAISED)
    position = models.position
    assert topics(models, OTHER_OPERATOR) == []
    models.tell(1, opened_to(Visibility.ALL_AGENCIES))
    assert topics(models, OTHER_OPERATOR, position) == ["visibility_changed"]
    assert topics(models, OTHER_OPERATOR) == ["raised", "visibility_changed"]


def test_a_desk_is_told_when_it_is_asked_and_when_that_is_taken_back(models: Models) -> None:
    """Given help assigned to a desk and the act undone, the desk sees the obstacle and then that it closed."""
    now = models.tell(1, RAISED, ACCEPTED, ASSIGNED)
    assert topics(models, BPKAD) == ["raised", "accepted", "assistance_assigned"]
    models.tell(1, undone(now))
    assert topics(models, BPKAD) == ["hidden"]


def test_an_administrator_is_told_of_the_directory_only(models: Models) -> None:
    """Given an obstacle and a fact of the directory, the administrator gets the latter, everybody else too."""
    models.tell(1, RAISED)
    event = AgencyRetired(code="OLD", originator_id=AGENCIES, originator_version=9, recorded_at=NOW, by=PROGRAM)
    change = Change(position=models.next_position(event), event=event)
    models.show([change])
    assert [topic for _, topic in told(models, ADMIN)] == ["agency.retired.v1"]
    assert [topic for _, topic in told(models, OTHER_OPERATOR)] == ["agency.retired.v1"]
    with models.reading() as connection:
        (item,) = after(connection, ADMIN, 0, 10).items
    assert not isinstance(item, Hidden)
    assert item.event == event


def test_positions_move_only_from_where_they_stood(models: Models) -> None:
    """Given a position that another worker moved, a batch for the old one is refused."""
    models.tell(1, RAISED)
    with models.engine.begin() as connection:
        for name in PROJECTIONS:
            assert not advance(connection, [name], 0, 99)
            assert not advance(connection, [name], models.position, models.position)
