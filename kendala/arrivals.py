"""Who waits for the read models to reach a position: the page after a save, the event streams, the health check."""

import threading
import time
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

#: How often, in seconds, the position is asked for where another process moves it.
POLL = 0.01
IDLE_POLL = 0.05
#: Who is ready to wait longer than this, in seconds, is an open stream and no page.
PATIENT = 2.0


class Arrivals:
    """The position that the read models have reached, and a way to wait for it.

    In the process of the leading worker `reached` tells it at once. Elsewhere `ask` reads it from the database, and
    only while somebody waits.
    """

    def __init__(self, ask: Callable[[], int]) -> None:
        self._ask = ask
        self._position = 0
        self._moved = threading.Condition()
        self._told = self._over = False

    def lead(self, *, leads: bool) -> None:
        """Whether the worker of this process leads and tells every step, so that nobody has to ask."""
        with self._moved:
            self._told = leads
            self._moved.notify_all()

    def reached(self, position: int) -> None:
        """The read models hold this position now."""
        with self._moved:
            self._position = max(self._position, position)
            self._moved.notify_all()

    def close(self) -> None:
        """Let everybody go: waiting ends at once from now on."""
        with self._moved:
            self._over = True
            self._moved.notify_all()

    def position(self) -> int:
        """The position, asked anew."""
        self._refresh()
        return self._position

    def wait_for(self, position: int, timeout: float = PATIENT) -> bool:
        """Wait until the position is reached; False after `timeout` seconds without it."""
        end = time.monotonic() + timeout
        while self._position < position:
            left = end - time.monotonic()
            if left <= 0 or self._over:
                return False
            self._step(left, idle=timeout > PATIENT)
        return True

    def _step(self, left: float, *, idle: bool) -> None:
        if not self._told:
            self._refresh()
        seen = self._position
        with self._moved:
            if self._position == seen and not self._over:
                poll = IDLE_POLL if idle else POLL
                self._moved.wait(left if self._told else min(left, poll))

    def _refresh(self) -> None:
        try:
            self.reached(self._ask())
        except SQLAlchemyError:
            return  # a database that is away for a moment: whoever waits goes on waiting until the timeout
