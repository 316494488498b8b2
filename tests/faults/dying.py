"""A worker that dies in the middle of a batch: run as a program of its own by the tests."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from domain.directory import Directory
from kendala.folding import Folding
from kendala.parts import assemble
from kendala.settings import Settings
from projections import registry
from projections.latest import Batch

KILLED = 9


def die_after(name: str) -> None:
    """Let the read model `name` write its rows, and then end the process before anything is committed."""
    projection = registry.PROJECTIONS[name]

    def apply(connection: Connection, tables: Any, batch: Batch, directory: Directory) -> None:
        projection.apply(connection, tables, batch, directory)
        os._exit(KILLED)

    registry.PROJECTIONS[name] = replace(projection, apply=apply)  # type: ignore[index]  # a Mapping to all others


def main(folder: str, url: str, name: str) -> None:
    """Catch up, and die in between."""
    die_after(name)
    parts = assemble(Settings(data=Path(folder), database_url=url or None))
    parts.worker.catch_up(Folding(parts.log))


if __name__ == "__main__":
    main(*sys.argv[1:])
