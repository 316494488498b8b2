"""Empty read models on each database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine

from projections import schema
from tests.databases import Place
from tests.projections.telling import Models


@pytest.fixture
def models(databases: Place) -> Iterator[Models]:
    """Read models that hold nothing yet."""
    url = databases.url.replace("postgresql:", "postgresql+psycopg:", 1) if databases.url else None
    engine = create_engine(url or f"sqlite:///{databases.folder / 'read.db'}")
    schema.create(engine)
    yield Models(engine)
    engine.dispose()
