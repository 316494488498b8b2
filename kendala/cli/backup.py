"""`kendala backup`, `kendala restore`: everything in one folder, and back."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kendala.cli.failing import spoken
from kendala.cli.opening import opened
from kendala.cli.progress import progress_of
from kendala.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kendala.backup.checking import Fault

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]
Place = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where backups lie, each in a folder of its own.")]


def backup(
    folder: Place,
    check: Annotated[bool, typer.Option("--check", help="Look through the last backup there; make none.")] = False,
    keep: Annotated[int | None, typer.Option(min=1, help="Then remove all but the last ones there.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a backup while the program serves and look through it; status 1 where something is wrong with it."""
    from kendala.backup.keeping import prune
    from wording.backups import what_was_made

    if check:
        _check(folder, as_json)
        return
    with opened() as parts:
        made = parts.backups.make(folder)
    if keep is not None:
        prune(folder, keep)
    typer.echo(json.dumps(asdict(made), default=str) if as_json else what_was_made(made, spoken()))
    raise typer.Exit(0 if made.is_sound else 1)


def restore(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A backup, or where backups lie: the last one.")],
) -> None:
    """Fill an empty place from a backup, verify the log and make the read models."""
    from kendala.backup.keeping import chosen
    from kendala.backup.restoring import restore as put_back
    from kendala.backup.sealed import is_key_missing
    from kendala.backup.verifying import compared
    from kendala.catching_up import catch_up
    from kendala.preparing import prepare
    from wording.backups import key_is_missing, what_was_restored

    settings, backup_ = Settings.from_environment(), chosen(folder)
    with progress_of() as told:
        found = put_back(settings, backup_, told)
        with opened() as parts:
            troubles = compared(parts.log, found)
        if not troubles:
            prepare(settings, told)
            with opened() as parts:
                catch_up(parts)
                if is_key_missing(settings, parts.access_engine):
                    typer.echo(key_is_missing(str(settings.data), spoken()), err=True)
    typer.echo("\n".join(troubles) or what_was_restored(backup_.name, found.events, found.files, spoken()))
    raise typer.Exit(1 if troubles else 0)


def _check(folder: Path, as_json: bool) -> None:
    from kendala.backup.checking import check as look
    from kendala.backup.keeping import chosen
    from wording.backups import what_was_found

    backup_ = chosen(folder)
    found, faults = look(backup_)
    _remember(backup_, faults)
    if as_json:
        said = {"backup": str(backup_), "missing": found.missing, "faults": [asdict(fault) for fault in faults]}
        typer.echo(json.dumps(said))
    else:
        wrong = [*((fault.kind.value, fault.what) for fault in faults), *(("missing", one) for one in found.missing)]
        typer.echo(what_was_found(backup_.name, found.made_at, wrong, spoken()))
    raise typer.Exit(1 if faults or found.missing else 0)


def _remember(backup_: Path, faults: "Sequence[Fault]") -> None:
    """Note the check where this is the installation that made the backup; a check needs none."""
    from kendala.store.errors import StoreError

    try:
        with opened() as parts:
            parts.backups.note(backup_, tuple(faults))
    except StoreError:
        return


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(backup)
    app.command()(restore)
