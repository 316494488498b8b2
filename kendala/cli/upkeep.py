"""`kendala migrate`, `demo`, `status`, `verify`, `rebuild`, `redact`: the chores of whoever runs Kendala."""

import json
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from kendala.cli.opening import opened
from kendala.cli.progress import progress_of
from kendala.cli.serving import Moment, settings_with
from kendala.settings import Settings

if TYPE_CHECKING:
    from kendala.parts import Parts

#: The read models, said here so that the help needs no database; a test compares them with the registry.
MODELS = (
    *("board", "obstacle", "timeline", "desk_queue", "review", "search", "counts", "ledger"),
    *("moments", "history", "carry_over", "bulk", "clocks"),
)
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]


def migrate() -> None:
    """Make or update all tables, register what the seed has and the data have not, rebuild outdated read models."""
    from kendala.preparing import prepare

    with progress_of() as told:
        prepare(Settings.from_environment(), told)


def demo(now: Moment = None) -> None:
    """Fill an empty data folder with demo data, told up to now, and show the demo accounts."""
    from kendala.demo import prepare_demo

    prepare_demo(settings_with(None, None, now))


def status(as_json: AsJson = False) -> None:
    """Say how the log and the read models are; status 1 where they do not work."""
    from kendala.readiness import readiness

    with opened() as parts:
        found = readiness(parts)
    if as_json:
        typer.echo(json.dumps(asdict(found)))
    else:
        for name, value in asdict(found).items():
            typer.echo(f"{name:<10} {_said(value)}")
    raise typer.Exit(0 if found.ready else 1)


def verify(as_json: AsJson = False) -> None:
    """Check numbers, versions, positions, texts and keys of the whole log; status 1 where something is wrong."""
    from kendala.store.verify import verify as verify_log

    with opened() as parts, progress_of() as told:
        findings = list(verify_log(parts.log, partial(told, "verify", parts.log.head())))
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


def fingerprint(
    upto: Annotated[int | None, typer.Option(help="Position up to which; the head of the log without it.")] = None,
) -> None:
    """Print a position and the hash of the log up to it: kept elsewhere, it shows whether the past was changed."""
    from kendala.store.fingerprint import fingerprint as fingerprint_of

    with opened() as parts:
        position = parts.log.head() if upto is None else upto
        typer.echo(f"{position} {fingerprint_of(parts.log, position)}")


def rebuild(
    name: Annotated[str, typer.Argument(help=f"A read model: {', '.join(MODELS)}; or all.")] = "all",
) -> None:
    """Make a read model anew beside the one that is shown, then put it in its place; works while serving."""
    from domain.refusals import NotFound
    from kendala.rebuilding import rebuild as rebuild_one

    names = MODELS if name == "all" else (name,)
    if not set(names) <= set(MODELS):
        raise NotFound("projection", name)
    with opened() as parts, progress_of() as told:
        for one in names:
            rebuild_one(parts, one, partial(told, one, parts.log.head()))


def redact(
    obstacle: Annotated[str, typer.Argument(help="Id or number of the obstacle.")],
    version: Annotated[int, typer.Argument(help="Version of the event that holds the text.")],
    path: Annotated[str, typer.Argument(help="The text in it, as record.description, record.whys.0 or reason.")],
    reason: Annotated[str, typer.Option(help="Why it is removed; it is recorded.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a text from the log for ever; its hash stays, so that the log still verifies."""
    from kendala.catching_up import catch_up
    from kendala.engines import empty_journal
    from kendala.redacting import redact as redact_text

    with opened(caught_up=True) as parts:
        id_ = _obstacle(parts, obstacle)
        if not yes:
            typer.confirm(f"Remove {path} of version {version} of {obstacle} for ever?", abort=True)
        events = redact_text(parts, id_, version, path, reason)
        catch_up(parts)
        empty_journal(parts.read_engine)
    for event in events:
        typer.echo(f"{obstacle} {event.version} {event.path}")


def _obstacle(parts: "Parts", ref: str) -> UUID:
    """An obstacle by its id or number."""
    from domain.acting import SYSTEM
    from domain.refusals import NotFound
    from projections.obstacle import find

    with parts.reads.connect() as connection:
        shown = find(connection, SYSTEM, ref)
    if shown is None:
        raise NotFound("obstacle", ref)
    return shown.obstacle.id


def _said(value: object) -> str:
    """A value for a person: nothing for what there is none of."""
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (migrate, demo, status, verify, fingerprint, rebuild, redact):
        app.command()(command)
