"""What the pages get of the parts."""

from typing import TypedDict

from domain.accounts import Door, Languages, Names, OwnSessions, OwnTokens
from domain.administration import AccountKeeping, Entering
from domain.held_forms import HeldForms
from domain.hints import Hints
from domain.organisation import Organisation
from domain.pacing import Pacing
from domain.signing_on import OtherServer, OwnPasskeys, OwnSecondFactor, PasskeyDoor, SecondStep
from kendala.access.entrance import Entrance
from kendala.access.keeping import Keeping
from kendala.exchange.exporting import write
from kendala.exchange.tabling import write_table
from kendala.exchange.uploaded import UploadedImports
from kendala.parts import Parts
from kendala.serving.edges import limits
from web import Deps
from web.dependencies import Export, Table


class Doors(TypedDict):
    """Who comes in, and what is one's own there."""

    door: Door
    sessions: OwnSessions
    tokens: OwnTokens
    second_step: SecondStep
    passkey_door: PasskeyDoor
    passkeys: OwnPasskeys
    other_server: OtherServer
    held: HeldForms
    pacing: Pacing
    second_factor: OwnSecondFactor
    languages: Languages
    names: Names
    keeping: AccountKeeping
    entering: Entering
    organisation: Organisation
    hints: Hints


class Writers(TypedDict):
    """What writes files for people."""

    export: Export
    table: Table


_WRITERS = Writers(export=write, table=write_table)


def _doors(parts: Parts) -> Doors:
    return Doors(
        door=parts.door,
        sessions=parts.access.sessions,
        tokens=parts.access.tokens,
        second_step=parts.door,
        passkey_door=parts.door,
        passkeys=parts.access.passkeys,
        other_server=Entrance(parts.access.sso, parts.door.admit, parts.clock),
        held=parts.access.held,
        pacing=parts.access.paces,
        second_factor=parts.access.second_steps,
        languages=parts.access.accounts,
        names=parts.access.people,
        hints=parts.access.hints,
        keeping=_keeping(parts),
        entering=parts.access.links,
        organisation=parts.access.organisation,
    )


def _keeping(parts: Parts) -> Keeping:
    return Keeping(
        engine=parts.access_engine,
        clock=parts.clock,
        accounts=parts.access.accounts,
        people=parts.access.people,
        sessions=parts.access.sessions,
        links=parts.access.links,
        factors=parts.access.second_factors,
        bindings=parts.access.bindings,
        enrolment=parts.enrolment,
    )


def web_deps(parts: Parts) -> Deps:
    """The pages' share of the program."""
    return Deps(
        tracker=parts.tracker,
        registrar=parts.registrar,
        almanac=parts.keeper,
        bulks=parts.bulks,
        carry_overs=parts.carry_overs,
        rehearser=parts.rehearsals,
        reads=parts.reads,
        **_doors(parts),
        files=parts.files,
        importing=UploadedImports(parts),
        drafts=parts.access.drafts,
        live=parts.live,
        timetable=parts.timetable,
        backups=parts.backups,
        webhooks=parts.hooks.kept,
        views=parts.access.views,
        reminders=parts.reminders,
        **_WRITERS,
        clock=parts.clock,
        cookie_secure=parts.settings.cookie_secure,
        moved=bool(parts.settings.moved),
        **limits(parts),
    )
