"""Handing one message over: to the address that was looked up and judged, without redirects, within ten seconds."""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Timer
from time import perf_counter
from urllib.parse import urlsplit

from kendala.webhooks.addresses import is_public

#: Seconds for everything together, however slowly the other side talks.
DEADLINE = 10.0
#: Bytes of an answer that are read; the rest is nobody's business.
READ = 1_000
LONGEST_ANSWER = 300
TOO_LATE = "no answer in time"
#: From host and port to IP addresses.
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """What came back: `status` None where nothing did, then `text` is what went wrong. `took` is in milliseconds."""

    status: int | None
    text: str
    took: int

    @property
    def taken(self) -> bool:
        """Whether the receiver has it now."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 - the range of success in HTTP


class NotPublicError(OSError):
    """The name leads into the house."""


def looked_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class _Connection(HTTPConnection):
    """Connects to an IP address that was judged, so that a second answer of the name server changes nothing."""

    def __init__(
        self, host: str, port: int, *, encrypted: bool, private: bool, resolve: Resolve, seconds: float
    ) -> None:
        super().__init__(host, port, timeout=seconds)
        self._encrypted, self._private, self._resolve = encrypted, private, resolve
        self._kept: socket.socket | None = None

    def connect(self) -> None:
        """Look up, judge, connect, and speak TLS to the name."""
        found = self._resolve(self.host, self.port)
        addresses = found if self._private else [each for each in found if is_public(each)]
        if not addresses:
            raise NotPublicError
        self.sock = self._kept = socket.create_connection((addresses[0], self.port), self.timeout)
        if self._encrypted:
            encrypted = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = self._kept = encrypted  # where `abort` finds it, before the other side may dawdle
            encrypted.do_handshake()

    def abort(self) -> None:
        """End it from another thread."""
        if self._kept is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._kept, socket.SHUT_RDWR)


def call(
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    private: bool = False,
    resolve: Resolve = looked_up,
    seconds: float = DEADLINE,
) -> Answered:
    """Send the body by POST and give the beginning of the answer. Raises nothing that the other side can cause."""
    began, status, text = perf_counter(), None, ""
    with _connected(address, private=private, resolve=resolve, seconds=seconds) as connection:
        try:
            connection.request("POST", _target(address), body, dict(headers))
            answer = connection.getresponse()
            status, text = answer.status, answer.read(READ).decode("utf-8", "replace")
        except NotPublicError:
            text = "not a public address"
        except TimeoutError:
            text = TOO_LATE
        except (OSError, HTTPException, UnicodeError, ValueError) as error:
            text = text or type(error).__name__
    took = int((perf_counter() - began) * 1_000)
    late = status is None and took >= seconds * 1_000
    return Answered(status=status, text=TOO_LATE if late else _printable(text), took=took)


@contextmanager
def _connected(address: str, *, private: bool, resolve: Resolve, seconds: float) -> Iterator[_Connection]:
    parts = urlsplit(address)
    encrypted = parts.scheme == "https"
    port = parts.port or (443 if encrypted else 80)
    host = parts.hostname or ""
    connection = _Connection(host, port, encrypted=encrypted, private=private, resolve=resolve, seconds=seconds)
    timer = Timer(seconds, connection.abort)
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        connection.close()


def _target(address: str) -> str:
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _printable(text: str) -> str:
    """The beginning of an answer, without signs that a page or a terminal obeys."""
    return "".join(c if c.isprintable() else " " for c in text)[:LONGEST_ANSWER].strip()
