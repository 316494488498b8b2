"""`kendala import`, `kendala export`: the official form as a file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kendala.cli.failing import reason, spoken
from kendala.cli.opening import offices_of, opened

if TYPE_CHECKING:
    from domain.acting import Acting
    from domain.importing import Imported, Plan
    from kendala.parts import Parts

File = Annotated[Path, typer.Argument(help="XLSX, XLS, ODS or CSV; the export writes CSV or XLSX.")]
As = Annotated[str, typer.Option("--as", metavar="ACCOUNT", help="The account whose office acts.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]

importing = typer.Typer(help="Bring in obstacles from a file.", no_args_is_help=True)
exporting = typer.Typer(help="Write obstacles to a file.", no_args_is_help=True)


def office_of(parts: "Parts", username: str, *, raising: bool) -> "Acting":
    """The office in which the account acts here: for an import one that may raise, Ekobang's first."""
    from domain.acting import AGENCY, EKOBANG
    from domain.refusals import NotYourAct

    offices = offices_of(parts, username)
    if not raising:
        return offices[0]
    wanted = [o for o in offices if o.kind in EKOBANG] + [o for o in offices if o.kind in AGENCY]
    if not wanted:
        raise NotYourAct("raise")
    return wanted[0]


@importing.command("obstacles")
def import_obstacles(
    file: File,
    account: As,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look and tell, store nothing.")] = False,
    take_near: Annotated[bool, typer.Option("--take-near", help="Also take lines that are nearly known.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring in the official three-column form: all new lines or, if one is bad, none (status 1)."""
    from kendala.exchange.importing import ALL, bring_in
    from kendala.exchange.sheets import rows_of

    with opened() as parts:
        acting = office_of(parts, account, raising=True)
        planned, imported = bring_in(parts, acting, rows_of(file), take=ALL if take_near else (), dry_run=dry_run)
    if as_json:
        typer.echo(json.dumps(_figures(planned, imported)))
    else:
        _tell(planned, imported)
    raise typer.Exit(1 if planned.bad else 0)


@exporting.command("obstacles")
def export_obstacles(file: File, account: As) -> None:
    """Write every obstacle that the account may see."""
    from kendala.exchange.exporting import write
    from projections.obstacle import every

    with opened(caught_up=True) as parts, parts.reads.connect() as connection:
        acting = office_of(parts, account, raising=False)
        count = write(file, every(connection, acting), parts.directories.current())
    typer.echo(f"{file}: {count}")


def _figures(planned: "Plan", imported: "Imported | None") -> dict[str, object]:
    return {
        "new": len(planned.events),
        "same": [{"line": one.line, "ref": one.ref} for one in planned.same],
        "near": [{"line": one.line, "ref": one.ref} for one in planned.near],
        "bad": [{"line": one.line, "reason": reason(one.refusal)} for one in planned.bad],
        "import": str(imported.correlation) if imported else None,
    }


def _tell(planned: "Plan", imported: "Imported | None") -> None:
    _ = spoken().gettext
    for bad in planned.bad:
        typer.echo(_("Baris {line}: {reason}", line=bad.line, reason=reason(bad.refusal)), err=True)
    for near in planned.near:
        typer.echo(_("Baris {line} mirip dengan {ref}, tidak diambil.", line=near.line, ref=near.ref))
    typer.echo(_("{n} baris sudah ada.", n=len(planned.same)))
    if imported is not None:
        typer.echo(_("{n} kendala masuk. Impor: {id}", n=len(planned.events), id=imported.correlation))
    else:
        typer.echo(_("{n} kendala baru, tidak ada yang disimpan.", n=len(planned.events)))


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(importing, name="import")
    app.add_typer(exporting, name="export")
