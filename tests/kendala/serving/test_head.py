import pytest

from tests.web.visitors import Site
from web.statics import statics

#: Headers that no two answers share; a file that is made for each answer has another age each time.
OF_EACH = ("x-request-id", "date", "etag", "last-modified")


@pytest.mark.parametrize(
    "path", ["/", "/login", "/obstacles", "/obstacles/export.csv", "/nowhere", "/healthz", "/api/v1/openapi.json"]
)
def test_head_is_answered_like_get_without_the_body(site_on_sqlite: Site, path: str) -> None:
    """Pages, files, the API and the addresses for operators answer HEAD with the headers of GET and nothing more."""
    client = site_on_sqlite["adpem"].client
    plain = {"Accept-Encoding": "identity"}  # the key of a form is new each time, and so is its size when it is packed
    got, asked = client.get(path, headers=plain), client.head(path, headers=plain)
    assert asked.content == b""
    assert asked.status_code == got.status_code
    first, second = ({k: v for k, v in each.headers.items() if k not in OF_EACH} for each in (got, asked))
    assert first == second
    packed = (client.get(path).headers, client.head(path).headers)
    first, second = ({k: v for k, v in each.items() if k not in (*OF_EACH, "content-length")} for each in packed)
    assert first == second


def test_the_browsers_files_answer_head(site_on_sqlite: Site) -> None:
    """A stylesheet can be asked for without its body."""
    asked = site_on_sqlite.stranger().client.head(statics().address("app.css"))
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["content-type"].startswith("text/css")


def test_head_of_a_stream_ends_at_once(site_on_sqlite: Site) -> None:
    """A stream, which would go on for ever, tells its headers and is done."""
    asked = site_on_sqlite["adpem"].client.head("/live")
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["content-type"].startswith("text/event-stream")
