"""The folder in which backups lie: their names, one at a time, and how many are kept."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from domain.obstacle import WITA
from domain.refusals import Refused
from kendala.backup.manifest import NAME

PREFIX = "kendala-"
UNFINISHED = ".unfinished"
LOCK = ".lock"


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """One backup at a time in this place; the folder is made where it is missing. Raises Refused, OSError."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place / LOCK).open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("backup_running", folder=str(place)) from None
        yield


def new_name(place: Path, now: datetime) -> str:
    """A name that says when it was made, by the regency's clock."""
    name = f"{PREFIX}{now.astimezone(WITA):%Y%m%d-%H%M%S}"
    return next(n for i in count(1) if not (place / (n := name if i == 1 else f"{name}-{i}")).exists())


def finished(place: Path) -> list[Path]:
    """The finished backups of a place, the oldest first."""
    found = (path for path in place.glob(f"{PREFIX}*/{NAME}") if not path.parent.name.endswith(UNFINISHED))
    return sorted(path.parent for path in found)


def clear_unfinished(place: Path) -> None:
    """Remove what a backup left that was killed; only who is `alone` may do that."""
    for path in place.glob(f"{PREFIX}*{UNFINISHED}"):
        shutil.rmtree(path)


def prune(place: Path, keep: int) -> int:
    """Remove all but the last `keep` finished backups; how many went. Raises Refused, OSError."""
    with alone(place):
        old = finished(place)[:-keep]
        for path in old:
            # without its manifest it is no backup any more, however far the removing comes
            (path / NAME).unlink()
            shutil.rmtree(path)
    return len(old)


def chosen(folder: Path) -> Path:
    """That backup, or the last of the backups that lie in the folder. Raises Refused (`no_backup`)."""
    if (folder / NAME).exists():
        if folder.name.endswith(UNFINISHED):
            raise Refused("no_backup", folder=str(folder))
        return folder
    found = finished(folder)
    if not found:
        raise Refused("no_backup", folder=str(folder))
    return found[-1]
