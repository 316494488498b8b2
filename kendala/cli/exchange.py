"""`kendala import`, `kendala export`: the official form as a file."""

import json
from pathlib import Path
from typing import Annotated

import typer

from domain.acting import AGENCY, EKOBANG, Acting
from domain.obstacle import WITA
from domain.refusals import Invalid, NotYourAct, Refused
from kendala.catching_up import catch_up
from kendala.cli.accounts import found
from kendala.cli.failing import spoken
from kendala.exchange.exporting import write
from kendala.exchange.importing import Imported, Plan, carry_out, plan
from kendala.exchange.sheets import rows_of
from kendala.parts import Parts, parts_of
from kendala.settings import Settings
from projections.obstacle import every
from wording.faults import field_faults
from wording.refusals import sentence

File = Annotated[Path, typer.Argument(help="XLSX, XLS, ODS or CSV; the export writes CSV or XLSX.")]
As = Annotated[str, typer.Option("--as", metavar="ACCOUNT", help="The account whose office acts.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]

importing = typer.Typer(help="Bring in obstacles from a file.", no_args_is_help=True)
exporting = typer.Typer(help="Write obstacles to a file.", no_args_is_help=True)


def office_of(parts: Parts, username: str, *, raising: bool) -> Acting:
    """The office in which the account acts here: for an import one that may raise, Ekobang's first."""
    today = parts.clock().astimezone(WITA).date()
    offices = parts.directories.current().offices_of(found(parts, username).id, today)
    wanted = (
        [o for o in offices if o.kind in EKOBANG] + [o for o in offices if o.kind in AGENCY] if raising else offices
    )
    if not wanted:
        raise NotYourAct("raise" if raising else "see")
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
    with parts_of(Settings.from_environment()) as parts:
        catch_up(parts)
        planned = plan(parts, office_of(parts, account, raising=True), rows_of(file), take_near=take_near)
        store = bool(planned.events) and not planned.bad and not dry_run
        imported = carry_out(parts, planned) if store else None
        if imported is not None:
            catch_up(parts)
    if as_json:
        typer.echo(json.dumps(_figures(planned, imported)))
    else:
        _tell(planned, imported)
    raise typer.Exit(1 if planned.bad else 0)


@exporting.command("obstacles")
def export_obstacles(file: File, account: As) -> None:
    """Write every obstacle that the account may see."""
    with parts_of(Settings.from_environment()) as parts, parts.reads.connect() as connection:
        acting = office_of(parts, account, raising=False)
        count = write(file, every(connection, acting), parts.directories.current())
    typer.echo(f"{file}: {count}")


def _reason(refusal: Refused) -> str:
    said_in = spoken()
    if isinstance(refusal, Invalid):
        return "; ".join(f"{fault.label}: {fault.sentence}" for fault in field_faults(refusal, said_in))
    return sentence(refusal, said_in)


def _figures(planned: Plan, imported: Imported | None) -> dict[str, object]:
    return {
        "new": len(planned.events),
        "same": [{"line": one.line, "ref": one.ref} for one in planned.same],
        "near": [{"line": one.line, "ref": one.ref} for one in planned.near],
        "bad": [{"line": one.line, "reason": _reason(one.refusal)} for one in planned.bad],
        "import": str(imported.correlation) if imported else None,
    }


def _tell(planned: Plan, imported: Imported | None) -> None:
    _ = spoken().gettext
    for bad in planned.bad:
        typer.echo(_("Baris {line}: {reason}").format(line=bad.line, reason=_reason(bad.refusal)), err=True)
    for near in planned.near:
        typer.echo(_("Baris {line} mirip dengan {ref}, tidak diambil.").format(line=near.line, ref=near.ref))
    typer.echo(_("{n} baris sudah ada.").format(n=len(planned.same)))
    if imported is not None:
        typer.echo(_("{n} kendala masuk. Impor: {id}").format(n=len(planned.events), id=imported.correlation))
    else:
        typer.echo(_("{n} kendala baru, tidak ada yang disimpan.").format(n=len(planned.events)))


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(importing, name="import")
    app.add_typer(exporting, name="export")
