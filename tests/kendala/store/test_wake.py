"""A reader is woken by what is stored, here or in another process, and never hangs."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from time import monotonic
from uuid import uuid4

import psycopg

from kendala.store import Log, migrate, open_log
from tests.databases import Place
from tests.kendala.store.conftest import Opener, settings_of
from tests.kendala.store.examples import noted

KILL_LISTENERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"


def wakes(log: Log, after: int) -> bool:
    """Whether the log is seen to go beyond a position, waiting again and again as a worker does."""
    deadline = monotonic() + 20
    while monotonic() < deadline:
        if log.wake.wait(after):
            return True
    return False


def test_what_is_there_already(log: Log, open_another: Opener) -> None:
    """Who is behind does not wait at all."""
    position = open_another().append([noted(uuid4(), 1)]).position
    assert wakes(log, position - 1)
    assert log.wake.wait(position, 0) is False


def test_a_save_in_this_process(log: Log) -> None:
    """A save wakes those who wait in the same process."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wakes, log, 0)
        log.append([noted(uuid4(), 1)])
        assert waiting.result()


def test_saves_of_another_process(log: Log, open_another: Opener) -> None:
    """Saves through another handle are noticed one after the other."""
    other = open_another()
    seen = 0
    for _ in range(5):
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(wakes, log, seen)
            seen = other.append([noted(uuid4(), 1)]).position
            assert waiting.result()


def test_a_killed_listener_listens_again(postgresql_place: Place) -> None:
    """Where the listening session is ended, what happens afterwards still wakes the reader."""
    settings = settings_of(postgresql_place)
    migrate(settings)
    with closing(open_log(settings)) as log, closing(open_log(settings)) as other:
        assert log.wake.wait(0, 0) is False
        with psycopg.connect(postgresql_place.location, autocommit=True) as session:
            for _ in range(2):
                session.execute(KILL_LISTENERS)
                assert wakes(log, other.append([noted(uuid4(), 1)]).position - 1)


def test_closing_lets_everybody_go(log: Log) -> None:
    """Closing the log ends all waiting, and waiting afterwards returns at once."""
    began = Event()

    def wait() -> bool:
        began.set()
        return log.wake.wait(0)

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wait)
        began.wait(5)
        log.wake.close()
        assert waiting.result(5) is False
    assert log.wake.wait(0) is False
