"""Files that an act names: kept from being swept, and given to the obstacle once the act is stored."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from api.arriving import Visit
from domain.files import Files
from domain.obstacle import FileRef
from domain.refusals import Refused


@dataclass(frozen=True, slots=True)
class Evidence:
    """The files of one act, as its event holds them."""

    files: Files
    refs: tuple[FileRef, ...]

    def attach(self, obstacle: UUID) -> None:
        """Give them to the obstacle; repeating it changes nothing."""
        self.files.attach([ref.id for ref in self.refs], obstacle)


@contextmanager
def with_files(visit: Visit, ids: Sequence[UUID], obstacle: UUID | None = None) -> Iterator[Evidence]:
    """Claim the files for the act in the block, and let go of them where it is refused. Raises Invalid."""
    files = visit.deps.files
    refs = files.claim(ids, uploader=visit.acting.account, obstacle=obstacle)
    try:
        yield Evidence(files, refs)
    except Refused:
        files.release([ref.id for ref in refs])
        raise
