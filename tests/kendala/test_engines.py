"""Writers of SQLite wait for each other, and nobody waits for its journal."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from kendala import engines


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A database whose writers soon give up."""
    monkeypatch.setattr(engines, "BUSY", 0.01)
    return engines.open_engine(str(tmp_path), "read.db")


def test_who_is_in_no_hurry_asks_again(engine: Engine) -> None:
    """Beside another writer one turn is refused; with more of them it goes on as soon as the other has finished."""
    other = engine.connect().execution_options(kendala_writes=True)
    held, asked = other.begin(), []

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            asked.append(statement)
            if len(asked) == 4:
                held.commit()

    event.listen(engine, "before_cursor_execute", count)
    with pytest.raises(OperationalError), engines.writing(engine):
        pass
    with engines.writing(engine, turns=5) as connection:
        connection.execute(text("CREATE TABLE written (n)"))
    assert len(asked) == 4
    other.close()
    engine.dispose()


def test_the_journal_is_moved_once_much_was_shown(engine: Engine, tmp_path: Path) -> None:
    """What was written stays in the journal until enough positions were shown since it was moved last."""
    journal, file = engines.Journal(engine), tmp_path / "read.db"
    with engines.writing(engine) as connection:
        connection.execute(text("CREATE TABLE written (n)"))
    before = file.stat().st_size
    journal.move(engines.MOVED_AFTER - 1)
    assert file.stat().st_size == before
    journal.move(engines.MOVED_AFTER)
    assert file.stat().st_size > before
    engine.dispose()
