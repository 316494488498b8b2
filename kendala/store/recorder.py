"""What the log asks of a recorder, besides what the library's own ones can do."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from kendala.store.keys import KeyRow, Number
from kendala.store.recorded import Row

Numbers = Sequence[tuple[UUID, int]]


class LogRecorder(Protocol):
    """A recorder of one database: rows, command keys and numbers, stored together or not at all.

    Raises the library's persistence errors: IntegrityError where a version, key or number is taken.
    """

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Store the rows in one transaction with `key: NewKey | None` and `numbers: Numbers`; gives positions."""
        ...

    def rows_of(self, id_: UUID, after: int, upto: int | None) -> list[tuple[int, str, bytes]]:
        """Version, topic and state of a stream's rows in order, from after version `after` to `upto`."""
        ...

    def rows_of_several(self, ids: Sequence[UUID], position: int) -> list[tuple[UUID, int, str, bytes]]:
        """Stream, version, topic and state of several streams' rows up to a position, each stream in order."""
        ...

    def rows_after(self, position: int, limit: int, upto: int | None) -> list[Row]:
        """The next rows of the log, from after `position` to position `upto`."""
        ...

    def head(self) -> int:
        """The position of the last row, 0 in an empty log."""
        ...

    def position_of(self, id_: UUID, version: int) -> int | None:
        """The place of one row."""
        ...

    def versions(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        """The last version of each stream that exists."""
        ...

    def rows_and_versions(self, id_: UUID, ids: Sequence[UUID]) -> tuple[list[tuple[int, str, bytes]], dict[UUID, int]]:
        """`rows_of` a whole stream and `versions` of others, in one question where asking is what costs."""
        ...

    def numbers(self, ids: Sequence[UUID]) -> dict[UUID, Number]:
        """The numbers of those that have one."""
        ...

    def all_numbers(self) -> dict[UUID, Number]:
        """Every number that was given."""
        ...

    def counters(self) -> dict[int, int]:
        """The last number of each fiscal year."""
        ...

    def find_key(self, account: str, key: str) -> KeyRow | None:
        """What a command key did."""
        ...

    def loose_keys(self) -> list[tuple[str, str]]:
        """Account and key of the command keys that point to no stored event."""
        ...

    def rewrite(
        self, id_: UUID, version: int, change: Callable[[bytes], bytes], beside: Sequence[StoredEvent]
    ) -> Sequence[int]:
        """Replace one state and store rows beside it, in one transaction. Raises LookupError without such a row.

        The digests of the stream's command keys go too: a short text could be guessed from one.
        """
        ...

    def create_tables(self) -> None:
        """Make what is missing."""
        ...

    def schema_version(self) -> int:
        """The version of the tables, 0 before the first migration."""
        ...

    def set_schema_version(self, version: int) -> None:
        """Note that the tables have this version."""
        ...
