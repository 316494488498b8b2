"""What Lighthouse says of board, form and review on a slow phone: 1.6 Mbit/s, 150 ms, a processor four times slower."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.figures import Figure
from tests.bench.places import Filled
from tests.bench.processes import serving
from tests.browsers import installed, launch

CLI = Path(__file__).parent.parent.parent / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = (("adpem", "/board"), ("operator", "/obstacles/new"), ("leadership", "/review"))
#: Category and the score of a hundred that it should reach.
GOALS = {"accessibility": 100.0, "best-practices": 100.0, "performance": 95.0}
#: Milliseconds until the largest part is seen.
SEEN_BY = 1_200.0
#: The middle one counts: a run shows what the processor was kept from, too.
RUNS = 5
Cookie = Callable[[str], Mapping[str, str]]
#: So many crashes of Chromium are let pass for each answer.
CRASHES = 2


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """Scores and the largest contentful paint of each page, at the fewest obstacles: pages are bounded."""
    at = places[0]
    with serving(at.place) as server:
        return list(figures("lighthouse", database, server.port, at.cookie, at.obstacles))


def figures(part: str, database: str, port: int, cookie: Cookie, size: int | None) -> Iterator[Figure]:
    """The same on a server that runs; `cookie` gives the headers of a person in an office."""
    for office, path in PAGES:
        told = [report(f"http://127.0.0.1:{port}{path}", cookie(office)) for _ in range(RUNS)]
        for figure in _figures(path, told):
            yield replace(figure, part=part, database=database, size=size)


def _figures(path: str, told: Sequence[Mapping[str, Any]]) -> Iterator[Figure]:
    for category, goal in GOALS.items():
        scores = [100 * each["categories"][category]["score"] for each in told]
        yield Figure(
            part="", database="", what=f"{path}: {category}", value=median(scores), unit="of 100",
            goal=goal, more_is_better=True, beside={"best": max(scores)},
        )  # fmt: skip
    seen = [each["audits"]["largest-contentful-paint"]["numericValue"] for each in told]
    blocked = [each["audits"]["total-blocking-time"]["numericValue"] for each in told]
    yield Figure(
        part="", database="", what=f"{path}: largest paint by Lighthouse", value=median(seen), unit="ms",
        goal=SEEN_BY, beside={"best": min(seen), "blocked_ms": median(blocked)},
    )  # fmt: skip


def report(address: str, headers: Mapping[str, str]) -> dict[str, Any]:
    """Lighthouse's report of one page, as who sends these headers sees it; where Chromium crashes it is asked again.

    Raises CalledProcessError.
    """
    for _ in range(CRASHES):
        with suppress(subprocess.CalledProcessError):
            return _asked(address, headers)
    return _asked(address, headers)


def _asked(address: str, headers: Mapping[str, str]) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *launch()["args"]])
    ran = subprocess.run(
        [shutil.which("node") or "node", str(CLI), address, "--quiet", "--output=json",
         f"--only-categories={','.join(GOALS)}",
         f"--extra-headers={json.dumps(dict(headers))}", f"--chrome-flags={flags}"],
        env=os.environ | {"CHROME_PATH": installed() or ""}, capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(ran.stdout)
    return found
