"""The line to another server: never longer than seconds, never more than some hundred kilobytes, never elsewhere."""

from collections.abc import Callable, Mapping
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


def ask(url: str, *, form: Mapping[str, str] | None = None, **more: Any) -> Mapping[str, Any]:
    """The JSON object at that address; `form` is posted. Raises SsoRefused (`sso_down`, `sso_wrong`)."""
    if not is_safe(url):
        raise SsoRefused("sso_wrong")
    until = monotonic() + ALTOGETHER
    method = "GET" if form is None else "POST"
    try:
        with (
            httpx.Client(timeout=EACH, follow_redirects=False) as client,
            client.stream(
                method, url, data=form, headers={"Accept": "application/json", **more.pop("headers", {})}, **more
            ) as answer,
        ):
            if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                raise SsoRefused("sso_down")
            return _object(answer, lambda: monotonic() > until)
    except (httpx.HTTPError, httpx.InvalidURL, OSError):
        raise SsoRefused("sso_down") from None


def _object(answer: httpx.Response, late: Callable[[], bool]) -> Mapping[str, Any]:
    whole = bytearray()
    for part in answer.iter_bytes():
        whole += part
        if late():
            raise SsoRefused("sso_down")
        if len(whole) > LARGEST:
            raise SsoRefused("sso_wrong")
    try:
        found = msgspec.json.decode(bytes(whole))
    except (msgspec.DecodeError, RecursionError):
        raise SsoRefused("sso_wrong") from None
    if answer.status_code != OK or not isinstance(found, dict):
        raise SsoRefused("sso_wrong")
    return found
