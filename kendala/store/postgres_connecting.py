"""Connections to the log on PostgreSQL, and living on when they are lost."""

from collections.abc import Callable, Sequence
from time import sleep
from typing import Any, TypeVar

import psycopg
from eventsourcing.persistence import InterfaceError, OperationalError
from eventsourcing.postgres import PostgresDatastore
from psycopg import Connection, Cursor
from psycopg.rows import TupleRow, dict_row, tuple_row
from psycopg_pool import PoolTimeout

CONNECT_SECONDS = 5
PAUSES = (0.0, 0.1, 0.3, 1.0, 1.0)
WORTH_REPEATING = ("08", "40", "57P")
T = TypeVar("T")


class Datastore(PostgresDatastore):
    """The library's pool on a whole connection string, so that hosts, sockets and TLS are what libpq makes of it."""

    def __init__(self, url: str) -> None:
        super().__init__(
            dbname="",
            host="",
            port="",
            user="",
            password="",  # all of these are in the connection string, set below
            connect_timeout=CONNECT_SECONDS,
            idle_in_transaction_session_timeout=CONNECT_SECONDS,
            pool_size=2,
            max_overflow=14,
        )
        self.url = url
        self.pool.conninfo = url
        self.pool.kwargs = {"row_factory": dict_row, "connect_timeout": CONNECT_SECONDS}
        self.pool.reconnect_timeout = CONNECT_SECONDS  # then the next request tries anew, without growing pauses

    def register_type_adapters(self) -> None:
        """Nothing to register: rows go in as plain arrays, so an unmigrated database can be looked at."""

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[TupleRow]:
        """The rows of one query. A lost connection is replaced and the query asked again."""
        return self.surviving(lambda cursor: cursor.execute(statement.encode(), parameters, prepare=True).fetchall())

    def run(self, *statements: str) -> None:
        """Run statements, each in a transaction of its own."""
        for statement in statements:
            self.surviving(lambda cursor, one=statement: cursor.execute(one.encode()))  # type: ignore[misc]  # bound now

    def surviving(self, work: Callable[[Cursor[TupleRow]], T]) -> T:
        """Do some work on a connection, and again on a fresh one where the connection was lost.

        The work must bear being done twice. Raises the library's errors: OperationalError once patience ends.
        """
        for pause in PAUSES:
            try:
                with self.get_connection() as connection, _cursor(connection) as cursor:
                    return work(cursor)
            except (InterfaceError, OperationalError) as error:
                if not is_lost(error) or pause is PAUSES[-1]:
                    raise
            sleep(pause)
            self.pool.check()
        raise AssertionError("the last attempt returns or raises")


def is_lost(error: Exception) -> bool:
    """Whether to try again: the session broke, or two transactions were in each other's way. A full disk is neither."""
    cause = error.__cause__
    if not isinstance(cause, psycopg.Error) or isinstance(cause, PoolTimeout):
        return False
    return cause.sqlstate is None or cause.sqlstate.startswith(WORTH_REPEATING)


def _cursor(connection: Connection[Any]) -> Cursor[TupleRow]:
    return connection.cursor(binary=True, row_factory=tuple_row)
