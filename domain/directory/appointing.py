"""Who holds an office: appointing for some days, with a standing and a letter, and ending it."""

from dataclasses import dataclass, replace
from datetime import date

from domain.acting import Standing
from domain.directory.deciding import Command, Occasion, outcome, refuse_if
from domain.directory.finding import office_of
from domain.directory.offices import HolderAppointed, HolderEnded, Office
from domain.directory.streams import OFFICES
from domain.refusals import NotFound, Refused


@dataclass(frozen=True, kw_only=True)
class AppointHolder(Command):
    """Let an account hold the office `code` from a day on, to the last day given (included) or until ended."""

    ACT = "appoint_holder"
    STREAM = OFFICES

    account: str
    person: str
    from_on: date
    until_on: date | None = None
    standing: Standing = Standing.DEFINITIVE
    letter: str | None = None


@dataclass(frozen=True, kw_only=True)
class EndHolder(Command):
    """Let the account hold the office `code` no more from the day `on`; with today's day it ends at once."""

    ACT = "end_holder"
    STREAM = OFFICES

    account: str
    on: date


@dataclass(frozen=True, kw_only=True)
class HandOver(AppointHolder):
    """Let an account take the office over from `previous`, who holds it no more from the successor's first day."""

    ACT = "hand_over"

    previous: str


def _already(office: Office, command: AppointHolder) -> bool:
    """Whether the account holds the office on any of the days asked for."""
    last = command.until_on or date.max
    return any(
        tenure.account == command.account
        and max(tenure.from_on, command.from_on) <= min(tenure.until_on or date.max, last)
        for tenure in office.tenures
    )


@outcome.register(AppointHolder)
def _appoint(command: AppointHolder, occasion: Occasion) -> tuple[HolderAppointed]:
    office = office_of(command, occasion)
    backwards = command.until_on is not None and command.until_on < command.from_on
    refuse_if(
        {
            "code": ("retired_office", {"code": command.code}) if office.retired else None,
            "until_on": ("before_from", {}) if backwards else None,
        }
    )
    if _already(office, command):
        raise Refused("already_holds", office=command.code)
    return (
        HolderAppointed(
            **occasion.stamp(command),
            account=command.account,
            person=command.person,
            standing=command.standing,
            letter=(command.letter or "").strip() or None,
            from_on=command.from_on,
            until_on=command.until_on,
        ),
    )


@outcome.register(EndHolder)
def _end(command: EndHolder, occasion: Occasion) -> tuple[HolderEnded]:
    office = office_of(command, occasion)
    if (command.account, command.code) == (occasion.by.account, occasion.by.office):
        raise Refused("own_office")
    if not any(t.account == command.account and t.reaches(command.on) for t in office.tenures):
        raise NotFound("holder", command.account)
    return (HolderEnded(**occasion.stamp(command), account=command.account, on=command.on),)


@outcome.register(HandOver)
def _hand_over(command: HandOver, occasion: Occasion) -> tuple[HolderEnded, HolderAppointed]:
    (ended,) = _end(EndHolder(code=command.code, account=command.previous, on=command.from_on), occasion)
    (appointed,) = _appoint(command, replace(occasion, directory=occasion.directory.after(ended)))
    return ended, appointed
