"""A real server process of ours on a free port of loopback, which tests may kill, and a client that never retries."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from domain.acting import OfficeKind
from kendala.access.enrolling import Seat
from kendala.access.passwords import CHEAP
from kendala.migrating import migrate
from kendala.parts import assemble
from kendala.seeding import seed
from kendala.settings import Settings
from tests.databases import Place

STARTED = re.compile(rb"running on http://127\.0\.0\.1:(\d+)")
LONGEST_START = 30.0
Preparation = Callable[[], None]


def settings_of(place: Place) -> Settings:
    """The settings that point at a place."""
    return Settings(data=place.folder, database_url=place.url)


def prepare(place: Place) -> str:
    """Make the tables and an account of Adpem; gives its token."""
    settings = settings_of(place)
    migrate(settings)
    parts = assemble(settings, password_cost=CHEAP)
    try:
        seed(parts.log, parts.clock)
        account = parts.enrolment.enrol("adpem", "a long enough password", Seat(kind=OfficeKind.ADPEM))
        return parts.access.tokens.create(account.id, "faults")
    finally:
        parts.close()


@dataclass
class Running:
    """A started server; `lines` is what it said."""

    process: subprocess.Popen[bytes]
    port: int = 0
    lines: list[bytes] = field(default_factory=list)

    def kill(self) -> None:
        """End it without a word."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def read_port(self) -> None:
        """Wait until it listens, then keep reading so that it never blocks on a full pipe."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if found := STARTED.search(line):
                self.port = int(found[1])
                threading.Thread(target=self._drain, daemon=True).start()
                return
        raise AssertionError(b"".join(self.lines).decode())

    def _drain(self) -> None:
        assert self.process.stderr is not None
        self.lines.extend(self.process.stderr)


@contextmanager
def serving(place: Place, *options: str, preparation: Preparation | None = None) -> Iterator[Running]:
    """Serve a prepared place with the worker inside; killed at the end if it still lives."""
    command = [sys.executable, "-m", "kendala", "serve", "--port", "0", *(options or ("--worker",))]
    process = subprocess.Popen(
        command,
        env=os.environ | place.environment | {"KENDALA_LOG_LEVEL": "INFO"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        preexec_fn=preparation,  # noqa: PLW1509 - it only sets a limit of the new process
    )
    running = Running(process)
    try:
        running.read_port()
        yield running
    finally:
        running.kill()
        if process.stderr is not None:
            process.stderr.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and JSON of an answer; status 0 where there was none."""

    status: int
    body: Any = None


def ask(
    port: int, token: str, method: str, path: str, *, body: Mapping[str, object] | None = None, key: str | None = None
) -> Answer:
    """Ask once, on a connection of its own; no answer is an answer too."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    if key is not None:
        headers["Idempotency-Key"] = key
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST_START)
    try:
        connection.request(method, f"/api/v1{path}", json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        raw = answer.read()
        return Answer(answer.status, json.loads(raw) if raw else None)
    except (OSError, http.client.HTTPException):
        return Answer(0)
    finally:
        connection.close()
