"""A process that judges all open obstacles of the place in its environment, writes what it finds, and tells as JSON."""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from domain.almanac import Almanac
from jobs.watching import Decide, Judging, watch
from kendala.interpreter import settled
from kendala.parts import Parts, parts_of
from kendala.settings import Settings
from kendala.watching import LogGround

KIBIBYTES = 1024


class Timed(LogGround):
    """The ground of the watch, that notes the seconds of its writing."""

    seconds = 0.0

    def write(self, obstacles: Sequence[UUID], decide: Decide, almanac: Almanac) -> Counter[str]:
        began = time.perf_counter()
        written = super().write(obstacles, decide, almanac)
        Timed.seconds += time.perf_counter() - began
        return written


def judged(ground: LogGround) -> dict[str, float]:
    """Every open obstacle judged for today from its row, with nothing written; what memory the process took at most."""
    almanac, week_of = ground.judged_by()
    judging = Judging(ground.today(), almanac, week_of, escalating=True, now=ground.now)
    began, obstacles, found = time.perf_counter(), 0, 0
    for row in ground.clocked():
        obstacles += 1
        found += judging.comes_to_something(row)
    seconds = time.perf_counter() - began
    most = memory()
    return {"obstacles": obstacles, "found": found, "judging": seconds, "MiB": most}


def memory() -> float:
    """The most memory that this process has held, in MiB; on Linux `ru_maxrss` tells what its parent held, too."""
    status = Path("/proc/self/status")
    if status.exists():
        (kept,) = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(kept) / KIBIBYTES
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES


def written(ground: LogGround) -> dict[str, float]:
    """The whole run: how many facts it wrote, in how many seconds, from loading the streams on."""
    done = watch(ground)
    return {"facts": done["flagged"] + done["cleared"] + done["escalated"], "writing": Timed.seconds}


def ground_of(parts: Parts) -> LogGround:
    """The ground of the watch on these parts."""
    return Timed(
        log=parts.log,
        reads=parts.reads,
        directories=parts.directories,
        almanacs=parts.almanacs,
        clock=parts.clock,
        catch_up=lambda: None,
    )


if __name__ == "__main__":
    settled()
    with parts_of(Settings.from_environment()) as found:
        ground = ground_of(found)
        sys.stdout.write(json.dumps({**judged(ground), **written(ground)}))
