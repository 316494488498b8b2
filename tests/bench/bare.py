"""Bare commits: one row into a table with a running number, and nothing else, on the same database."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

import psycopg

from kendala.store.sqlite_connecting import connect
from tests.databases import Place

TABLE = "CREATE TABLE IF NOT EXISTS bench_rows (id {kind} PRIMARY KEY, body {body} NOT NULL)"
Commit = Callable[[], None]


@contextmanager
def commits(place: Place, size: int, threads: int) -> Iterator[list[Commit]]:
    """For each thread a way to commit a row of so many bytes, the quickest that the database has."""
    with _postgresql(place.url, size, threads) if place.url else _sqlite(place, size, threads) as found:
        yield found


@contextmanager
def _sqlite(place: Place, size: int, threads: int) -> Iterator[list[Commit]]:
    """One connection, set as the log's is, and taken in turns: connections of their own would wait by sleeping."""
    connection, turn, body = connect(place.folder / "events.db"), Lock(), bytes(size)
    connection.execute(TABLE.format(kind="INTEGER", body="BLOB"))

    def commit() -> None:
        with turn:
            connection.execute("INSERT INTO bench_rows (body) VALUES (?)", (body,))

    try:
        yield [commit] * threads
    finally:
        _dropped(connection)


def _dropped(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE bench_rows")
    connection.close()


@contextmanager
def _postgresql(url: str, size: int, threads: int) -> Iterator[list[Commit]]:
    connections = [psycopg.connect(url, autocommit=True) for _ in range(threads)]
    connections[0].execute(TABLE.format(kind="bigserial", body="bytea").encode())
    body = bytes(size)

    def committing(connection: "psycopg.Connection[tuple[object, ...]]") -> Commit:
        cursor = connection.cursor()
        return lambda: _put(cursor, body)

    try:
        yield [committing(connection) for connection in connections]
    finally:
        for connection in connections[1:]:
            connection.close()
        connections[0].execute("DROP TABLE bench_rows")
        connections[0].close()


def _put(cursor: "psycopg.Cursor[tuple[object, ...]]", body: bytes) -> None:
    cursor.execute("INSERT INTO bench_rows (body) VALUES (%b)", (body,), prepare=True)
