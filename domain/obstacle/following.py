"""What is added to an obstacle without moving it: evidence, comments, visits on site."""

from dataclasses import dataclass
from datetime import date

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import filled, past_day, refuse_invalid, short
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.record import FileRef
from domain.obstacle.state import Obstacle, evolve
from domain.text import Text


@stored_as("obstacle.evidence_added.v1")
@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    """Files were attached, or evidence was described in words."""

    SIGN_OF_LIFE = True
    files: tuple[FileRef, ...]
    text: Text | None = None


@stored_as("obstacle.commented.v1")
@dataclass(frozen=True, kw_only=True)
class Commented(Event):
    """Somebody said something."""

    SIGN_OF_LIFE = True
    text: Text


@stored_as("obstacle.site_visited.v1")
@dataclass(frozen=True, kw_only=True)
class SiteVisited(Event):
    """Ekobang went there itself."""

    SIGN_OF_LIFE = True
    text: Text
    on: date
    evidence: tuple[FileRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AddEvidence(Command):
    """Attach files, or describe the evidence."""

    ACT = "add_evidence"
    files: tuple[FileRef, ...] = ()
    text: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Comment(Command):
    """Say something."""

    ACT = "comment"
    text: Text


@dataclass(frozen=True, kw_only=True)
class VisitSite(Command):
    """Record a visit on site."""

    ACT = "visit"
    text: Text
    on: date
    evidence: tuple[FileRef, ...] = ()


@evolve.register
def _(event: EvidenceAdded, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, record=altered(obstacle.record, evidence=(*obstacle.record.evidence, *event.files)))


@decision.register
def _(command: AddEvidence, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    empty = not command.files and not str(command.text or "").strip()
    refuse_invalid([("files", ("required", {}) if empty else None), ("text", short(command.text))])
    return (EvidenceAdded(**context.stamp(obstacle), files=command.files, text=command.text),)


@decision.register
def _(command: Comment, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text))])
    return (Commented(**context.stamp(obstacle), text=command.text),)


@decision.register
def _(command: VisitSite, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text)), ("on", past_day(command.on, context.today))])
    stamp = context.stamp(obstacle)
    return (SiteVisited(**stamp, text=command.text, on=command.on, evidence=command.evidence),)
