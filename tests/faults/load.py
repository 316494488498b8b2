"""Commands with keys against a server that may die at any moment, and the account of what became of each."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.faults.serving import ask

WRITERS = 4


@dataclass(frozen=True, slots=True)
class Sent:
    """One command: its key, where it went, what it said."""

    key: str
    path: str
    body: dict[str, object]


@dataclass
class Account:
    """All commands that were sent: acknowledged ones with their answers, and those nobody answered."""

    acknowledged: dict[str, tuple[Sent, Any]] = field(default_factory=dict)
    unanswered: dict[str, Sent] = field(default_factory=dict)
    refused: list[tuple[Sent, int, Any]] = field(default_factory=list)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def note(self, sent: Sent, status: int, body: Any) -> None:
        with self.turn:
            if status == 0:
                self.unanswered[sent.key] = sent
            elif status in {200, 201}:
                self.unanswered.pop(sent.key, None)
                self.acknowledged[sent.key] = (sent, body)
            else:
                self.refused.append((sent, status, body))


def report(key: str) -> Sent:
    """A command that raises an obstacle."""
    body: dict[str, object] = {
        "agency": "DINKES",
        "cause": "A10-KAS",
        "description": f"Kas daerah tidak cukup untuk {key}",
        "effect": "finished_unpaid",
        "happened_on": "2024-11-26",
    }
    return Sent(key, "/obstacles", body)


def comment(key: str, obstacle: str) -> Sent:
    """A command that says something about an obstacle."""
    return Sent(key, f"/obstacles/{obstacle}/comments", {"text": f"Catatan {key}"})


@dataclass
class Load:
    """Writers that go on until the server does not answer; `enough` commands later `full` is called once."""

    port: int
    token: str
    account: Account
    name: str
    enough: int
    full: Callable[[], None]
    _numbers: count = field(default_factory=count)  # type: ignore[type-arg]  # itertools.count takes none at run time

    def run(self) -> None:
        """Send from several threads at once until nobody answers any more."""
        writers = [threading.Thread(target=self._write, args=(n,)) for n in range(WRITERS)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()

    def _write(self, writer: int) -> None:
        obstacle: str | None = None
        for n in count():
            key = f"{self.name}-{writer}-{n}"
            sent = comment(key, obstacle) if obstacle and n % 3 else report(key)
            answer = ask(self.port, self.token, "POST", sent.path, body=sent.body, key=sent.key)
            self.account.note(sent, answer.status, answer.body)
            if answer.status == 0:
                return
            if answer.status == 201 and sent.path == "/obstacles":
                obstacle = answer.body["id"]
            if next(self._numbers) == self.enough:
                self.full()
