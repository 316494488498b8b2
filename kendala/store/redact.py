"""Removing words from the past. Nothing else ever changes the log."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from domain.event import Event
from kendala.store.log import Log
from kendala.store.sealing import at_path

_json = msgspec.json.Encoder()


def redact(log: Log, id_: UUID, version: int, path: str, *, record: Sequence[Event] = ()) -> None:
    """Remove text and salt of one text of one event, and store the events that tell of it, in one transaction.

    `path` names the field, such as `record.description` or `record.whys.0`. The hash stays, so the log still verifies.
    Doing it again changes nothing. The digests of that stream's command keys go too: a short text could be guessed
    from one, so a repeated command of that stream is refused from then on.
    Raises LookupError where there is no such event or text, VersionConflict for `record`.
    """

    def without_words(state: bytes) -> bytes:
        data = msgspec.json.decode(state)
        at_path(data, path).update(text=None, salt=None)
        return _json.encode(data)

    log.rewrite(id_, version, without_words, record)
