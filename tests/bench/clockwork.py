"""How quickly the clocks of all open obstacles are judged from the read model, and flags are written."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping

from tests.bench.figures import Figure
from tests.databases import Place

#: Obstacles judged in a second, and the most memory of the process that does it.
JUDGED, MEMORY = 20_000, 250
#: Seconds that one process gets.
PATIENCE = 1_800


def judged(place: Place) -> Mapping[str, float]:
    """Judge the place in a process of its own; on its first day nearly all that is open has run out."""
    environment = {**os.environ, "KENDALA_LOG_LEVEL": "WARNING", **place.environment}
    command = (sys.executable, "-m", "tests.bench.watchman")
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, timeout=PATIENCE)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def figures(database: str, size: int, told: Mapping[str, float]) -> Iterator[Figure]:
    """What judging told of one place."""
    for what, value, unit, goal, more, beside in (
        ("judged", told["obstacles"] / told["judging"], "obstacles/s", JUDGED, True, ("obstacles", "found", "judging")),
        ("memory of judging", told["MiB"], "MiB", MEMORY, False, ()),
        ("written, 500 to a transaction", told["facts"] / told["writing"], "facts/s", None, True, ("facts", "writing")),
    ):
        yield Figure(
            part="clocks of open obstacles",
            database=database,
            what=what,
            value=value,
            unit=unit,
            size=size,
            goal=goal,
            more_is_better=more,
            beside={name: told[name] for name in beside},
        )
