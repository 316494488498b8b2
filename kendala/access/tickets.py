"""Tickets of the door: a secret that is good for one further step, for a few minutes, and once."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Engine, delete, func, insert, select

from kendala.access.clock import Clock
from kendala.access.schema import tickets
from kendala.access.secrets import digest, new_secret
from kendala.engines import reading, writing

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Ticket:
    """Whose it is (None where nobody is known yet), and what the next step has to know."""

    account: str | None
    told: str


class Tickets:
    """All tickets; of their secrets only hashes are kept."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def issue(self, purpose: str, *, account: str | None = None, told: str = "", lasts: timedelta = LASTS) -> str:
        """A new ticket's secret."""
        secret = new_secret()
        row = {"secret_hash": digest(secret), "purpose": purpose, "account": account, "told": told}
        with writing(self._engine) as connection:
            connection.execute(insert(tickets).values(**row, expires_at=self._clock() + lasts))
        return secret

    def look(self, purpose: str, secret: str) -> Ticket | None:
        """The ticket, which stays good."""
        with reading(self._engine) as connection:
            row = connection.execute(
                select(tickets.c.account, tickets.c.told).where(*self._live(purpose, secret))
            ).first()
        return Ticket(row.account, row.told) if row else None

    def take(self, purpose: str, secret: str) -> Ticket | None:
        """The ticket, which is good no more: of two that take it at once, one gets it."""
        found = self.look(purpose, secret)
        with writing(self._engine) as connection:
            mine = connection.execute(delete(tickets).where(*self._live(purpose, secret))).rowcount
        return found if mine else None

    def told(self, purpose: str) -> int:
        """How many signs all tickets of that purpose hold together."""
        held = select(func.coalesce(func.sum(func.length(tickets.c.told)), 0)).where(tickets.c.purpose == purpose)
        with reading(self._engine) as connection:
            return int(connection.execute(held).scalar_one())

    def sweep(self) -> int:
        """Delete the tickets that nobody came back with; gives how many."""
        with writing(self._engine) as connection:
            return connection.execute(delete(tickets).where(tickets.c.expires_at <= self._clock())).rowcount

    def _live(self, purpose: str, secret: str) -> tuple[ColumnElement[bool], ...]:
        return (
            tickets.c.secret_hash == digest(secret),
            tickets.c.purpose == purpose,
            tickets.c.expires_at > self._clock(),
        )
