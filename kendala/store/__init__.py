"""The log of everything that happened, on SQLite or PostgreSQL. `open_log` is the way in."""

from kendala.store.errors import (
    KeyConflict,
    SchemaMismatch,
    StoreError,
    StoreUnavailable,
    VersionConflict,
)
from kendala.store.keys import CommandKey, KeyRow, Number
from kendala.store.log import Log, open_log
from kendala.store.metadata import Metadata, current
from kendala.store.migrate import migrate
from kendala.store.recorded import Recorded
from kendala.store.redact import redact
from kendala.store.sealing import log_hash
from kendala.store.verify import Finding, FindingKind, verify
from kendala.store.wake import Wake

__all__ = [
    "CommandKey",
    "Finding",
    "FindingKind",
    "KeyConflict",
    "KeyRow",
    "Log",
    "Metadata",
    "Number",
    "Recorded",
    "SchemaMismatch",
    "StoreError",
    "StoreUnavailable",
    "VersionConflict",
    "Wake",
    "current",
    "log_hash",
    "migrate",
    "open_log",
    "redact",
    "verify",
]
