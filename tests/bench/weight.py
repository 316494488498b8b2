"""What the board weighs: the bytes that a browser fetches at its first visit and at later ones, as served."""

import re
from collections.abc import Iterator, Sequence
from gzip import decompress
from http.client import HTTPConnection

from tests.bench.client import HOST
from tests.bench.figures import Figure
from tests.bench.places import Filled
from tests.bench.processes import serving, working

#: Thousands of bytes: the first visit with everything, and a later one, when only the page itself is fetched.
FIRST, LATER = 90.0, 15.0
KILO = 1_000
OF_A_PAGE = re.compile(r'(?:href|src)="(/static/[^"#]+)')
#: Fetched by the script when a page is renewed for the first time.
OF_A_SCRIPT = re.compile(r'import\("\./([^"]+)')
OF_A_SHEET = re.compile(r"url\(\"?([^\")#]+)")
KEPT = "immutable"


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """At every size: a board of tens of thousands shows no more cards than one of a thousand."""
    return [figure for at in places for figure in _figures(database, at)]


def _figures(database: str, at: Filled) -> Iterator[Figure]:
    with working(at.place), serving(at.place) as server:
        line = HTTPConnection(HOST, server.port)
        headers = {"Accept-Encoding": "gzip", **at.cookie("adpem")}
        sizes = dict(_fetched(line, headers))
        line.close()
    page = sizes["/board"]
    told = {"page kB": page / KILO, "files": float(len(sizes) - 1)}
    everything = sum(sizes.values()) / KILO
    yield Figure(
        part="weight", database=database, what="board, first visit", size=at.obstacles,
        value=everything, unit="kB", goal=FIRST, beside=told,
    )  # fmt: skip
    yield Figure(
        part="weight", database=database, what="board, later visits", size=at.obstacles,
        value=page / KILO, unit="kB", goal=LATER,
    )  # fmt: skip


def _fetched(line: HTTPConnection, headers: dict[str, str]) -> Iterator[tuple[str, int]]:
    """The page and every file that it, its style sheet and its script name, with the bytes of each body."""
    size, body, _ = _get(line, "/board", headers)
    yield "/board", size
    for path in sorted(set(OF_A_PAGE.findall(body))):
        size, found, kept = _get(line, path, headers)
        assert KEPT in kept, f"{path} is fetched at every visit"
        yield path, size
        named = OF_A_SHEET if path.endswith(".css") else OF_A_SCRIPT
        folder = path.rpartition("/")[0]
        for name in sorted(set(named.findall(found))):
            if not name.startswith(("data:", "'data:")):
                yield f"{folder}/{name}", _get(line, f"{folder}/{name}", headers)[0]


def _get(line: HTTPConnection, path: str, headers: dict[str, str]) -> tuple[int, str, str]:
    """Bytes on the line, the text, and how long it may be kept."""
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    sent = answer.read()
    assert answer.status == 200, f"{path} answered {answer.status}"
    plain = decompress(sent) if answer.headers.get("Content-Encoding") == "gzip" else sent
    return len(sent), plain.decode("utf-8", "replace"), answer.headers.get("Cache-Control", "")
