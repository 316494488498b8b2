"""A small load client in a process of its own: jobs come as lines of JSON on standard input, answers go out likewise.

Each connection asks again as soon as it was answered, until all requests of the job are done. Where they have to stay
in order, each of n connections has a lane of its own: the first takes requests 0, n, 2n..., and so on.
"""

import json
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

HOST = "127.0.0.1"
#: A job that takes longer than this, in seconds, has hung.
LONGEST = 300.0
ENOUGH = 1 << 18
#: Seconds between the beginnings of two connections.
APART = 0.005
HEAD_ENDS = b"\r\n\r\n"


@dataclass
class Connection:
    """One connection and the answer that is coming in on it."""

    socket: socket.socket
    next: int
    began: float = 0.0
    received: bytearray = field(default_factory=bytearray)

    def take(self) -> int | None:
        """Receive; the answer's status once it is complete."""
        piece = self.socket.recv(ENOUGH)
        if not piece:
            raise ConnectionError("the server closed a connection in the middle of an answer")
        self.received += piece
        end = self.received.find(HEAD_ENDS)
        if end < 0 or len(self.received) < end + len(HEAD_ENDS) + _length(self.received[:end]):
            return None
        status = int(self.received[9:12])
        self.received.clear()
        return status


def _length(head: bytes | bytearray) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


@dataclass
class Job:
    """What to ask, how often altogether, over how many connections."""

    port: int
    requests: Sequence[bytes]
    times: int
    connections: int = 1
    lanes: bool = False
    latencies: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    _begun: int = 0

    def run(self) -> dict[str, Any]:
        """Latencies in milliseconds, the seconds that all took, and how often each status came."""
        with selectors.DefaultSelector() as selector:
            began = time.perf_counter()
            for lane in range(self.connections):
                self._send(selector, self._opened(selector, lane))
            while len(self.latencies) < self.times:
                if not (ready := selector.select(LONGEST)) or time.perf_counter() - began > LONGEST:
                    raise TimeoutError("the server does not answer")
                for key, _ in ready:
                    self._receive(selector, key.data)
            seconds = time.perf_counter() - began
        return {"latencies": self.latencies, "seconds": seconds, "statuses": self.statuses}

    def _opened(self, selector: selectors.BaseSelector, lane: int) -> Connection:
        """One more connection. People do not come in the same moment: of several processes one would take them all."""
        time.sleep(APART if lane else 0)
        opened = socket.create_connection((HOST, self.port), timeout=LONGEST)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection = Connection(opened, lane)
        selector.register(opened, selectors.EVENT_READ, connection)
        return connection

    def _send(self, selector: selectors.BaseSelector, connection: Connection) -> None:
        place = connection.next if self.lanes else self._begun
        if place < self.times:
            asked = self.requests[place % len(self.requests)]
            connection.next += self.connections
            self._begun += 1
            connection.began = time.perf_counter()
            connection.socket.sendall(asked)
        else:  # a server closes a connection on which nothing is asked any more
            selector.unregister(connection.socket)
            connection.socket.close()

    def _receive(self, selector: selectors.BaseSelector, connection: Connection) -> None:
        status = connection.take()
        if status is not None:
            self.latencies.append((time.perf_counter() - connection.began) * 1000)
            self.statuses[str(status)] = self.statuses.get(str(status), 0) + 1
            self._send(selector, connection)


@dataclass(frozen=True)
class Answers:
    """What a job found: latencies in milliseconds and the seconds of the whole."""

    latencies: list[float]
    seconds: float
    statuses: Mapping[str, int]

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds


class Client:
    """The client's process, seen from the bench."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(
        self, port: int, requests: Sequence[bytes], times: int, connections: int = 1, *, lanes: bool = False
    ) -> Answers:
        """Do a job. Raises RuntimeError where an answer was not a success."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        job = {"port": port, "times": times, "connections": connections, "lanes": lanes}
        print(json.dumps(job | {"requests": [r.decode() for r in requests]}), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the load client has ended; its error stands above")
        answers = Answers(**json.loads(line))
        if any(not status.startswith("2") for status in answers.statuses):
            raise RuntimeError(f"the server answered {answers.statuses} to {requests[0][:200]!r}")
        return answers


@contextmanager
def client() -> Iterator[Client]:
    """A client that is ended with the block."""
    command = [sys.executable, "-m", "tests.bench.client"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Client(process)
        finally:
            process.kill()


def get(path: str, headers: Mapping[str, str]) -> bytes:
    """A request as a browser sends it."""
    return _request("GET", path, {"Accept-Encoding": "gzip", **headers})


def post(path: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> bytes:
    """A request of a program with a JSON body."""
    return _with_body("POST", path, headers, body)


def put(path: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> bytes:
    """The same, to keep something under a name of the program's own."""
    return _with_body("PUT", path, headers, body)


def _with_body(method: str, path: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> bytes:
    said = json.dumps(body)
    told = {"Content-Type": "application/json", "Content-Length": str(len(said.encode())), **headers}
    return _request(method, path, told) + said.encode()


def _request(method: str, path: str, headers: Mapping[str, str]) -> bytes:
    lines = (f"{name}: {value}\r\n" for name, value in {"Host": HOST, **headers}.items())
    return f"{method} {path} HTTP/1.1\r\n{''.join(lines)}\r\n".encode()


def main() -> None:
    """Do jobs until the input ends."""
    for line in sys.stdin:
        told = json.loads(line)
        job = Job(**{**told, "requests": [request.encode() for request in told["requests"]]})
        print(json.dumps(job.run()), flush=True)


if __name__ == "__main__":
    main()
