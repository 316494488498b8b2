"""`kendala rehearse`: what rules would have done over a stretch of days, beside what was done."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kendala.cli.failing import spoken
from kendala.cli.opening import opened

if TYPE_CHECKING:
    from domain.clocks.rehearsed import Figures, Rehearsed

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]
DAY = ["%Y-%m-%d"]


def rehearse(
    version: Annotated[int, typer.Argument(help="The version of the rules, switched on or not.")],
    year: Annotated[
        int | None, typer.Option(min=2010, max=2059, help="The present year without it, up to today.")
    ] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=DAY, help="The first day; 1 January without it.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=DAY, help="The last day; 31 December without it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Play a year again and say, day by day, what these rules would have done. Nothing is written."""
    from domain.clocks.rehearsed import stretch
    from domain.obstacle import WITA

    with opened(caught_up=True) as parts, _unfit_days():
        today = parts.clock().astimezone(WITA).date()
        begin, end = stretch(year or (first or today).year, today)
        found = parts.rehearsals.rehearse(version, first.date() if first else begin, last.date() if last else end)
    assert found is not None, "without a limit there is an answer"  # noqa: S101 - only mypy needs it: None means that a limit was exceeded
    if as_json:
        typer.echo(json.dumps(_plain(found)))
    else:
        _print(found)


@contextmanager
def _unfit_days() -> Iterator[None]:
    """Days that cannot be rehearsed are refused by what they are called here."""
    from domain.refusals import Invalid
    from wording.faults import field_faults

    try:
        yield
    except Invalid as refusal:
        for fault in field_faults(refusal, spoken(), act="rehearse_rules"):
            typer.echo(f"kendala: {fault.label}: {fault.sentence}", err=True)
        raise typer.Exit(1) from None


def _plain(found: "Rehearsed") -> dict[str, Any]:
    from domain.clocks.rehearsed import figures

    return {
        "version": found.version,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "position": found.position,
        "would": asdict(figures(found.would)),
        "did": asdict(figures(found.did)),
        "days": [
            {"day": day.day.isoformat(), "would": asdict(figures(day.would)), "did": asdict(figures(day.did))}
            for day in found.days
            if day
        ],
    }


def _print(found: "Rehearsed") -> None:
    from rich.console import Console
    from rich.table import Table

    from domain.clocks.rehearsed import figures

    table = Table("day", "would flag", "clear", "up", "told", "did flag", "clear", "up", box=None)
    for day in found.days:
        if day:
            table.add_row(day.day.isoformat(), *_cells(figures(day.would)), *_cells(figures(day.did), told=False))
    table.add_row("total", *_cells(figures(found.would)), *_cells(figures(found.did), told=False), style="bold")
    Console().print(table)


def _cells(figures: "Figures", *, told: bool = True) -> list[str]:
    cells = [str(figures.flagged), str(figures.cleared), str(figures.escalated)]
    return [*cells, ", ".join(f"{office} {n}" for office, n in figures.told.items())] if told else cells


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(rehearse)
