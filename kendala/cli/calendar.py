"""`kendala calendar`: the days off of a year, and the day on which working days end."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from kendala.cli.failing import spoken
from kendala.cli.opening import opened

if TYPE_CHECKING:
    from domain.almanac import Almanac
    from kendala.parts import Parts

#: So many working days at most are counted on: a year and more.
MOST = 250
Day = Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], metavar="DAY", help="As 2024-11-26.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="As it was known then: 2024-11-20, or 2024-11-20T14:05 (WITA).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]
calendar = typer.Typer(help="Working days and days off.", no_args_is_help=True)


@calendar.command("due")
def calendar_due(
    start: Day,
    n: Annotated[int, typer.Argument(min=0, max=MOST, metavar="N", help="Working days after that day.")],
    week: Annotated[int, typer.Option(min=5, max=6, help="Working days of the unit's week: 5 or 6.")] = 5,
    as_of: AsOf = None,
) -> None:
    """Print the N-th working day after DAY; the day itself for 0."""
    from domain.almanac.deciding import YEARS

    if start.year not in YEARS:
        raise typer.BadParameter(f"from {YEARS[0]} to {YEARS[-1]}", param_hint="DAY")
    with opened() as parts:
        typer.echo(_almanac(parts, as_of).workdays(week).add(start.date(), n).isoformat())


@calendar.command("list")
def calendar_list(
    year: Annotated[int, typer.Argument(metavar="YEAR", help="As 2024.")],
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the days off of a year: day, why, name, decree; an estimate is marked as one."""
    with opened() as parts:
        found = _almanac(parts, as_of).calendar.of_year(year)
    if as_json:
        typer.echo(json.dumps([asdict(off) for off in found], default=str))
        return
    from wording.dates import WEEKDAYS
    from wording.terms import word

    said_in = spoken()
    for off in found:
        estimate = f" ({said_in.gettext('perkiraan')})" if off.estimated else ""
        decree = f", {off.decree}" if off.decree else ""
        weekday = WEEKDAYS[said_in.code][off.day.weekday()]
        typer.echo(f"{off.day} {weekday:<10} {word(off.kind, said_in):<17} {off.name}{estimate}{decree}")


def _almanac(parts: "Parts", as_of: str | None) -> "Almanac":
    from wording.past import moment_of

    return parts.almanacs.at(moment_of(as_of, parts.clock())) if as_of else parts.almanacs.current()


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(calendar, name="calendar")
