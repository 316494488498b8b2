"""A database that goes away, a disk that is full: a clear answer meanwhile, and everything goes on afterwards."""

import http.client
import resource
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from kendala.store.log import open_log
from kendala.store.verify import verify
from tests.databases import Place, restartable
from tests.faults.load import report
from tests.faults.serving import Answer, Running, ask, prepare, serving, settings_of

#: More than an installation begins with, and room for a dozen of long reports.
FILE_LIMIT = 640 * 1024
MOST = 24
#: Two: more would wait for each other, and on a busy machine longer than the log lets a writer wait.
AT_ONCE = 2
LONG = "Berkas pembayaran menunggu tanda tangan. " * 230


def send(running: Running, token: str, key: str) -> Answer:
    """Raise one obstacle."""
    sent = report(key)
    return ask(running.port, token, "POST", sent.path, body=sent.body, key=sent.key)


def listed(running: Running, token: str, stored: int) -> int:
    """The number of obstacles in the list, once the read models hold as many: a command waits for them two seconds."""
    total = 0
    for _ in range(400):
        answer = ask(running.port, token, "GET", "/obstacles?limit=1")
        assert answer.status == 200, answer
        total = int(answer.body["total"])
        if total >= stored:
            break
    return total


def until_it_answers(running: Running, token: str, key: str) -> Answer:
    """Repeat one command with its key until the database is back; each refusal on the way says so and names a cure."""
    for _ in range(400):
        answer = send(running, token, key)
        if answer.status == 201:
            return answer
        assert answer.status == 503, answer
        assert answer.body["detail"]
    raise AssertionError("it did not heal")


def test_every_session_is_killed(postgresql_place: Place) -> None:
    """When every session of the database is ended, server and worker go on by themselves."""
    token = prepare(postgresql_place)
    assert postgresql_place.url is not None
    with serving(postgresql_place) as running:
        assert send(running, token, "before").status == 201
        with psycopg.connect(postgresql_place.url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        until_it_answers(running, token, "after")
        assert listed(running, token, 2) == 2


def test_the_server_restarts() -> None:
    """While PostgreSQL is down requests are told so; when it is back, the same command is stored once."""
    with tempfile.TemporaryDirectory(prefix="kendala-") as made, restartable(Path(made)) as postgres:
        place = Place(kind="postgresql", folder=Path(made), url=postgres.url)
        token = prepare(place)
        with serving(place) as running:
            assert send(running, token, "before").status == 201
            postgres.stop()
            refused = send(running, token, "after")
            assert refused.status == 503
            assert refused.body["title"]
            postgres.start()
            until_it_answers(running, token, "after")
            assert listed(running, token, 2) == 2
        log = open_log(settings_of(place))
        assert list(verify(log)) == []
        log.close()


def small_files() -> None:
    """Let no file of this process grow beyond the limit, as a full disk would."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))


def test_a_full_disk(sqlite_place: Place) -> None:
    """On a full disk commands are refused with a sentence, what was acknowledged is there, and it goes on with room."""
    token = prepare(sqlite_place)

    def send_much(port: int, n: int) -> Answer:
        sent = report(f"full-{n}")
        body = {**sent.body, "tried": LONG, "follow_up_needed": LONG}
        return ask(port, token, "POST", sent.path, body=body, key=sent.key)

    # Without a worker only the log grows: read models that are full would refuse nothing.
    with serving(sqlite_place, "--no-worker", preparation=small_files) as running, ThreadPoolExecutor(AT_ONCE) as many:
        answers = list(many.map(lambda n: send_much(running.port, n), range(MOST)))
    acknowledged = [n for n, answer in enumerate(answers) if answer.status == 201]
    refused = [answer for answer in answers if answer.status != 201]
    assert acknowledged, answers[:AT_ONCE]
    assert {answer.status for answer in refused} == {503}
    assert {answer.body["type"] for answer in refused} <= {"/problems/store_full", "/problems/store_failing"}
    with serving(sqlite_place) as running:
        again = [send_much(running.port, n) for n in range(MOST)]
        assert {answer.status for answer in again} == {201}
        assert listed(running, token, MOST) == MOST
    log = open_log(settings_of(sqlite_place))
    assert list(verify(log)) == []
    log.close()


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_outside_the_api(sqlite_place: Place, address: str) -> None:
    """The addresses for operators answer without a token."""
    prepare(sqlite_place)
    with serving(sqlite_place) as running:
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
        connection.request("GET", address)
        assert connection.getresponse().status == 200
        connection.close()
