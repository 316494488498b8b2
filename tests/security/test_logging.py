"""What the program says of itself holds nothing of what people wrote."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from structlog.testing import capture_logs

from kendala.engines import open_engine, reading
from tests.web.visitors import Site


def test_an_error_of_the_database_does_not_repeat_the_values(tmp_path: Path) -> None:
    """A failed statement is told with its SQL, without texts, hashes or names: these words end up in log files."""
    engine = open_engine(str(tmp_path), "read.db")
    with reading(engine) as connection, pytest.raises(SQLAlchemyError) as failed:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "rahasia"})
    assert "nowhere" in str(failed.value)
    assert "rahasia" not in str(failed.value)


def test_a_refused_login_leaves_a_trace_without_what_was_typed(site_on_sqlite: Site) -> None:
    """The log names account and address; a password that was typed into the wrong field is not repeated."""
    account = site_on_sqlite.house["auditor"].acting.account
    with capture_logs() as lines:
        site_on_sqlite.stranger().log_in("auditor", "kata sandi keliru")
        site_on_sqlite.stranger().log_in("katasandirahasia", "auditor")
    refused = [line for line in lines if line["event"] == "login refused"]
    assert [(line["account"], line["reason"]) for line in refused] == [
        (account, "wrong_credentials"),
        (None, "wrong_credentials"),
    ]
    assert {line["address"] for line in refused} == {"127.0.0.1"}
    assert "keliru" not in str(lines)
    assert "katasandirahasia" not in str(lines)
