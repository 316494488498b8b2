"""What the program says of itself: one line an event, for a program to read."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
import structlog

from kendala.logs import set_up_logs
from kendala.settings import Settings


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave logging as the other tests expect it."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = kept
    structlog.reset_defaults()


def said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_one_line_an_event(capsys: pytest.CaptureFixture[str]) -> None:
    """Our own lines and those of libraries look alike, with time, level, name and the request they belong to."""
    set_up_logs(Settings())
    with structlog.contextvars.bound_contextvars(request="r-1"):
        structlog.get_logger("kendala.test").warning("something", count=3)
        logging.getLogger("library").warning("went %s", "wrong")
    ours, theirs = said(capsys)
    assert {"event": "something", "count": 3, "level": "warning", "request": "r-1"}.items() <= ours.items()
    assert {"event": "went wrong", "logger": "library", "request": "r-1"}.items() <= theirs.items()
    assert str(ours["timestamp"]).endswith("Z")


def test_frames_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The frames of a mistake stay within their line."""
    set_up_logs(Settings())
    try:
        int("boom")
    except ValueError:
        structlog.get_logger("kendala.test").exception("failed")
    (line,) = said(capsys)
    assert "ValueError: invalid literal" in str(line["exception"])


def test_the_level(capsys: pytest.CaptureFixture[str]) -> None:
    """What is below the level that was set is not said."""
    set_up_logs(replace(Settings(), log_level="WARNING"))
    structlog.get_logger("kendala.quiet").info("not said")
    logging.getLogger("library").info("nor this")
    structlog.get_logger("kendala.quiet").error("said")
    assert [line["event"] for line in said(capsys)] == ["said"]
