"""A server that is told to stop waits for its connections to end; open event streams have to be told."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def ending(streams: Callable[[], None]) -> Iterator[None]:
    """Within the block the signals to stop end the streams before they reach the server.

    Only the main thread may say what a signal does; elsewhere the server is stopped otherwise, as in tests.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept = {number: signal.getsignal(number) for number in SIGNALS}

    def told(number: int, frame: FrameType | None) -> None:
        streams()
        handler = kept[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)

    for number in SIGNALS:
        signal.signal(number, told)
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
