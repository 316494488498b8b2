"""Lives of some obstacles through the tracker, and all rows of the read models that they lead to."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import cycle, groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, MetaData, Row, Table

from domain.acting import Acting
from domain.obstacle import (
    Accept,
    Amend,
    Amendment,
    AssignHelp,
    ChangeVisibility,
    Command,
    Comment,
    Confirm,
    Escalate,
    Level,
    Merge,
    MergedAmount,
    Return,
    StateDone,
    TakeAssistance,
    Visibility,
)
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts
from projections import schema
from projections.registry import PROJECTIONS
from projections.tables import PLAIN
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, BPKAD, HEAD, OPERATOR
from tests.kendala.installing import catch_up, raised

DUE = date(2024, 12, 10)
HELP = AssignHelp(desk="BPKAD", due=DUE, request=Text("Bantu SPM"))
LIVES: tuple[tuple[tuple[Acting, Command], ...], ...] = (
    ((ADPEM, Accept()), (ADPEM, HELP), (BPKAD, TakeAssistance(n=1)), (OPERATOR, Comment(text=Text("Terima kasih")))),
    ((ADPEM, Return(reason=Text("Lengkapi"))), (OPERATOR, Comment(text=Text("Segera")))),
    (
        (ADPEM, Accept()),
        (OPERATOR, StateDone(text=Text("Sudah dibayar"))),
        (ADPEM, Confirm(root_cause=Text("Berkas"), what_worked=Text("Rapat"))),
    ),
    ((HEAD, Escalate(to=Level.ASSISTANT, reason=Text("Macet"))), (ASSISTANT, Accept())),
    (
        (OPERATOR, Amend(amendment=Amendment(fields=("amount_at_stake",), amount_at_stake=9))),
        (ASSISTANT, ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Peka"))),
    ),
)
Rows = Mapping[str, Mapping[str, list[tuple[object, ...]]]]


def live(parts: Parts, count: int, name: str = "") -> list[UUID]:
    """Tell the lives of so many obstacles side by side; of each ten one is merged into another."""
    obstacles = [raised(parts, f"Kendala {name}{n}: SIPD lambat", amount_at_stake=n) for n in range(count)]
    told = [(obstacle, list(life)) for obstacle, life in zip(obstacles, cycle(LIVES), strict=False)]
    while any(life for _, life in told):
        for obstacle, life in told:
            if life:
                by, command = life.pop(0)
                parts.tracker.act(obstacle, command, Request(acting=by))
    for one, other in zip(obstacles[5::10], obstacles[::10], strict=False):
        parts.tracker.act(one, Merge(into=other, amount=MergedAmount.ADDED), Request(acting=ADPEM))
    return obstacles


def anew(parts: Parts) -> None:
    """Forget all rows and make them again from the beginning of the log."""
    PLAIN.drop_all(parts.read_engine)
    schema.create(parts.read_engine)
    catch_up(parts)


def rows_of(engine: Engine, name: str) -> Mapping[str, list[tuple[object, ...]]]:
    """All rows of a read model's tables, in an order of their own, but for those that tell nothing."""
    metadata = MetaData()
    PROJECTIONS[name].tables(metadata, "")
    with engine.connect() as connection:
        return {table.name: _telling(table, connection.execute(table.select())) for table in metadata.sorted_tables}


def _telling(table: Table, rows: Iterable[Row[Any]]) -> list[tuple[object, ...]]:
    """A counter at nothing is as good as none, and so is a row that says what its cell or group held before."""
    found = sorted(map(tuple, rows), key=repr)
    if table.name == "counts":
        return [row for row in found if any(row[-3:])]
    if table.name == "history_tallies":
        return list(_changing(found, 5, (0, 0, 0)))
    return list(_changing(found, 4, ())) if table.name == "history_oldest" else found


def _changing(rows: Iterable[tuple[Any, ...]], when: int, nothing: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    """Of each cell, named by what stands before `when`, the rows that say something else than the one before."""
    for _, of in groupby(sorted(rows, key=lambda row: row[: when + 1]), key=lambda row: row[:when]):
        held = [nothing]
        for row in of:
            if row[when + 1 :] != held[-1]:
                yield row
            held.append(row[when + 1 :])


def all_rows(engine: Engine) -> Rows:
    """All rows of all read models."""
    return dict(_all_rows(engine))


def _all_rows(engine: Engine) -> Iterator[tuple[str, Mapping[str, list[tuple[object, ...]]]]]:
    for name in PROJECTIONS:
        yield name, rows_of(engine, name)
