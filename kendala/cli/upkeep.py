"""`kendala migrate`, `demo`, `status`, `verify`, `rebuild`, `redact`: the chores of whoever runs Kendala."""

import json
from dataclasses import asdict
from functools import partial
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from domain.acting import SYSTEM
from domain.refusals import NotFound
from kendala.migrating import migrate as migrate_all
from kendala.parts import Parts, parts_of
from kendala.readiness import readiness
from kendala.rebuilding import rebuild as rebuild_one
from kendala.redacting import redact as redact_text
from kendala.seeding import seed
from kendala.settings import Settings
from kendala.store.verify import verify as verify_log
from projections.obstacle import find
from projections.registry import PROJECTIONS

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]


def migrate() -> None:
    """Make or update all tables, and register the agencies, desks and causes of the seed that are missing."""
    settings = Settings.from_environment()
    migrate_all(settings)
    with parts_of(settings) as parts:
        seed(parts.log, parts.clock)


def demo() -> None:
    """Fill an empty data folder with demo data and show the demo accounts."""
    from kendala.demo import prepare_demo

    prepare_demo(Settings.from_environment())


def status(as_json: AsJson = False) -> None:
    """Say how the log and the read models are; status 1 where they do not work."""
    with parts_of(Settings.from_environment()) as parts:
        found = readiness(parts)
    if as_json:
        typer.echo(json.dumps(asdict(found)))
    else:
        for name, value in asdict(found).items():
            typer.echo(f"{name:<10} {value}")
    raise typer.Exit(0 if found.ready else 1)


def verify(as_json: AsJson = False) -> None:
    """Check numbers, versions, positions, texts and keys of the whole log; status 1 where something is wrong."""
    with parts_of(Settings.from_environment()) as parts, _progress() as progress:
        task = progress.add_task("verify", total=parts.log.head())
        findings = list(verify_log(parts.log, partial(_reached, progress, task)))
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in findings], default=str))
    else:
        for one in findings:
            typer.echo(
                f"{one.kind}: stream {one.originator_id}, version {one.version}, position {one.position}: "
                f"expected {one.expected}, found {one.found}"
            )
        typer.echo(f"{len(findings)} findings" if findings else "the log is sound")
    raise typer.Exit(1 if findings else 0)


def rebuild(
    name: Annotated[str, typer.Argument(help=f"A read model: {', '.join(PROJECTIONS)}; or all.")] = "all",
) -> None:
    """Make a read model anew beside the one that is shown, then put it in its place; works while serving."""
    names = list(PROJECTIONS) if name == "all" else [name]
    if not set(names) <= set(PROJECTIONS):
        raise NotFound("projection", name)
    with parts_of(Settings.from_environment()) as parts, _progress() as progress:
        for one in names:
            task = progress.add_task(one, total=parts.log.head())
            rebuild_one(parts, one, partial(_reached, progress, task))


def redact(
    obstacle: Annotated[str, typer.Argument(help="Id or number of the obstacle.")],
    version: Annotated[int, typer.Argument(help="Version of the event that holds the text.")],
    path: Annotated[str, typer.Argument(help="The text in it, as record.description, record.whys.0 or reason.")],
    reason: Annotated[str, typer.Option(help="Why it is removed; it is recorded.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a text from the log for ever; its hash stays, so that the log still verifies."""
    with parts_of(Settings.from_environment()) as parts:
        id_ = _obstacle(parts, obstacle)
        if not yes:
            typer.confirm(f"Remove {path} of version {version} of {obstacle} for ever?", abort=True)
        events = redact_text(parts, id_, version, path, reason)
    for event in events:
        typer.echo(f"{obstacle} {event.version} {event.path}")


def _obstacle(parts: Parts, ref: str) -> UUID:
    """An obstacle by its id or number."""
    with parts.reads.connect() as connection:
        shown = find(connection, SYSTEM, ref)
    if shown is None:
        raise NotFound("obstacle", ref)
    return shown.obstacle.id


def _reached(progress: Progress, task: TaskID, position: int) -> None:
    progress.update(task, completed=position)


def _progress() -> Progress:
    return Progress(console=Console(stderr=True), transient=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (migrate, demo, status, verify, rebuild, redact):
        app.command()(command)
