"""The fingerprint of the log."""

from uuid import uuid4

from kendala.store.fingerprint import fingerprint
from kendala.store.log import Log
from kendala.store.redact import redact
from tests.databases import Place
from tests.kendala.store.examples import noted
from tests.kendala.store.test_verify import tamper


def test_it_stays_while_the_log_grows_and_words_go(log: Log) -> None:
    """New events and removed words leave the fingerprint of the past as it was."""
    id_ = uuid4()
    position = log.append([noted(id_, 1), noted(id_, 2)]).position
    before = fingerprint(log, position)
    log.append([noted(id_, 3)])
    redact(log, id_, 1, "words")
    assert fingerprint(log, position) == before
    assert fingerprint(log, log.head()) != before


def test_it_shows_a_changed_past(databases: Place, log: Log) -> None:
    """A row that was changed in the database itself changes the fingerprint, though everything in it is well formed."""
    position = log.append([noted(uuid4(), 1)]).position
    before = fingerprint(log, position)
    tamper(databases, "UPDATE stored_events SET topic = 'test.noted.v1x'")
    assert fingerprint(log, position) != before
