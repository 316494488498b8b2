"""Several processes on PostgreSQL: servers that share a port, workers of which one leads."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import psycopg

from kendala.parts import assemble
from kendala.store.verify import verify
from tests.databases import Place
from tests.faults.load import report
from tests.faults.serving import Answer, Running, ask, prepare, serving, settings_of

LONG = 30.0
LEADER = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'kendala leader'"
)


@dataclass
class Worker:
    """A worker in a process of its own."""

    process: "subprocess.Popen[bytes]"

    @property
    def lives(self) -> bool:
        return self.process.poll() is None


@contextmanager
def worker(place: Place) -> Iterator[Worker]:
    command = [sys.executable, "-m", "kendala", "worker"]
    process = subprocess.Popen(command, env=os.environ | place.environment, stderr=subprocess.DEVNULL)
    try:
        yield Worker(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()


@dataclass
class Crowd:
    """Clients that raise obstacles, each on a connection of its own."""

    port: int
    token: str
    answers: list[Answer] = field(default_factory=list)

    def raise_many(self, name: str, count: int) -> None:
        def one(n: int) -> None:
            sent = report(f"{name}-{n}")
            self.answers.append(ask(self.port, self.token, "POST", sent.path, body=sent.body, key=sent.key))

        threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


@contextmanager
def both_serving(place: Place) -> Iterator[Running]:
    """Two server processes that answer; told to stop at the end, for who is killed leaves its children behind."""
    with serving(place, "--processes", "2") as running:
        try:
            until(lambda: answers(running.port))
            yield running
        finally:
            running.process.terminate()
            running.process.wait(LONG)


def answers(port: int) -> bool:
    """Whether anybody listens yet: the port is bound before the first process listens."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=LONG):
        return True
    return False


def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds."""
    waiting = threading.Event()
    for _ in range(600):
        if holds():
            return
        waiting.wait(0.05)
    raise AssertionError("it never came about")


def listed(running: Running, token: str) -> int:
    return int(ask(running.port, token, "GET", "/obstacles?limit=1").body["total"])


def test_two_servers_and_two_workers(postgresql_place: Place) -> None:
    """Two server processes share a port and their answers; when the leading worker is killed the other goes on."""
    place = postgresql_place
    token = prepare(place)
    parts = assemble(settings_of(place))
    try:
        with both_serving(place) as server, worker(place) as first:
            wait_for_leader(place)
            with worker(place) as second:
                crowd = Crowd(server.port, token)
                crowd.raise_many("before", 8)
                assert parts.reads.wait_for(parts.log.head(), LONG)
                assert listed(server, token) == 8
                first.process.kill()
                crowd.raise_many("after", 8)
                assert parts.reads.wait_for(parts.log.head(), LONG)
                assert {answer.status for answer in crowd.answers} == {201}
                assert listed(server, token) == 16
                assert second.lives
        assert not list(verify(parts.log))
    finally:
        parts.close()


def wait_for_leader(place: Place) -> None:
    """Wait until one worker has the lead."""
    assert place.url
    with psycopg.connect(place.url, autocommit=True) as connection:
        until(lambda: connection.execute(LEADER).fetchone() == (1,))


def test_serving_a_folder_that_is_new(sqlite_place: Place) -> None:
    """On SQLite serving makes tables and seed by itself, so that one command is enough."""
    with serving(sqlite_place) as server:
        assert ask(server.port, "none", "GET", "/agencies").status == 401
        parts = assemble(settings_of(sqlite_place))
        try:
            assert parts.directories.current().agency("DINKES")
            assert parts.reads.wait_for(parts.log.head(), LONG)
        finally:
            parts.close()
