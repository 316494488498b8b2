"""Who is who: agencies, desks, causes, offices and their holders, each remembered with its past names."""

from domain.directory import appointing, changing, registering, renaming, retiring
from domain.directory.deciding import decide
from domain.directory.directory import Directory

__all__ = ["Directory", "appointing", "changing", "decide", "registering", "renaming", "retiring"]
