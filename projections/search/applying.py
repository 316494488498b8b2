"""Keeping the words of each obstacle; most events change none of them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Text, bindparam, func, literal_column, select
from sqlalchemy.dialects import postgresql

from domain.directory import Directory
from domain.obstacle import Obstacle
from projections.board.card import number
from projections.latest import Batch, Story
from projections.search.words import words
from projections.tables.search import SearchTables
from projections.upserting import upsert


def apply(connection: Connection, tables: SearchTables, batch: Batch, directory: Directory) -> None:
    """Bring the words up to date with these changes."""
    told = [story for story in batch.stories if _changed(story)]
    if not told:
        return
    keys = _keys(connection, tables, told)
    rows = [
        {"id": story.after.id, "key": keys.get(story.after.id, story.first_position), **_words(story, directory)}
        for story in told
    ]
    if connection.dialect.name == "postgresql":
        _postgresql(connection, tables, rows)
    else:
        _sqlite(connection, tables, rows)
        if any(story.rewritten for story in told):
            _forget(connection, tables)


def _changed(story: Story) -> bool:
    return story.before is None or story.rewritten or _searched(story.before) != _searched(story.after)


def _searched(obstacle: Obstacle) -> tuple[object, ...]:
    record = obstacle.record
    return record.agency, record.cause, record.activity, record.title, record.description


def _keys(connection: Connection, tables: SearchTables, told: Sequence[Story]) -> Mapping[UUID, int]:
    """The keys of obstacles that are known."""
    c = tables.found.c
    known = [story.after.id for story in told if story.before is not None]
    if not known:
        return {}
    rows = connection.execute(select(c.obstacle_id, c.key).where(c.obstacle_id.in_(known)))
    return {row.obstacle_id: row.key for row in rows}


def _words(story: Story, directory: Directory) -> dict[str, str]:
    """Number and text. Names are those in force when it was raised: a rename does not rewrite the past."""
    record, then = story.after.record, story.after.raised_at
    texts = (
        record.agency,
        directory.agency_name(record.agency, then),
        record.cause,
        str(record.activity or ""),
        str(record.title),
        str(record.description),
        directory.cause_name(record.cause, "id", then),
        directory.cause_name(record.cause, "en", then),
    )
    return {"number": " ".join(words(number(*story.number))), "text": " ".join(words(" ".join(texts)))}


def _sqlite(connection: Connection, tables: SearchTables, rows: list[dict[str, Any]]) -> None:
    upsert(connection, tables.found, [{"obstacle_id": row["id"], "key": row["key"]} for row in rows], kept=("key",))
    put = f"INSERT OR REPLACE INTO {tables.words.name} (rowid, number, text) VALUES (:key, :number, :text)"  # noqa: S608 - a name of our own
    connection.exec_driver_sql(put, rows)


def _forget(connection: Connection, tables: SearchTables) -> None:
    """Make the index anew without what left it: FTS5 only marks words as gone, and a redacted one has to be."""
    name = tables.words.name
    connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 - a name of our own


def _postgresql(connection: Connection, tables: SearchTables, rows: list[dict[str, Any]]) -> None:
    new = _weighed("number", "A").op("||")(_weighed("text", "B"))
    put = postgresql.insert(tables.found).values(obstacle_id=bindparam("id"), key=bindparam("key"), words=new)
    connection.execute(
        put.on_conflict_do_update(index_elements=["obstacle_id"], set_={"words": put.excluded.words}), rows
    )


def _weighed(name: str, weight: str) -> ColumnElement[Any]:
    """The words under that parameter, marked with the label that stands for the column they came from."""
    found = func.to_tsvector(literal_column("'simple'::regconfig"), bindparam(name, type_=Text))
    return func.setweight(found, literal_column(f"'{weight}'"))
