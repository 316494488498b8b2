"""`kendala account`, `kendala office`, `kendala token`: who may come in, and in which office."""

import json
import os
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from domain.acting import OfficeKind, Standing
from domain.administration import SHELL, AccessAct
from domain.scopes import WRITE
from kendala.cli.opening import found, opened

Office = Annotated[OfficeKind, typer.Option("--office", help="Kind of office.")]
Agency = Annotated[str | None, typer.Option(help="Code of the agency, for operator and agency_head.")]
Desk = Annotated[str | None, typer.Option(help="Code of the desk, for desk.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for a program.")]
Name = Annotated[str, typer.Argument(metavar="ACCOUNT", help="User name.")]
Day = datetime | None
DAY = ["%Y-%m-%d"]

account = typer.Typer(help="Accounts.", no_args_is_help=True)
office = typer.Typer(help="Offices and who holds them.", no_args_is_help=True)
token = typer.Typer(help="Bearer tokens for programs.", no_args_is_help=True)


@account.command("add")
def account_add(
    username: Annotated[str, typer.Argument(metavar="NAME", help="User name.")],
    kind: Office,
    *,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Read it from standard input.")] = False,
    agency: Agency = None,
    desk: Desk = None,
    person: Annotated[str | None, typer.Option("--person", help="Name of the person, kept outside the log.")] = None,
    data: Annotated[Path | None, typer.Option(help="Data folder; KENDALA_DATA without it.")] = None,
) -> None:
    """Make an account that holds an office from today; asks for the password where it is not given."""
    from kendala.access.enrolling import Seat

    if data is not None:
        os.environ["KENDALA_DATA"] = str(data)
    password = _first_line() if password_stdin else typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    with opened() as parts:
        parts.enrolment.enrol(username, password, Seat(kind=kind, agency=agency, desk=desk), name=person)
    typer.echo(username)


@account.command("list")
def account_list(as_json: AsJson = False) -> None:
    """List the accounts with the offices that they hold today."""
    from rich.console import Console
    from rich.table import Table

    from domain.obstacle import WITA

    with opened() as parts:
        directory, today = parts.directories.current(), parts.clock().astimezone(WITA).date()
        rows = [
            (one.username, one.disabled_at is not None, [held.office for held in directory.offices_of(one.id, today)])
            for one in parts.access.accounts.list()
        ]
    if as_json:
        typer.echo(json.dumps([dict(zip(("username", "disabled", "offices"), row, strict=True)) for row in rows]))
        return
    table = Table("account", "disabled", "offices")
    for username, disabled, offices in rows:
        table.add_row(username, "yes" if disabled else "", ", ".join(offices))
    Console().print(table)


@account.command("disable")
def account_disable(username: Name) -> None:
    """Shut an account at once; its sessions and tokens end."""
    from kendala.access.trail import note

    with opened() as parts:
        account_id = found(parts, username).id
        parts.access.accounts.disable(account_id, note(AccessAct.DISABLED, account_id, SHELL, parts.clock()))


@account.command("drop-second-factor")
def account_drop_second_factor(
    username: Name, reason: Annotated[str, typer.Option(help="Why, for the trail of accounts.")] = ""
) -> None:
    """Take away a second factor whose phone and codes are lost. First make sure who is asking, by other means."""
    with opened() as parts:
        parts.access.second_factors.reset(found(parts, username).id, SHELL, reason)


@account.command("drop-passkeys")
def account_drop_passkeys(username: Name) -> None:
    """Take away all passkeys of an account, as after a device was stolen; prints how many."""
    with opened() as parts:
        typer.echo(parts.access.passkeys.drop_all(found(parts, username).id))


@office.command("appoint")
def office_appoint(
    username: Name,
    kind: Office,
    *,
    agency: Agency = None,
    desk: Desk = None,
    standing: Annotated[Standing, typer.Option(help="How the office is held.")] = Standing.DEFINITIVE,
    letter: Annotated[str | None, typer.Option(help="Number of the letter of appointment.")] = None,
    start: Annotated[Day, typer.Option("--from", formats=DAY, help="First day; today without it.")] = None,
    until: Annotated[Day, typer.Option("--until", formats=DAY, help="Last day, where it is known.")] = None,
) -> None:
    """Let an account hold an office; prints the office's id."""
    from kendala.access.enrolling import Seat, Tenancy

    seat = Seat(kind=kind, agency=agency, desk=desk)
    tenancy = Tenancy(from_on=_day(start), until_on=_day(until), standing=standing, letter=letter)
    with opened() as parts:
        parts.enrolment.appoint(username, seat, tenancy)
    typer.echo(seat.office)


@office.command("end")
def office_end(
    username: Name,
    office_id: Annotated[str, typer.Argument(metavar="OFFICE", help="Id of the office, as `account list` shows it.")],
    on: Annotated[Day, typer.Option("--on", formats=DAY, help="First day without it; today if left out.")] = None,
) -> None:
    """Let an account hold an office no more."""
    with opened() as parts:
        parts.enrolment.end(username, office_id, _day(on))


@token.command("create")
def token_create(
    username: Name,
    name: Annotated[str, typer.Option(help="What the token is for.")] = "shell",
    scope: Annotated[
        list[str] | None, typer.Option(help="read, write (the default), or one such as obstacles:read; repeatable.")
    ] = None,
    days: Annotated[
        int | None, typer.Option(min=1, max=3_660, help="How long it is good; for ever without it.")
    ] = None,
) -> None:
    """Make a bearer token and print it, this one time and nothing else."""
    with opened() as parts:
        until = parts.clock() + timedelta(days=days) if days else None
        scopes = frozenset(scope or [WRITE])
        typer.echo(parts.access.tokens.create(found(parts, username).id, name, until, scopes=scopes, by=SHELL))


@token.command("revoke")
def token_revoke(plain: Annotated[str, typer.Argument(metavar="TOKEN", help="The token, or - to read it.")]) -> None:
    """End a token."""
    given = _first_line() if plain == "-" else plain
    with opened() as parts:
        parts.access.tokens.revoke_plain(given)


def _first_line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(account, name="account")
    app.add_typer(office, name="office")
    app.add_typer(token, name="token")
