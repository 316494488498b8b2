"""Keeping which hints are gone (`domain.hints.Hints`)."""

from collections.abc import Collection
from contextlib import suppress

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from kendala.access.clock import Clock
from kendala.access.schema import hints_gone
from kendala.engines import reading, writing


class KeptHints:
    """A row for each hint that an account needs no more."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def gone(self, account: str) -> frozenset[str]:
        """By one look into the key of the table."""
        with reading(self._engine) as connection:
            return frozenset(connection.scalars(select(hints_gone.c.hint).where(hints_gone.c.account == account)))

    def hide(self, account: str, hints: Collection[str]) -> None:
        """Written only where something is new: an act that was done before costs one look."""
        new = sorted(set(hints) - self.gone(account)) if hints else []
        rows = [{"account": account, "hint": hint, "at": self._clock()} for hint in new]
        # Two tabs may hide the same one at the same time.
        with suppress(IntegrityError):
            if rows:
                with writing(self._engine) as connection:
                    connection.execute(insert(hints_gone), rows)

    def restore(self, account: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(hints_gone).where(hints_gone.c.account == account))
