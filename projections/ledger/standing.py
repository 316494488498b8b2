"""How the ledger's intervals stand at a moment: those that had begun, with what had ended them by then."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, null, select

from domain.acting import Acting
from domain.obstacle.ledger import second
from projections.past import Past
from projections.tables import BOARD, HISTORY, LEDGER
from projections.visible import visible


@dataclass(frozen=True, slots=True)
class Standing:
    """The intervals up to `now`, or as they stood in the past: by what had been recorded, whatever came after."""

    now: datetime
    past: Past | None = None

    @property
    def until(self) -> int:
        """The second up to which an interval counts that lasts."""
        return second(self.past.moment if self.past else self.now)

    @property
    def cause(self) -> ColumnElement[str]:
        """The cause of the obstacle, in rows that are asked for with it."""
        return HISTORY.c.cause if self.past else BOARD.c.cause

    def rows(self, acting: Acting, *columns: ColumnElement[Any], with_cause: bool = False) -> Select[Any]:
        """The intervals that had begun, of all obstacles that the office may see now."""
        rows = select(*columns).select_from(LEDGER).join(BOARD, BOARD.c.id == LEDGER.c.obstacle_id)
        if self.past is None:
            return rows.where(visible(acting))
        at, h = self.past.position, HISTORY.c
        if with_cause:
            same = h.raised_position == BOARD.c.raised_position
            rows = rows.join(HISTORY, same & (h.valid_from <= at) & (h.valid_to > at))
        return rows.where(visible(acting), LEDGER.c.from_position <= at)

    def ended(self) -> ColumnElement[bool]:
        """Those of them that had ended."""
        c = LEDGER.c
        return c.to_position <= self.past.position if self.past else c.ended.is_not(None)

    def end(self, name: str) -> ColumnElement[Any]:
        """That column of the end (`ended`, `to_at`, `to_position`); empty where it lasted."""
        return case((self.ended(), LEDGER.c[name]), else_=null()) if self.past else LEDGER.c[name]
