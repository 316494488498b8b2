"""Many open event streams in one process, which also makes the changes and times when each stream has them."""

import json
import re
import selectors
import socket
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from tests.bench.client import ENOUGH, HOST

POSITION = re.compile(rb"^id: (\d+)$", re.MULTILINE)
#: Seconds: until a change counts as lost, and of quiet before each.
LOST, QUIET = 10.0, 0.1


@dataclass
class Streams:
    """The open streams: for each, when it had which position."""

    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    seen: dict[int, dict[int, float]] = field(default_factory=dict)
    opened: set[int] = field(default_factory=set)

    def open(self, port: int, asked: bytes) -> None:
        """Open one more."""
        stream = socket.create_connection((HOST, port), timeout=LOST)
        stream.sendall(asked)
        self.selector.register(stream, selectors.EVENT_READ, len(self.seen))
        self.seen[len(self.seen)] = {}

    def listen(self, seconds: float) -> None:
        """Take what comes within that time, or the first that comes."""
        for key, _ in self.selector.select(seconds):
            stream = key.fileobj
            assert isinstance(stream, socket.socket), "nothing else was registered"
            piece, at = stream.recv(ENOUGH), time.perf_counter()
            if not piece:
                raise ConnectionError("the server closed a stream")
            if b": kendala" in piece:
                self.opened.add(key.data)
            for position in POSITION.findall(piece):
                self.seen[key.data][int(position)] = at

    def wait(self, position: int) -> list[float]:
        """When each stream had the position."""
        end = time.perf_counter() + LOST
        while any(position not in seen for seen in self.seen.values()):
            if time.perf_counter() > end:
                raise TimeoutError("not every stream has got the change")
            self.listen(QUIET)
        return [seen[position] for seen in self.seen.values()]


@dataclass
class Changing:
    """The connection that makes the changes, on the selector of the streams: both are listened to at once."""

    streams: Streams
    socket: socket.socket

    def change(self, asked: bytes) -> tuple[float, float, int]:
        """Make one; when it was sent, when it was answered, and its position."""
        received, began = b"", time.perf_counter()
        self.socket.sendall(asked)
        self.socket.settimeout(0)
        while not (found := re.search(rb'"position":(\d+)', received)):
            self.streams.listen(0.001)
            try:
                received += self.socket.recv(ENOUGH)
            except BlockingIOError:
                continue
        answered = time.perf_counter()
        self.socket.settimeout(LOST)
        return began, answered, int(found[1])


def run(job: dict[str, Any]) -> dict[str, list[float]]:
    """Milliseconds from sending each change until each stream had it, and until it was answered."""
    streams, port = Streams(), job["port"]
    for _ in range(job["streams"]):
        streams.open(port, job["listen"].encode())
    while len(streams.opened) < job["streams"]:
        streams.listen(LOST)
    seen, answered = [], []
    for _ in range(job["changes"]):
        with socket.create_connection((HOST, port), timeout=LOST) as opened:
            began, at, position = Changing(streams, opened).change(job["change"].encode())
            answered.append((at - began) * 1000)
            seen += [(had - began) * 1000 for had in streams.wait(position)]
        streams.listen(QUIET)
    return {"seen": seen, "answered": answered}


if __name__ == "__main__":
    print(json.dumps(run(json.loads(sys.stdin.read()))))
