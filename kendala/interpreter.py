"""What a long-running process tells the interpreter. The figures were measured: docs/performance.md."""

import gc
import sys

#: New objects until the youngest are looked at, and how often until the older ones are: Python's own first figure
#: is 700, less than one page makes.
THRESHOLDS = (10_000, 20, 20)
#: Seconds after which a thread that computes lets another one go on. Python's own 5 ms are longer than a commit takes:
#: whoever holds the turn to write would wait for that long after each statement.
SWITCH = 0.001


def settled() -> None:
    """The parts are put together: what is there now stays until the end, and is not looked at again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    sys.setswitchinterval(SWITCH)
