"""The machine in general words, and how long its disk takes to keep a page."""

import os
import platform
import statistics
import time
from pathlib import Path
from typing import Any

import psutil

PAGE = 4096
SYNCS = 200
GIBIBYTE = 1024**3


def machine(folder: Path) -> dict[str, Any]:
    """Cores, memory, kernel, Python, and the time of one fsync in `folder` in milliseconds: median and 99th of 100."""
    median, late = fsync(folder)
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / GIBIBYTE),
        "kernel": f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
        "python": platform.python_version(),
        "load_at_start": round(os.getloadavg()[0], 2),
        "fsync_median_ms": round(median, 3),
        "fsync_p99_ms": round(late, 3),
    }


def fsync(folder: Path) -> tuple[float, float]:
    """How long a page that was appended takes to be on the disk, in milliseconds: median and 99th of 100."""
    file, took = folder / "fsync", []
    with file.open("wb", buffering=0) as opened:
        for _ in range(SYNCS):
            opened.write(bytes(PAGE))
            began = time.perf_counter()
            os.fsync(opened.fileno())
            took.append((time.perf_counter() - began) * 1000)
    file.unlink()
    return statistics.median(took), percentile(took, 99)


def percentile(values: list[float], which: int) -> float:
    """The value that so many of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * which // 100)]
