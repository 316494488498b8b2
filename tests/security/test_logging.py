"""What the program says of itself holds nothing of what people wrote."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from kendala.engines import open_engine, reading


def test_an_error_of_the_database_does_not_repeat_the_values(tmp_path: Path) -> None:
    """A failed statement is told with its SQL, without texts, hashes or names: these words end up in log files."""
    engine = open_engine(str(tmp_path), "read.db")
    with reading(engine) as connection, pytest.raises(SQLAlchemyError) as failed:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "rahasia"})
    assert "nowhere" in str(failed.value)
    assert "rahasia" not in str(failed.value)
