"""What can go wrong in the store, as types that the caller tells apart."""

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from kendala.store.keys import KeyRow


class StoreError(Exception):
    """The store did not do what was asked; nothing of it was stored."""


class VersionConflict(StoreError):  # noqa: N818 - a conflict is an answer, the caller decides again
    """Another writer stored this version of the stream first."""

    def __init__(self, originator_id: UUID, version: int) -> None:
        super().__init__(f"version {version} of {originator_id} is already stored")
        self.originator_id = originator_id
        self.version = version


class KeyConflict(StoreError):  # noqa: N818 - a conflict is an answer, the caller is told what the key did
    """The command key was used before with another digest. `row` is what it did then."""

    def __init__(self, row: "KeyRow") -> None:
        super().__init__(f"command key {row.key!r} was used before with another body")
        self.row = row


class StoreUnavailable(StoreError):  # noqa: N818 - a state of the world, not a mistake
    """The database cannot do its work now; whether a save happened is unknown, repeating it with its key is safe.

    `key` names the message: store_full, store_read_only, store_unreachable, store_busy, store_closed or
    store_failing; `detail` is the database's own word, for the log of the program.
    """

    def __init__(self, key: str, detail: str) -> None:
        super().__init__(f"{key}: {detail}")
        self.key = key
        self.detail = detail


class SchemaMismatch(StoreError):  # noqa: N818 - a state of the data, with its cure, not a mistake
    """The data were made by another version of the program. `found` is 0 where nothing has been made yet."""

    def __init__(self, found: int, wanted: int) -> None:
        cure = "update the program" if found > wanted else "run `kendala migrate`"
        super().__init__(f"the data have schema {found}, this program needs {wanted}: {cure}")
        self.key = "schema_newer" if found > wanted else "schema_older"
        self.found = found
        self.wanted = wanted
