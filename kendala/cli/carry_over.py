"""`kendala carry-over`: closing a year from the shell."""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kendala.cli.exchange import As, AsJson
from kendala.cli.failing import reason, spoken
from kendala.cli.opening import offices_of, opened

if TYPE_CHECKING:
    from uuid import UUID

    from domain.acting import Acting
    from domain.carry_over import Outcome
    from domain.obstacle import YearEndCommand
    from kendala.parts import Parts

carrying = typer.Typer(help="Close a year: carry over, resolve or give up what is open.", no_args_is_help=True)
Year = Annotated[int, typer.Argument(metavar="YEAR", help="The year that is closed, as 2024.", min=2015, max=2199)]


class How(StrEnum):
    """How a year ends for an obstacle; a test compares it with `domain.obstacle.Ending`."""

    CARRIED = "carried"
    RESOLVED = "resolved"
    UNACTIONABLE = "unactionable"


@carrying.command("show")
def show(year: Year, account: As, as_json: AsJson = False) -> None:
    """Say how the session stands and what is undecided, of what the account may see."""
    from projections.carry_over import decided, undecided

    with opened(caught_up=True) as parts, parts.reads.connect() as connection:
        acting = _office(parts, account)
        session = parts.carry_overs.session(year)
        page = undecided(connection, acting, year, limit=1000)
        done = decided(connection, acting, year, signed=session.signature is not None)
    figures: dict[str, Any] = {
        "year": year,
        "opened": session.opened_at.isoformat() if session.opened_at else None,
        "signed": session.signature.at.isoformat() if session.signature else None,
        "hash": session.signature.hash if session.signature else None,
        "undecided": {card.number: card.amount for card in page.items},
        "decided": {one.card.number: one.ending.value for one in done},
    }
    typer.echo(json.dumps(figures) if as_json else _in_lines(figures))


@carrying.command("open")
def open_session(year: Year, account: As) -> None:
    """Open the session; granted to Ekobang from 1 December."""
    from domain.tracker import Request

    with opened() as parts:
        parts.carry_overs.open(year, Request(acting=_office(parts, account), via="shell"))
    typer.echo(spoken().gettext("Sesi tutup tahun {year} dibuka.", year=str(year)))


@carrying.command("decide")
def decide(
    year: Year,
    obstacles: Annotated[list[str], typer.Argument(metavar="OBSTACLE...", help="Ids or numbers.")],
    account: As,
    ending: Annotated[How, typer.Option(help="How the year ends for them.")],
    why: Annotated[str, typer.Option("--reason", help="Why; for resolved the root cause.")],
    *,
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="For carried: a day of the new year.")
    ] = None,
    worked: Annotated[str, typer.Option(help="For resolved: what worked.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look and tell, store nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Decide alike on obstacles; those that cannot be are named (status 1), the others go through."""
    from domain.tracker import Request

    with opened(caught_up=True) as parts:
        acting = _office(parts, account)
        ids = _ids(parts, acting, obstacles)
        request = Request(acting=acting, via="shell")
        command = _command(ending, why, due, worked)
        outcome = parts.carry_overs.decide(year, list(ids), command, request, dry_run=dry_run)
    _tell(outcome, ids, as_json=as_json)
    raise typer.Exit(1 if outcome.refused else 0)


@carrying.command("sign")
def sign(year: Year, account: As) -> None:
    """Sign what was decided, and print the hash; granted to the leadership once nothing is undecided."""
    from domain.tracker import Request

    with opened(caught_up=True) as parts:
        parts.carry_overs.sign(year, Request(acting=_office(parts, account), via="shell"))
        signature = parts.carry_overs.session(year).signature
    typer.echo(f"{signature.snapshot.position} {signature.hash}" if signature else "")


@carrying.command("verify")
def verify(year: Year, as_json: AsJson = False) -> None:
    """Check the signed list: its hash, and whether the log still makes the same; status 1 where not."""
    with opened() as parts:
        found = parts.carry_overs.verify(year)
    if as_json:
        typer.echo(json.dumps({**asdict(found), "sound": found.sound}))
    else:
        typer.echo(f"signed {found.signed}\nfound  {found.found}\nsame as the log: {found.same_as_log}")
    raise typer.Exit(0 if found.sound else 1)


def _office(parts: "Parts", username: str) -> "Acting":
    """The office of the account whom the closing of a year concerns. Raises NotYourAct."""
    from domain.carry_over import READERS
    from domain.refusals import NotYourAct

    concerned = [office for office in offices_of(parts, username) if office.kind in READERS]
    if not concerned:
        raise NotYourAct("carry_over")
    return concerned[0]


def _ids(parts: "Parts", acting: "Acting", refs: Collection[str]) -> "dict[UUID, str]":
    """The obstacles that are meant. Raises NotFound."""
    from domain.refusals import NotFound
    from projections.obstacle import find

    found = {}
    with parts.reads.connect() as connection:
        for ref in refs:
            shown = find(connection, acting, ref)
            if shown is None:
                raise NotFound("obstacle", ref)
            found[shown.obstacle.id] = shown.number
    return found


def _command(ending: How, why: str, due: datetime | None, worked: str) -> "YearEndCommand":
    from domain.obstacle import CarryOver, CloseAtYearEnd, ResolveAtYearEnd
    from domain.refusals import Invalid
    from domain.text import Text

    if ending is How.RESOLVED:
        return ResolveAtYearEnd(root_cause=Text(why), what_worked=Text(worked))
    if ending is How.UNACTIONABLE:
        return CloseAtYearEnd(reason=Text(why))
    if due is None:
        raise Invalid(due=("required", {}))
    return CarryOver(due=due.date(), reason=Text(why))


def _tell(outcome: "Outcome", numbers: "dict[UUID, str]", *, as_json: bool) -> None:
    figures: dict[str, Any] = {
        "decided": [numbers[id_] for id_ in outcome.decided],
        "already": [numbers[id_] for id_ in outcome.already],
        "left": {numbers[id_]: reason(refusal) for id_, refusal in outcome.refused.items()},
    }
    typer.echo(json.dumps(figures) if as_json else _in_lines(figures))


def _in_lines(figures: dict[str, Any]) -> str:
    """Each figure on a line, what it lists below it."""
    lines = []
    for name, value in figures.items():
        several = isinstance(value, list | dict)
        lines.append(f"{name:<10} {len(value) if several else '-' if value is None else value}")
        rows = value.items() if isinstance(value, dict) else ((one,) for one in value) if several else ()
        lines += ["  " + " ".join("-" if part is None else str(part) for part in row) for row in rows]
    return "\n".join(lines)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(carrying, name="carry-over")
