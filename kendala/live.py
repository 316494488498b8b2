"""The live feed of one process: a single reader that tells every open stream what the read models took in."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog
from sqlalchemy.exc import SQLAlchemyError

from projections.feed import News, news
from projections.live import Receive, Subscription
from projections.reading import Reads

#: Rows that are read at once; whoever is further behind reads the feed itself.
BATCH = 500
#: Seconds that the reader waits for news before it looks whether it has to stop.
PATIENCE = 5.0
#: Seconds until a reader asks a database again that was away.
RETRY = 0.5

log_line = structlog.get_logger("kendala.live")


@dataclass
class LiveFeed:
    """`projections.live.Live`. The reader's thread starts with the first subscriber."""

    reads: Reads
    closing: bool = False
    _receivers: dict[int, Receive] = field(default_factory=dict)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _next: int = 0
    _position: int = 0
    _thread: threading.Thread | None = None

    def subscribe(self, receive: Receive) -> Subscription:
        """Tell `receive` everything after the subscription's position, from the reader's thread."""
        with self._turn:
            if self._thread is None:
                self._position = self.reads.position()
                self._thread = threading.Thread(target=self._run, name="kendala-live", daemon=True)
                self._thread.start()
            place, self._next = self._next, self._next + 1
            self._receivers[place] = receive
            return Subscription(position=self._position, end=lambda: self._leave(place))

    def close(self) -> None:
        """End: streams that look at `closing` stop by themselves."""
        self.closing = True

    def join(self, timeout: float) -> None:
        """Wait until the reader has left the database, at most `timeout` seconds; the feed must be closed."""
        if self._thread is not None:
            self._thread.join(timeout)

    def _leave(self, place: int) -> None:
        with self._turn:
            self._receivers.pop(place, None)

    def _run(self) -> None:
        while not self.closing:
            try:
                if self.reads.wait_for(self._position + 1, PATIENCE) and not self.closing:
                    self._tell()
            except SQLAlchemyError as trouble:
                log_line.warning("the live feed waits for the database", trouble=str(trouble))
                threading.Event().wait(RETRY)
            except Exception:
                log_line.exception("the live feed could not be told, trying again")
                threading.Event().wait(RETRY)

    def _tell(self) -> None:
        reached = self.reads.position()
        with self.reads.connect() as connection:
            rows: Sequence[News] = news(connection, self._position, BATCH)
        rows = [row for row in rows if row.position <= reached]
        with self._turn:
            self._position = rows[-1].position if rows else reached
            receivers = tuple(self._receivers.values())
        for receive in receivers if rows else ():
            _hand(receive, rows)


def _hand(receive: Receive, rows: Sequence[News]) -> None:
    """One stream that cannot be told must not silence the others."""
    try:
        receive(rows)
    except Exception:
        log_line.exception("an open stream could not be told")
