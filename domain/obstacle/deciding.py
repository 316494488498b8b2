"""Commands and the way from a command to events. Each act's own decision stands beside its event."""

from dataclasses import dataclass
from functools import singledispatch
from typing import ClassVar

from domain.event import Event
from domain.obstacle.acts import Grant
from domain.obstacle.context import Context
from domain.obstacle.granting import authorize
from domain.obstacle.state import Obstacle

COMMANDS: dict[str, type["Command"]] = {}


@dataclass(frozen=True, kw_only=True)
class Command:
    """What somebody wants to do to one obstacle; `ACT` names its row in the table of acts."""

    ACT: ClassVar[str]

    def __init_subclass__(cls) -> None:
        if "ACT" in vars(cls):
            COMMANDS[cls.ACT] = cls


@dataclass(frozen=True, kw_only=True)
class AssistanceCommand(Command):
    """A command about assistance number `n`."""

    n: int


@singledispatch
def decision(command: Command, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    """The events that an authorised command leads to; raises Refused where its content does not allow it."""
    raise TypeError(f"nothing decides {type(command).__name__}")


def decide(command: Command, obstacle: Obstacle, context: Context) -> tuple[Event, ...]:
    """Authorise by the table of acts, then decide. Raises a `Refused`; nothing else is an answer."""
    n = command.n if isinstance(command, AssistanceCommand) else None
    grant = authorize(command.ACT, obstacle, context.acting, n=n)
    return decision(command, obstacle, grant, context)
