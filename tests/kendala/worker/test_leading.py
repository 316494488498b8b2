"""One worker leads, by a lock that goes with whoever held it."""

import psycopg
import pytest

from kendala.leading import Leadership, leading
from tests.databases import Place


def test_one_leads(databases: Place) -> None:
    """Of two that ask one leads, for as long as it does not give up."""
    with leading(databases.location) as first, leading(databases.location) as second:
        assert first.take()
        assert not second.take()
        assert first.take()
        first.give_up()
        assert second.take()
        assert not first.take()


def test_the_end_of_the_block(databases: Place) -> None:
    """Who leaves the block gives the lead up."""
    with leading(databases.location) as first:
        assert first.take()
    with leading(databases.location) as second:
        assert second.take()


def test_a_lost_session(postgresql_place: Place) -> None:
    """A leader whose session was ended notices it when it asks, and another may lead."""
    assert postgresql_place.url
    first, second = Leadership(postgresql_place.url), Leadership(postgresql_place.url)
    assert first.take()
    with psycopg.connect(postgresql_place.url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%leader'"
        )
    with pytest.raises(psycopg.OperationalError):
        first.take()
    assert second.take()
    first.give_up()
    assert not first.take()
    second.give_up()


def test_nothing_to_lead(databases: Place) -> None:
    """A folder or a server that is not there is an error that a worker outlives."""
    location = "postgresql://nobody@127.0.0.1:9/x" if databases.url else str(databases.folder / "missing")
    with leading(location) as leadership, pytest.raises((psycopg.OperationalError, OSError)):
        leadership.take()
