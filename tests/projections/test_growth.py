"""Queries must not slow down as obstacles pile up: what a first page touches is bounded, whatever there is."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event

from domain.acting import Acting, OfficeKind
from domain.obstacle import OPEN, Stage, State
from projections.board import Filters, Sort, columns, page
from projections.counts import By
from projections.review import review
from projections.search import find
from projections.waits import waiting_list
from tests.domain.obstacle.offices import ADPEM, LEADERSHIP
from tests.projections.crowd import crowd, operator
from tests.projections.telling import Models

FEW, MANY = 2_000, 12_000
#: Goal of the benchmark for fifty times as many; here six times as many, and some rows for what is rounded.
ALLOWED, ROUNDED = 1.2, 250
#: What an operator opens grows with his own agency, but for these.
OF_OPERATORS = {"sorted by newest", "open, sorted by newest", "heads of the board", "one word"}
Ask = Callable[[Connection], object]


def asked(acting: Acting) -> dict[str, Ask]:
    """The first pages that people open most."""
    still = tuple(OPEN)
    pages = {f"sorted by {sort}": _page(acting, Filters(), sort) for sort in Sort}
    pages |= {f"open, sorted by {sort}": _page(acting, Filters(states=still), sort) for sort in Sort}
    pages["one state"] = _page(acting, Filters(states=(State.ACCEPTED,)))
    pages["one agency"] = _page(acting, Filters(agency="A1"))
    pages["one stage"] = _page(acting, Filters(stage=Stage.LAND))
    pages["one word"] = lambda connection: find(connection, acting, "kata7")
    pages["heads of the board"] = lambda connection: columns(connection, acting, Filters())
    pages["review"] = lambda connection: review(connection, acting, By.STAGE)
    pages["what waits"] = lambda connection: waiting_list(connection, acting, limit=5)
    return pages


def _page(acting: Acting, filters: Filters, sort: Sort = Sort.NEWEST) -> Ask:
    return lambda connection: page(connection, acting, filters, sort=sort, limit=20)


def touched(connection: Connection, ask: Ask) -> int:
    """What the database did for the answer: tens of SQLite's steps, or rows that PostgreSQL went through."""
    return _steps(connection, ask) if connection.dialect.name == "sqlite" else _rows(connection, ask)


def _steps(connection: Connection, ask: Ask) -> int:
    counted = 0

    def step() -> int:
        nonlocal counted
        counted += 1
        return 0

    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(step, 10)
    try:
        ask(connection)
    finally:
        driver.set_progress_handler(None, 0)
    return counted


def _rows(connection: Connection, ask: Ask) -> int:
    run: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        run.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    ask(connection)
    event.remove(connection, "before_cursor_execute", note)
    plans = (
        connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters).scalar_one()[0]["Plan"]
        for statement, parameters in run
    )
    return sum(_through(plan) for plan in plans)


def _through(plan: dict[str, Any]) -> int:
    """The rows that a node of the plan gave or threw away, with those of its parts."""
    rows = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    return int(rows * plan["Actual Loops"]) + sum(_through(part) for part in plan.get("Plans", ()))


def test_first_pages_touch_as_much_among_many_as_among_few(models: Models) -> None:
    """Given six times as many obstacles, no first page goes through more than a fifth more."""
    offices = {"leadership": LEADERSHIP, "adpem": ADPEM, "operator": operator("A1")}
    before: dict[tuple[str, str], int] = {}
    grown: dict[tuple[str, str], tuple[int, int]] = {}
    for first, last in ((1, FEW), (FEW + 1, MANY)):
        crowd(models, first, last)
        _analyze(models)
        with models.reading() as connection:
            for office, acting in offices.items():
                for name, ask in asked(acting).items():
                    if acting.kind is OfficeKind.OPERATOR and name not in OF_OPERATORS:
                        continue
                    now, key = touched(connection, ask), (office, name)
                    if now > ALLOWED * before.setdefault(key, now) + ROUNDED:
                        grown[key] = (before[key], now)
    assert not grown


def _analyze(models: Models) -> None:
    """PostgreSQL chooses by what it knows of the values; SQLite is told."""
    if models.engine.dialect.name == "postgresql":
        with models.reading() as connection:
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
