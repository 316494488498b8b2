"""A command of the shell brings the read models to the head of the log, with or without a worker."""

import pytest

from kendala import catching_up
from kendala.catching_up import catch_up
from kendala.leading import leading
from kendala.parts import Parts
from kendala.store.errors import StoreUnavailable
from kendala.supervising import working
from tests.kendala.installing import assembled, raised


def test_without_a_worker(parts_anywhere: Parts) -> None:
    """Where nobody leads the command does the work itself, and leaves the lead free."""
    raised(parts_anywhere)
    catch_up(parts_anywhere)
    assert parts_anywhere.ask_position() == parts_anywhere.log.head()
    with leading(parts_anywhere.worker.location) as leadership:
        assert leadership.take()


def test_beside_a_worker(parts_anywhere: Parts) -> None:
    """Where a worker leads the command waits for it."""
    with working(parts_anywhere), assembled(parts_anywhere.settings) as shell:
        assert parts_anywhere.reads.wait_for(parts_anywhere.log.head(), 20)
        raised(shell)
        catch_up(shell)
        assert shell.ask_position() == shell.log.head()


def test_a_worker_that_stands_still(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leader that does not move is waited for a while, and then told of."""
    monkeypatch.setattr(catching_up, "PATIENCE", 0.05)
    raised(parts)
    with leading(parts.worker.location) as leadership:
        assert leadership.take()
        with pytest.raises(StoreUnavailable):
            catch_up(parts)
