"""What is done to the log behind the program's back, as far as the log itself can tell."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kendala.preparing import prepare
from kendala.redacting import redact
from kendala.settings import Settings
from kendala.store import FindingKind, verify
from tests.kendala.installing import assembled, raised

EMPTIED = """
UPDATE stored_events SET state = CAST(json_set(CAST(state AS TEXT), '$.record.description.text', NULL,
'$.record.description.salt', NULL) AS BLOB) WHERE topic = 'obstacle.raised.v1'
"""


def test_a_text_that_went_without_a_redaction_is_found(tmp_path: Path) -> None:
    """Only `kendala redact` removes words, and tells of it; where nothing tells of it, somebody else did."""
    settings = Settings(data=tmp_path / "data")
    prepare(settings)
    with assembled(settings) as parts:
        redact(parts, raised(parts, "Satu."), 1, "record.description", "Menyebut orang")
        assert list(verify(parts.log)) == []
        silently = raised(parts, "Dua.")
        with closing(sqlite3.connect(settings.events_file, isolation_level=None)) as file:
            file.execute(EMPTIED)
        (finding,) = verify(parts.log)
    assert (finding.kind, finding.originator_id) == (FindingKind.TEXT_MISSING, silently)
    assert (finding.version, finding.found) == (1, "record.description")
