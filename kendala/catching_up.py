"""Read models at the head of the log, for a command of the shell that reads them, whether a worker runs or not."""

from typing import TYPE_CHECKING

from kendala.folding import Folding
from kendala.leading import leading
from kendala.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from kendala.parts import Parts

#: Seconds that a running worker gets to catch up.
PATIENCE = 60.0


def catch_up(parts: "Parts") -> None:
    """Wait for the leading worker, or do its work where none leads. Raises StoreUnavailable if it stays behind."""
    with leading(parts.worker.location) as leadership:
        if leadership.take():
            parts.worker.catch_up(Folding(parts.log))
            return
    if not parts.reads.wait_for(parts.log.head(), PATIENCE):
        raise StoreUnavailable("store_busy", "the worker did not catch up with the log")
