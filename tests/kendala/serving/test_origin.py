"""Whose requests may change something: the table of what browsers and programs say of themselves."""

import pytest
from starlette.datastructures import Headers

from kendala.serving.origin import is_ours

HOST = {"host": "kendala.kutim.go.id"}
OURS = "https://kendala.kutim.go.id"
COOKIE, TOKEN = {"cookie": "session=x"}, {"authorization": "Bearer x"}


@pytest.mark.parametrize(
    ("said", "ours"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": OURS}, False),
        ({"sec-fetch-site": "same-origin", "origin": "https://jahat.example"}, True),
        ({"origin": OURS}, True),
        ({"origin": OURS + ":8443"}, False),
        ({"origin": "https://jahat.example"}, False),
        ({"origin": "null"}, False),
        ({}, True),
        (COOKIE, False),
        (TOKEN, True),
        ({**TOKEN, "sec-fetch-site": "cross-site"}, True),
        ({**TOKEN, **COOKIE}, False),
        ({**TOKEN, **COOKIE, "sec-fetch-site": "cross-site"}, False),
        ({**COOKIE, "sec-fetch-site": "same-origin"}, True),
    ],
)
def test_who_may_change(said: dict[str, str], ours: bool) -> None:
    """Reading is for all; changing is for pages of this site and for programs with nothing but a token."""
    headers = Headers({**HOST, **said})
    for method in ("POST", "PATCH", "PUT", "DELETE", "CONNECT"):
        assert is_ours(method, headers) is ours
    for method in ("GET", "HEAD", "OPTIONS"):
        assert is_ours(method, headers)
