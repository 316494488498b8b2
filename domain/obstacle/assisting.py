"""The desk's side of assistance: take it or decline it, report progress, hand it back."""

from dataclasses import dataclass

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.assigning import AssistanceEvent, with_assistance
from domain.obstacle.checking import filled, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import AssistanceCommand, decision
from domain.obstacle.record import FileRef
from domain.obstacle.state import Obstacle, evolve
from domain.obstacle.vocabulary import AssistanceState
from domain.text import Text


@stored_as("obstacle.assistance_taken.v1")
@dataclass(frozen=True, kw_only=True)
class AssistanceTaken(AssistanceEvent):
    """The desk took the request on."""

    SIGN_OF_LIFE = True


@stored_as("obstacle.assistance_declined.v1")
@dataclass(frozen=True, kw_only=True)
class AssistanceDeclined(AssistanceEvent):
    """The desk declined, with a reason."""

    SIGN_OF_LIFE = True
    reason: Text


@stored_as("obstacle.progress_reported.v1")
@dataclass(frozen=True, kw_only=True)
class ProgressReported(AssistanceEvent):
    """The desk told how its help is going."""

    SIGN_OF_LIFE = True
    MOVES = False
    text: Text
    evidence: tuple[FileRef, ...] = ()


@stored_as("obstacle.assistance_completed.v1")
@dataclass(frozen=True, kw_only=True)
class AssistanceCompleted(AssistanceEvent):
    """The desk did its part and handed the obstacle back."""

    SIGN_OF_LIFE = True
    text: Text


@dataclass(frozen=True, kw_only=True)
class TakeAssistance(AssistanceCommand):
    """Take the request on."""

    ACT = "take"


@dataclass(frozen=True, kw_only=True)
class DeclineAssistance(AssistanceCommand):
    """Decline it, saying why."""

    ACT = "decline"
    reason: Text


@dataclass(frozen=True, kw_only=True)
class ReportProgress(AssistanceCommand):
    """Tell how it is going."""

    ACT = "report_progress"
    text: Text
    evidence: tuple[FileRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HandBack(AssistanceCommand):
    """Hand it back as done."""

    ACT = "hand_back"
    text: Text


@evolve.register
def _(event: AssistanceTaken, obstacle: Obstacle) -> Obstacle:
    return with_assistance(obstacle, event.n, state=AssistanceState.ACCEPTED)


@evolve.register
def _(event: AssistanceDeclined, obstacle: Obstacle) -> Obstacle:
    return with_assistance(obstacle, event.n, state=AssistanceState.DECLINED)


@evolve.register
def _(event: ProgressReported, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, progressed=True)


@evolve.register
def _(event: AssistanceCompleted, obstacle: Obstacle) -> Obstacle:
    return with_assistance(obstacle, event.n, state=AssistanceState.COMPLETED)


@decision.register
def _(command: TakeAssistance, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    return (AssistanceTaken(**context.stamp(obstacle), n=command.n),)


@decision.register
def _(command: DeclineAssistance, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("reason", filled(command.reason))])
    return (AssistanceDeclined(**context.stamp(obstacle), n=command.n, reason=command.reason),)


@decision.register
def _(command: ReportProgress, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text))])
    stamp = context.stamp(obstacle)
    return (ProgressReported(**stamp, n=command.n, text=command.text, evidence=command.evidence),)


@decision.register
def _(command: HandBack, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text))])
    return (AssistanceCompleted(**context.stamp(obstacle), n=command.n, text=command.text),)
