"""Amending the record of an obstacle."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import Fault, explained, known, record_faults, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.record import Amendment, Record
from domain.obstacle.state import Obstacle, evolve
from domain.obstacle.vocabulary import State

BY_ITS_OWN_ACT = frozenset({State.ACCEPTED, State.ASSISTED, State.STATED_DONE})
CANNOT_BE_EMPTY = ("fiscal_year", "cause", "stage", "locus", "title", "description", "effect", "happened_on")


@stored_as("obstacle.record_amended.v1")
@dataclass(frozen=True, kw_only=True)
class RecordAmended(Event):
    """Fields of the record got new values."""

    SIGN_OF_LIFE = True
    amendment: Amendment


@dataclass(frozen=True, kw_only=True)
class Amend(Command):
    """Set the fields that the amendment names; fields that already hold the value are left out of the event."""

    ACT = "amend"
    amendment: Amendment


@evolve.register
def _(event: RecordAmended, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, record=amended(obstacle.record, event.amendment))


def amended(record: Record, amendment: Amendment) -> Record:
    """The record with the amendment's values."""
    values: dict[str, Any] = amendment.values()
    return altered(record, **values)


@decision.register
def _(command: Amend, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    new_cause = command.amendment.cause if command.amendment.cause != obstacle.record.cause else None
    amendment = _with_cause(command.amendment, new_cause, context)
    refuse_invalid(
        [
            *((name, ("required", {})) for name in CANNOT_BE_EMPTY if amendment.values().get(name, name) is None),
            ("needed_by", ("move_the_deadline", {}) if _moves_deadline(amendment, obstacle) else None),
            ("cause", known(new_cause, context.reference.cause)),
        ]
    )
    record = amended(obstacle.record, amendment)
    changed = tuple(f for f in amendment.fields if getattr(record, f) != getattr(obstacle.record, f))
    if not changed:
        return ()
    refuse_invalid(_faults(record, changed, context))
    return (RecordAmended(**context.stamp(obstacle), amendment=_only(changed, amendment)),)


def _faults(record: Record, changed: tuple[str, ...], context: Context) -> Iterator[tuple[str, Fault | None]]:
    """Faults of what changed; older ones do not keep anybody from correcting something else."""
    if "cause" in changed:
        yield "description", explained(record)
    for path, fault in record_faults(record, context.reference, context.today):
        if path.partition(".")[0] in changed:
            yield path, fault


def _moves_deadline(amendment: Amendment, obstacle: Obstacle) -> bool:
    """Once accepted, the deadline moves by an act of its own, with a reason."""
    given = "needed_by" in amendment.fields and amendment.needed_by != obstacle.record.needed_by
    return given and obstacle.state in BY_ITS_OWN_ACT


def _only(fields: tuple[str, ...], amendment: Amendment) -> Amendment:
    """These fields of the amendment alone: words that did not change are not recorded a second time."""
    values: dict[str, Any] = {name: getattr(amendment, name) for name in fields}
    return Amendment(fields=fields, **values)


def _with_cause(amendment: Amendment, new_cause: str | None, context: Context) -> Amendment:
    """A new cause brings its stage, and its locus and DAK code where these are not given."""
    cause = context.reference.cause(new_cause) if new_cause else None
    if cause is None:
        return amendment
    brought = {"stage": cause.stage, "locus": cause.locus, "dak_code": cause.dak_code}
    missing: dict[str, Any] = {name: value for name, value in brought.items() if name not in amendment.fields}
    return replace(amendment, fields=(*amendment.fields, *missing), **missing)
