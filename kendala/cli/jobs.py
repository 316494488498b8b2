"""`kendala jobs`: the schedule, and doing a job now."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from kendala.cli.failing import spoken
from kendala.cli.opening import opened
from kendala.settings import Settings

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]
jobs = typer.Typer(help="The jobs that the leading worker does by itself.", no_args_is_help=True)


@jobs.command("list")
def jobs_list(as_json: AsJson = False) -> None:
    """List the jobs: when each runs next, when it ran last, how long that took and what it did."""
    from rich.console import Console
    from rich.table import Table

    from wording.dates import short_moment
    from wording.jobs import took, what_it_did

    with opened() as parts:
        found = parts.timetable.jobs()
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in found], default=str))
        return
    said_in, table = spoken(), Table("job", "next", "last", "took", "did", box=None)
    for one in found:
        ran = (short_moment(one.last.started, said_in), took(one.last, said_in)) if one.last else ("", "")
        did = what_it_did(one.last, said_in) if one.last else ""
        table.add_row(one.name, short_moment(one.next, said_in), *ran, did)
    Console().print(table)


@jobs.command("run")
def jobs_run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A job, as `kendala jobs list` names it.")],
    as_json: AsJson = False,
) -> None:
    """Do a job now and say what it did; status 1 where it failed. It may run beside a worker that does the same."""
    from kendala.logs import set_up_logs
    from wording.jobs import what_it_did

    set_up_logs(Settings.from_environment())
    with opened(caught_up=True) as parts:
        ran = parts.timetable.run(name)
    typer.echo(json.dumps(asdict(ran), default=str) if as_json else what_it_did(ran, spoken()))
    raise typer.Exit(1 if ran.trouble else 0)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(jobs, name="jobs")
