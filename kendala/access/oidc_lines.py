"""The line to another server: never longer than seconds, never more than some hundred kilobytes, never elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR, socket
from threading import Timer
from time import monotonic
from typing import Any

import httpx
import msgspec

from domain.signing_on import SsoRefused
from kendala.oidc_settings import is_safe

#: Seconds: for a part of an answer, and for all of it. Somebody waits, and a thread with him.
EACH, ALTOGETHER = 3.0, 6.0
LARGEST = 256 * 1024
OK = 200
#: What httpcore tells of when a line is open (the `trace` extension).
OPENED = "connection.connect_tcp.complete"
Trace = Callable[[str, Mapping[str, Any]], None]


def ask(url: str, *, form: Mapping[str, str] | None = None, **more: Any) -> Mapping[str, Any]:
    """The JSON object at that address; `form` is posted. Raises SsoRefused (`sso_down`, `sso_wrong`)."""
    if not is_safe(url):
        raise SsoRefused("sso_wrong")
    until = monotonic() + ALTOGETHER
    method = "GET" if form is None else "POST"
    try:
        with (
            _cut(ALTOGETHER) as trace,
            httpx.Client(timeout=EACH, follow_redirects=False) as client,
            client.stream(
                method,
                url,
                data=form,
                headers={"Accept": "application/json", **more.pop("headers", {})},
                extensions={"trace": trace},
                **more,
            ) as answer,
        ):
            if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                raise SsoRefused("sso_down")
            return _object(answer, lambda: monotonic() > until)
    except (httpx.HTTPError, httpx.InvalidURL, OSError):
        raise SsoRefused("sso_down") from None


@contextmanager
def _cut(seconds: float) -> Iterator[Trace]:
    """Cut the line in the end: who sends one sign of its head after the other is never late with a part."""
    lines: list[socket] = []

    def trace(event: str, told: Mapping[str, Any]) -> None:
        if event == OPENED:  # a socket of our own for the same line, which TLS does not take from us
            lines.append(told["return_value"].get_extra_info("socket").dup())
        if timer.finished.is_set():
            cut()

    def cut() -> None:
        for line in lines:
            with suppress(OSError):
                line.shutdown(SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield trace
    finally:
        timer.cancel()
        for line in lines:
            line.close()


def _object(answer: httpx.Response, late: Callable[[], bool]) -> Mapping[str, Any]:
    whole = bytearray()
    for part in answer.iter_bytes():
        whole += part
        if len(whole) > LARGEST:
            raise SsoRefused("sso_wrong")
    if late():  # a line that was cut looks like an answer that has ended
        raise SsoRefused("sso_down")
    try:
        found = msgspec.json.decode(bytes(whole))
    except (msgspec.DecodeError, RecursionError):
        raise SsoRefused("sso_wrong") from None
    if answer.status_code != OK or not isinstance(found, dict):
        raise SsoRefused("sso_wrong")
    return found
