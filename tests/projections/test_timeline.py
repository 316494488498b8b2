from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from domain.event import Event
from domain.obstacle import ObstacleRaised, State, TextRedacted, Visibility, after, fold
from domain.text import Text
from projections.change import Change
from projections.encoding import decode, encode, plain
from projections.obstacle import find, merged_into
from projections.search import find as search
from projections.tables import BOARD, OBSTACLE, SEARCH, TIMELINE
from projections.timeline import of_obstacle
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, MERGED, PROGRESSED, RAISED, TAKEN, raised
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, OPERATOR, OTHER_OPERATOR
from tests.domain.obstacle.scenario import fact
from tests.projections.lives import amended
from tests.projections.telling import Models

SECRET_WORD = "Budiwati"


def test_the_timeline_gives_back_what_was_recorded(models: Models) -> None:
    """Given a life, the timeline has each event as it was, with what lay beside it."""
    batch = [models.change(1, one) for one in (RAISED, ACCEPTED, ASSIGNED, TAKEN, PROGRESSED, amended(dak_code=None))]
    models.show([replace(change, metadata={"via": "token-1", "causation": None}) for change in batch])
    with models.reading() as connection:
        entries = of_obstacle(connection, ADPEM, UUID(int=1))
        assert of_obstacle(connection, OTHER_OPERATOR, UUID(int=1)) == []
    assert [entry.event for entry in entries] == models.stream(UUID(int=1))
    assert [entry.position for entry in entries] == [position for position, _ in models.events]
    assert entries[0].metadata == {"via": "token-1", "causation": None}


def test_an_obstacle_is_found_by_id_and_by_number(models: Models) -> None:
    """Given an obstacle, its id, its id as text and its number find it, other references nothing."""
    told = models.tell(1, RAISED, ACCEPTED)
    with models.reading() as connection:
        for ref in (told.id, str(told.id), "KDL-2024-1", "kdl-2024-1"):
            shown = find(connection, ADPEM, ref)
            assert shown is not None
            assert (shown.obstacle, shown.number, shown.year, shown.n) == (told, "KDL-2024-1", 2024, 1)
            assert shown.position == models.position
            assert find(connection, OTHER_OPERATOR, ref) is None
        for ref in (UUID(int=7), "KDL-2024-2", "nothing", ""):
            assert find(connection, ADPEM, ref) is None


def test_a_merged_obstacle_names_its_target_to_all_but_opens_it_to_few(models: Models) -> None:
    """Given a target that the operator may not see, he learns its number and state, the Assistant its id too."""
    merged = models.tell(1, RAISED, MERGED)
    models.tell(2, raised(by=ASSISTANT, visibility=Visibility.LEADERSHIP_ONLY), ACCEPTED)
    with models.reading() as connection:
        hidden, known = (merged_into(connection, acting, merged) for acting in (OPERATOR, ASSISTANT))
        assert merged_into(connection, ASSISTANT, models.latest(2)) is None
    assert hidden
    assert known
    assert (hidden.id, hidden.number, hidden.state) == (None, "KDL-2024-2", State.ACCEPTED)
    assert known.id == UUID(int=2)


def test_removed_text_is_nowhere_any_more(models: Models) -> None:
    """Given text removed from an earlier event, no read model holds it after the redaction was told."""
    models.tell(1, raised(title=Text(SECRET_WORD), description=Text(f"{SECRET_WORD} did it")), ACCEPTED)
    with models.reading() as connection:
        assert len(search(connection, ADPEM, SECRET_WORD)) == 1
    models.show([redacted(models)])
    with models.reading() as connection:
        assert search(connection, ADPEM, SECRET_WORD) == ()
        for table in (BOARD, OBSTACLE, TIMELINE, SEARCH.found):
            assert SECRET_WORD.lower() not in repr(connection.execute(select(table)).all()).lower()
        event = of_obstacle(connection, ADPEM, UUID(int=1))[0].event
        shown = find(connection, ADPEM, UUID(int=1))
    assert isinstance(event, ObstacleRaised)
    assert event.record.title.redacted
    assert shown
    assert shown.obstacle.record.description.redacted
    assert shown.obstacle.record.tried is None


def redacted(models: Models) -> Change:
    """The change that tells of a redaction: the stream is read anew, without the text."""
    this = UUID(int=1)
    stream: list[tuple[int, Event]] = []
    for position, event in models.events:
        if isinstance(event, ObstacleRaised):
            gone = Text(None)
            event = replace(event, record=replace(event.record, title=gone, description=gone))  # noqa: PLW2901 - the event as it is read now
        stream.append((position, event))
    before = fold(event for _, event in stream)
    told = fact(TextRedacted, version=1, path="record.title", reason=Text("named a person"))
    assert before
    last = told.at(this, before.version + 1, recorded_at=before.updated_at, by=ADPEM)
    position = models.next_position(last)
    now = after(before, last)
    models.obstacles[this] = now
    return Change(
        position=position, event=last, before=before, after=now, number=(2024, 1), stream=(*stream, (position, last))
    )


def test_removed_text_differs_from_text_that_never_was() -> None:
    """Given removed and missing text, both survive encoding and stay apart."""
    assert plain(encode(Text("a"))) == "a"
    for value in (Text("a"), Text(None)):
        assert decode(Text, encode(value)) == value
    assert encode(None) != encode(Text(None))
