"""What was measured, as rows of tables and as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure: `value` in `unit` ("ratio" where it has none), `beside` holds what it was made of.

    With a goal it is met at or below it, or at or above it where `more_is_better`.
    """

    part: str
    database: str
    what: str
    value: float
    unit: str = "ratio"
    size: int | None = None
    goal: float | None = None
    more_is_better: bool = False
    beside: Mapping[str, float] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        """Whether the goal was reached; None without one."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "met": self.met}


def show(figures: Iterable[Figure], console: Console) -> None:
    """One table for each part and database."""
    for (part, database), rows in groupby(figures, key=lambda figure: (figure.part, figure.database)):
        table = Table("what", "obstacles", "measured", "goal", "", "beside", title=f"{part}, {database}")
        for row in rows:
            table.add_row(row.what, _size(row), _value(row), _goal(row), _met(row), _beside(row))
        console.print(table)


def _size(figure: Figure) -> str:
    return f"{figure.size:,}" if figure.size is not None else ""


def _value(figure: Figure) -> str:
    return number(figure.value) if figure.unit == "ratio" else f"{number(figure.value)} {figure.unit}"


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    return f"{'>=' if figure.more_is_better else '<='} {figure.goal:g}"


def _met(figure: Figure) -> str:
    return {None: "", True: "[green]yes[/green]", False: "[red]no[/red]"}[figure.met]


def _beside(figure: Figure) -> str:
    return ", ".join(f"{name} {number(value)}" for name, value in figure.beside.items())


def number(value: float) -> str:
    """Three digits that say something, whatever the size."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
