"""What stands in the file of each list, beside the pages that show them."""

from web.lists import administration, almanac, bulk, directory, own, queues, reviewing, running, year_end
from web.sheets import router

__all__ = [
    "administration",
    "almanac",
    "bulk",
    "directory",
    "own",
    "queues",
    "reviewing",
    "router",
    "running",
    "year_end",
]
