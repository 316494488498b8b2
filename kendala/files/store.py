"""Keeping files (`domain.files.Files`)."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.files import StoredFile
from domain.obstacle import FileRef
from domain.refusals import Invalid, KeyReused, NotFound
from kendala.access.clock import Clock
from kendala.engines import reading, writing
from kendala.files.blobs import Blobs, Written
from kendala.files.kinds import HEAD, true_type
from kendala.files.naming import safe_name, safe_type
from kendala.files.pictures import refuse_bomb
from kendala.files.schema import files
from kendala.files.sweeping import discard, one_at_a_time, sweep

#: How many files of the largest size an account may have that belong to no obstacle yet, drafts and all.
WAITING = 15
COLUMNS = tuple(files.c[name] for name in ("id", "name", "type", "size", "sha256", "uploader", "stored_at", "obstacle"))


class FileStore:
    """Files in a folder and a table; `most` is the largest size in bytes."""

    def __init__(self, engine: Engine, folder: Path, clock: Clock, *, most: int) -> None:
        self._engine, self._clock, self._most = engine, clock, most
        self._blobs = Blobs(folder)

    def store(self, stream: BinaryIO, *, name: str, type: str, uploader: str, key: str | None = None) -> StoredFile:  # noqa: A002 - the word of the web
        """Keep the bytes and then say so in the table. Raises FileTooLarge, Invalid, KeyReused."""
        with self._blobs.receive(stream, most=self._most) as written:
            if written.size == 0:
                raise Invalid(file=("empty_file", {}))
            refuse_bomb(written.path)
            kept_name = safe_name(name)
            new = StoredFile(
                id=uuid4(),
                name=kept_name,
                type=true_type(_head(written), name=kept_name, said=safe_type(type)),
                size=written.size,
                sha256=written.sha256,
                uploader=uploader,
                stored_at=self._clock(),
            )
            return self._kept(new, key, written)

    def _kept(self, new: StoredFile, key: str | None, written: Written) -> StoredFile:
        known = self._by_key(new.uploader, key)
        if known is not None:
            return _same(known, written)
        values = {column.name: getattr(new, column.name) for column in COLUMNS}
        try:
            with writing(self._engine) as connection:
                one_at_a_time(connection)
                self._refuse_hoard(connection, new)
                self._blobs.keep(written)
                connection.execute(insert(files).values(**values, key=key))
        except IntegrityError:
            known = self._by_key(new.uploader, key)
            if known is None:
                raise
            return _same(known, written)
        return new

    def _refuse_hoard(self, connection: Connection, new: StoredFile) -> None:
        """Nobody fills the disk with what he never sends. Raises Invalid (`file`)."""
        waiting = select(func.coalesce(func.sum(files.c.size), 0))
        mine = waiting.where(files.c.uploader == new.uploader, files.c.obstacle.is_(None))
        if connection.execute(mine).scalar_one() + new.size > WAITING * self._most:
            raise Invalid(file=("too_much_waits", {}))

    def _by_key(self, uploader: str, key: str | None) -> StoredFile | None:
        if key is None:
            return None
        with reading(self._engine) as connection:
            row = connection.execute(select(*COLUMNS).where(files.c.uploader == uploader, files.c.key == key)).first()
        return _stored(row) if row else None

    def find(self, file: UUID) -> StoredFile:
        """The file of that id. Raises NotFound."""
        found = self.of([file])
        if not found:
            raise NotFound("file", str(file))
        return found[0]

    def of(self, files_: Iterable[UUID]) -> Sequence[StoredFile]:
        """The files of these ids that there are, in the order given, each once."""
        ids = list(dict.fromkeys(files_))
        if not ids:
            return ()
        with reading(self._engine) as connection:
            found = {row.id: _stored(row) for row in connection.execute(select(*COLUMNS).where(files.c.id.in_(ids)))}
        return tuple(found[each] for each in ids if each in found)

    @contextmanager
    def open(self, file: StoredFile) -> Iterator[BinaryIO]:
        """The bytes. Raises NotFound where they are gone."""
        try:
            opened = self._blobs.path(file.sha256).open("rb")
        except FileNotFoundError:
            raise NotFound("file", str(file.id)) from None
        with opened:
            yield opened

    def claim(self, files_: Sequence[UUID], *, uploader: str, obstacle: UUID | None) -> tuple[FileRef, ...]:
        """Keep the files from being swept, if the act may name them. Raises Invalid (`evidence`)."""
        ids = list(dict.fromkeys(files_))
        if not ids:
            return ()
        with writing(self._engine) as connection:
            rows = connection.execute(select(*COLUMNS).where(files.c.id.in_(ids)))
            usable = {row.id: _stored(row) for row in rows if _usable(row, uploader, obstacle)}
            missing = [str(each) for each in ids if each not in usable]
            if missing:
                raise Invalid(evidence=("unknown_file", {"file": missing[0]}))
            free = files.c.id.in_(ids) & files.c.obstacle.is_(None)
            connection.execute(update(files).where(free).values(claimed_at=self._clock()))
        return tuple(usable[each].ref for each in ids)

    def release(self, files_: Sequence[UUID]) -> None:
        """Let them be swept again, unless they belong to an obstacle."""
        self._update(files_, claimed_at=None)

    def attach(self, files_: Sequence[UUID], obstacle: UUID) -> None:
        """Give free files to the obstacle."""
        self._update(files_, obstacle=obstacle)

    def _update(self, ids: Sequence[UUID], **values: Any) -> None:
        if ids:
            with writing(self._engine) as connection:
                free = files.c.id.in_(list(ids)) & files.c.obstacle.is_(None)
                connection.execute(update(files).where(free).values(**values))

    def discard(self, file: UUID, *, uploader: str) -> bool:
        """Remove a file of that uploader that no act and no draft holds."""
        return discard(self._engine, self._blobs, file, uploader)

    def sweep(self, before: datetime) -> int:
        """Remove what nobody claimed and was stored before that time."""
        return sweep(self._engine, self._blobs, before)


def _head(written: Written) -> bytes:
    with written.path.open("rb") as opened:
        return opened.read(HEAD)


def _stored(row: Row[Any]) -> StoredFile:
    return StoredFile(**row._mapping)  # noqa: SLF001 - the documented way to a row's names


def _usable(row: Row[Any], uploader: str, obstacle: UUID | None) -> bool:
    """The uploader's own and free, or already of this very obstacle."""
    if row.obstacle is None:
        return bool(row.uploader == uploader)
    return obstacle is not None and bool(row.obstacle == obstacle)


def _same(known: StoredFile, written: Written) -> StoredFile:
    if known.sha256 != written.sha256:
        raise KeyReused
    return known
