"""Waiting for the read models: told at once by the worker of this process, asked of the database otherwise."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from domain.obstacle import Accept
from domain.tracker import Request
from kendala.arrivals import Arrivals
from kendala.parts import Parts
from kendala.settings import Settings
from kendala.supervising import working
from projections.obstacle import find
from tests.domain.obstacle.offices import ADPEM
from tests.kendala.installing import assembled, raised

LONG = 30.0


class Asked:
    """A database that is asked for the position, and counts how often."""

    def __init__(self, *answers: int | Exception) -> None:
        self.answers, self.count = list(answers), 0

    def __call__(self) -> int:
        self.count += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_where_the_worker_is_elsewhere() -> None:
    """Who waits asks until the position is there, through a database that is away for a moment."""
    away = OperationalError("select", None, Exception("away"))
    ask = Asked(3, away, 3, 5)
    assert Arrivals(ask).wait_for(5, 1.9)
    assert ask.count == 4


def test_patience_ends() -> None:
    """Who waits in vain is told so when the time is over."""
    assert not Arrivals(Asked(3)).wait_for(4, 0.05)
    assert not Arrivals(Asked(3)).wait_for(4, 0)


def test_what_is_there_is_not_asked_for_again() -> None:
    """A position that was reached needs no question."""
    ask = Asked(3)
    arrivals = Arrivals(ask)
    assert arrivals.wait_for(3, 1)
    assert arrivals.wait_for(2, 1)
    assert ask.count == 1


def test_where_the_worker_leads_here() -> None:
    """While the worker of this process leads nobody asks, and its word is heard at once."""
    ask = Asked(0)
    arrivals = Arrivals(ask)
    arrivals.lead(leads=True)
    threading.Timer(0.02, arrivals.reached, (7,)).start()
    assert arrivals.wait_for(7, LONG)
    assert ask.count == 0


def test_where_the_worker_here_loses_the_lead() -> None:
    """Who was waiting for a word of this process begins to ask when another process leads."""
    arrivals = Arrivals(Asked(9))
    arrivals.lead(leads=True)
    threading.Timer(0.02, lambda: arrivals.lead(leads=False)).start()
    began = time.monotonic()
    assert arrivals.wait_for(9, LONG)
    assert time.monotonic() - began < LONG / 2


def test_at_the_end_everybody_is_let_go() -> None:
    """When the program ends, who waits is let go at once, and nobody waits any more."""
    arrivals = Arrivals(Asked(0))
    arrivals.lead(leads=True)
    threading.Timer(0.02, arrivals.close).start()
    began = time.monotonic()
    assert not arrivals.wait_for(1, LONG)
    assert not arrivals.wait_for(2, LONG)
    assert time.monotonic() - began < LONG / 2


@contextmanager
def worker_elsewhere(settings: Settings) -> Iterator[None]:
    """A worker in a process of its own."""
    environment = {"KENDALA_DATA": str(settings.data)}
    if settings.database_url:
        environment["KENDALA_DATABASE_URL"] = settings.database_url
    command = [sys.executable, "-m", "kendala", "worker"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield
        finally:
            process.terminate()
            _, said = process.communicate()
            assert process.returncode == 0, said


def test_one_reads_what_one_wrote(installed_anywhere: Settings) -> None:
    """With the worker in another process, a page after a save waits for it and shows it."""
    with worker_elsewhere(installed_anywhere), assembled(installed_anywhere) as parts:
        obstacle = raised(parts)
        assert parts.reads.wait_for(parts.log.head(), LONG)
        saved = parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
        assert parts.reads.wait_for(saved.position)
        assert shown_version(parts, obstacle) >= 2  # the watch of that worker may have flagged it since


def shown_version(parts: Parts, obstacle: object) -> int:
    with parts.reads.connect() as connection:
        shown = find(connection, ADPEM, str(obstacle))
    assert shown
    return shown.obstacle.version


def test_a_follower_asks(installed_anywhere: Settings) -> None:
    """Where two processes have a worker, the one that does not lead still shows at once what it saved."""
    with assembled(installed_anywhere) as leader, assembled(installed_anywhere) as follower, working(leader):
        raised(leader)
        assert leader.reads.wait_for(leader.log.head(), LONG)
        with working(follower):
            for _ in range(3):
                began = time.monotonic()
                saved = follower.tracker.act(raised(follower), Accept(), Request(acting=ADPEM))
                assert follower.reads.wait_for(saved.position)
                assert time.monotonic() - began < 1.9
