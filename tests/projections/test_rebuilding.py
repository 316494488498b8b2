import pytest
from sqlalchemy import MetaData, inspect

from projections.board import Filters, page
from projections.latest import Batch
from projections.obstacle import find
from projections.positions import NEXT, advance, positions
from projections.rebuilding import create_next, drop_next, next_name, next_tables, switch
from projections.registry import PROJECTIONS
from projections.search import find as search
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, RAISED, raised
from tests.domain.obstacle.offices import ADPEM, BPKAD
from tests.projections.telling import Models


def rebuild(models: Models, name: str) -> None:
    """Make it anew from all changes, and show it."""
    projection = PROJECTIONS[name]
    with models.engine.begin() as connection:
        create_next(connection, projection)
    with models.engine.begin() as connection:
        assert advance(connection, [next_name(projection)], 0, models.position)
        projection.apply(connection, next_tables(projection), Batch(models.changes), models.directory)
        assert switch(connection, projection)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_rebuilt_model_shows_the_same(models: Models, name: str) -> None:
    """Given a read model rebuilt twice, its rows are those it had, and it goes on from there."""
    models.tell(1, RAISED, ACCEPTED, ASSIGNED)
    models.tell(2, raised(agency="DPUPR"))
    before = rows(models, name)
    rebuild(models, name)
    rebuild(models, name)
    assert rows(models, name) == before
    models.tell(2, ACCEPTED)
    with models.reading() as connection:
        assert page(connection, ADPEM, Filters()).total == 2
        assert len(search(connection, ADPEM, "tender")) == 2
        assert page(connection, BPKAD, Filters()).total == 1
        shown = find(connection, ADPEM, "KDL-2024-2")
    assert shown
    assert shown.obstacle.version == 2


def test_a_model_that_is_behind_is_not_shown(models: Models) -> None:
    """Given a rebuild that has not caught up, the switch refuses and the old one stays."""
    models.tell(1, RAISED)
    with models.engine.begin() as connection:
        create_next(connection, PROJECTIONS["board"])
        assert not switch(connection, PROJECTIONS["board"])
        assert page(connection, ADPEM, Filters()).total == 1
        assert set(positions(connection)) == set(PROJECTIONS)


def test_a_rebuild_that_was_given_up_leaves_nothing(models: Models) -> None:
    """Given a rebuild that is dropped, neither its tables nor its position remain."""
    for projection in PROJECTIONS.values():
        with models.engine.begin() as connection:
            create_next(connection, projection)
            create_next(connection, projection)
            drop_next(connection, projection)
    assert not [name for name in inspect(models.engine).get_table_names() if NEXT in name]


def rows(models: Models, name: str) -> list[tuple[object, ...]]:
    """All rows of a read model's tables."""
    metadata = MetaData()
    PROJECTIONS[name].tables(metadata, "")
    with models.reading() as connection:
        return sorted(
            (tuple(row) for table in metadata.sorted_tables for row in connection.execute(table.select())), key=repr
        )
