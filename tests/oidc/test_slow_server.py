"""A server of OpenID Connect that speaks, and never comes to an end."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from socket import create_server
from threading import Event, Thread
from time import monotonic

import pytest

from domain.signing_on import SsoRefused
from kendala.access.oidc_lines import ask

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
NEVER_ENDING = {
    "signs of a head": (b"X: ", repeat(b"a")),
    "signs of a body": (HEAD + b"\r\n", repeat(b" ")),
    "promises": (b"", repeat(b"HTTP/1.1 100 Continue\r\n\r\n")),
}


@contextmanager
def speaking(parts: Iterator[bytes]) -> Iterator[str]:
    """The address of a server that says these parts, one each twentieth of a second."""
    over = Event()
    with create_server(("127.0.0.1", 0)) as door:

        def talk() -> None:
            line, _ = door.accept()
            with line, suppress(OSError):
                for part in parts:
                    line.sendall(part)
                    if over.wait(0.05):
                        return

        thread = Thread(target=talk, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            over.set()
            thread.join(2)


@pytest.mark.parametrize("how", NEVER_ENDING)
def test_a_server_that_drips_is_down(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """Each sign comes in time; all together take for ever: the other server is told of as down."""
    monkeypatch.setattr("kendala.access.oidc_lines.ALTOGETHER", 0.4)
    first, then = NEVER_ENDING[how]
    began = monotonic()
    with speaking(chain([first], then)) as address, pytest.raises(SsoRefused) as refusal:
        ask(address)
    assert (refusal.value.key, monotonic() - began < 3) == ("sso_down", True)
