"""A worker beside the server, in a thread of its own that is stopped with it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kendala.parts import Parts

#: Seconds a worker gets to finish its batch; what it leaves is repeated at the next start.
FAREWELL = 5.0


@contextmanager
def working(parts: Parts) -> Iterator[None]:
    """Run the worker while the block runs; every save in this process wakes it at once."""
    stopping = threading.Event()
    thread = threading.Thread(target=parts.worker.run, args=(stopping,), name="kendala-worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        parts.log.wake.close()
        thread.join(FAREWELL)
