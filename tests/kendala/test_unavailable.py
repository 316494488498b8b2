"""Which errors mean that a database or a disk cannot do its work now."""

import sqlite3
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError

from kendala.store.errors import StoreUnavailable, VersionConflict
from kendala.unavailable import UNAVAILABLE, why_unavailable


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (StoreUnavailable("store_read_only", "attempt to write"), "store_read_only"),
        (InterfaceError("select", None, psycopg.OperationalError("the connection is lost")), "store_unreachable"),
        (OperationalError("select", None, psycopg.OperationalError("connection refused")), "store_unreachable"),
        (OperationalError("select", None, sqlite3.OperationalError("no such table: board")), "store_failing"),
    ],
)
def test_why(error: Exception, why: str) -> None:
    """Each such error has a message key that a sentence is made of."""
    assert isinstance(error, UNAVAILABLE)
    assert why_unavailable(error) == why


def test_what_is_a_mistake_or_an_answer() -> None:
    """A broken constraint is a mistake and a conflict an answer: neither is a database that is away."""
    assert not isinstance(IntegrityError("insert", None, Exception("unique")), UNAVAILABLE)
    assert not isinstance(VersionConflict(uuid4(), 1), UNAVAILABLE)
