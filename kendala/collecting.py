"""Garbage collection of a long-running process."""

import gc

#: New objects until the youngest are looked at, and how often until the older ones are. Python's own first figure is
#: 700, less than one page makes: measured in docs/performance.md.
THRESHOLDS = (10_000, 20, 20)


def settled() -> None:
    """The parts are put together: what is there now stays until the end, and is not looked at again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
