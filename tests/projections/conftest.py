"""Empty read models on each database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine

from projections import schema
from tests.databases import Place
from tests.projections.telling import Models
from tests.templates import filled


@pytest.fixture
def models(databases: Place) -> Iterator[Models]:
    """Read models that hold nothing yet."""
    filled(databases, create)
    engine = engine_of(databases)
    yield Models(engine)
    engine.dispose()


def engine_of(place: Place) -> Engine:
    """The engine of that place."""
    url = place.url.replace("postgresql:", "postgresql+psycopg:", 1) if place.url else None
    return create_engine(url or f"sqlite:///{place.folder / 'read.db'}")


def create(place: Place) -> None:
    """Make the tables."""
    engine = engine_of(place)
    schema.create(engine)
    engine.dispose()
