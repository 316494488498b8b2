"""`python -m tests.bench 1000 50000 [--only pages,commands] [--database sqlite]`: tables, and var/bench.json."""

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from kendala.interpreter import settled
from tests.bench import (
    backing_up,
    bulk,
    catching,
    clockwork,
    commands,
    demonstrated,
    lag,
    lighthouse,
    load,
    pages,
    painting,
    pasts,
    rehearsing,
    streams,
    weight,
    writing,
)
from tests.bench.figures import Figure, show
from tests.bench.machine import machine
from tests.bench.places import Filled, databases, filled
from tests.databases import KINDS

RESULT = Path("var/bench.json")
#: Growth is told from this many obstacles on.
SMALLEST = 1_000


def _catching(database: str, places: Sequence[Filled]) -> list[Figure]:
    return [figure for at in places for figure in catching.figures(database, at.obstacles, at.caught_up)]


def _judged(database: str, places: Sequence[Filled]) -> list[Figure]:
    return [figure for at in places for figure in clockwork.figures(database, at.obstacles, at.judged)]


PARTS: Mapping[str, Callable[[str, Sequence[Filled]], list[Figure]]] = {
    "catching": _catching,
    "clockwork": _judged,
    "pages": pages.measure,
    "commands": commands.measure,
    "lag": lag.measure,
    "streams": streams.measure,
    "load": load.measure,
    "rehearsal": rehearsing.measure,
    "pasts": pasts.measure,
    "drafts": writing.drafts,
    "similar": writing.similar,
    "bulk": bulk.measure,
    "backup": backing_up.measure,
    "weight": weight.measure,
    "paint": painting.measure,
    "lighthouse": lighthouse.measure,
    "demo": demonstrated.measure,
}


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure speed and memory.")
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 50_000], help="numbers of obstacles")
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts, of {', '.join(PARTS)}")
    parser.add_argument("--database", choices=KINDS, action="append", help="one of the databases")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="fill there once, and measure it again later")
    return parser.parse_args()


def main() -> None:
    """Measure, show and write."""
    settled()  # what is measured in this process runs as it would in the program's own
    asked, console = arguments(), Console()
    sizes = sorted({SMALLEST, *asked.sizes})
    with tempfile.TemporaryDirectory() as folder:
        told = machine(Path(folder))
    found: list[Figure] = []
    with databases(asked.database or KINDS, sizes, asked.keep) as kinds:
        for kind, empty in kinds:
            places = [filled(place, size) for place, size in zip(empty, sizes, strict=True)]
            for name in asked.only.split(","):
                console.print(f"[bold]{kind}: {name}[/bold]")
                figures = PARTS[name](kind, places)
                show(figures, console)
                found += figures
    RESULT.parent.mkdir(exist_ok=True)
    result = {"machine": told, "sizes": sizes, "figures": [figure.as_json() for figure in found]}
    RESULT.write_text(json.dumps(result, indent=1), encoding="utf-8")
    console.print(f"{json.dumps(told)}\n{RESULT}")


if __name__ == "__main__":
    main()
