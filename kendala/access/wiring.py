"""Who may come in: the parts that know it, put together."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from kendala.access.accounts import Accounts
from kendala.access.clock import Clock
from kendala.access.passwords import Cost, Passwords
from kendala.access.people import People
from kendala.access.sessions import Lifetimes, Sessions
from kendala.access.throttling import Throttle
from kendala.access.tokens import Tokens
from kendala.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who may come in."""

    people: People
    accounts: Accounts
    sessions: Sessions
    tokens: Tokens
    throttle: Throttle


def wire(engine: Engine, clock: Clock, cost: Cost | None, settings: Settings) -> Access:
    """All of them on one engine; `cost` of hashing a password, the usual one where it is None."""
    return Access(
        people=People(engine, clock),
        accounts=Accounts(engine, clock, Passwords(cost) if cost else Passwords()),
        sessions=Sessions(engine, clock, Lifetimes(idle=timedelta(hours=settings.session_hours))),
        tokens=Tokens(engine, clock),
        throttle=Throttle(engine, clock),
    )
