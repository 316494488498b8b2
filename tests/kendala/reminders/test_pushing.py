"""Messages to other services, by addresses that could reach further than they should."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from domain.refusals import Invalid
from jobs.reminding import Undelivered
from kendala.reminders.push import Push
from kendala.settings import Settings
from tests.kendala.installing import assembled
from tests.kendala.reminders.mailing import delivered, returned
from tests.kendala.reminders.staff import staffed

#: One of the hundred services that Apprise looks through imports a module that Python 3.13 drops.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


@contextmanager
def gateway(status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """A service on the loopback, with what it was sent."""
    took: list[str] = []

    class Takes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            took.append(self.rfile.read(int(self.headers["content-length"])).decode())
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - likewise
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Takes) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"json://127.0.0.1:{server.server_port}/", took
        server.shutdown()
        thread.join()


def test_a_reminder_reaches_the_service(installed: Settings) -> None:
    """Given a service that the operator opened, a person's reminder arrives there as plain text."""
    with gateway() as (address, took), assembled(replace(installed, push_services=("json",))) as parts:
        staff = staffed(parts)
        parts.reminders.choosing.set_push(staff["operator"].account, address)
        number = returned(staff)
        assert delivered(staff) == {"sent": 1}
    (message,) = map(json.loads, took)
    assert message["title"] == f"{number} dikembalikan untuk dilengkapi."
    assert f"/obstacles/{number}" in message["message"]
    assert "RAHASIA" not in str(message)


def test_a_service_that_fails_is_tried_again(installed: Settings) -> None:
    """Given a service that answers with an error, the delivery waits for its next try."""
    with gateway(500) as (address, _), assembled(replace(installed, push_services=("json",))) as parts:
        staff = staffed(parts)
        parts.reminders.choosing.set_push(staff["operator"].account, address)
        returned(staff)
        assert delivered(staff) == {"failed": 1}
        (one,) = parts.reminders.deliveries.list(None)
        assert (one.state.value, one.trouble) == ("waiting", "the service did not take it")


@pytest.mark.parametrize(
    "address",
    [
        "json://127.0.0.1:8080/",
        "JSON://localhost/",
        "jsons://10.0.0.1/",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "tgram://x",
        "tgram",
        "x" * 600,
    ],
)
def test_no_other_service_can_be_named(installed: Settings, address: str) -> None:
    """Given Telegram alone, an address of another service or a broken one is refused, and nothing is sent to it."""
    with assembled(replace(installed, push_services=("tgram",))) as parts:
        account = staffed(parts)["operator"].account
        with pytest.raises(Invalid):
            parts.reminders.choosing.set_push(account, address)
        assert parts.reminders.choosing.of(account).push is None
    with pytest.raises(Undelivered) as trouble:
        Push(("tgram",)).send(address, None)  # type: ignore[arg-type]  # it does not come to the letter
    assert trouble.value.lasting
    assert address not in str(trouble.value)
