"""Removing what has served."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs.sweeping import Sweeping, sweep_all

NOW = datetime(2024, 11, 28, 4, 17, tzinfo=UTC)


def test_each_is_kept_for_its_time() -> None:
    """Every kind of thing is swept up to its own age, and counted."""
    asked: list[datetime] = []

    def sweep(before: datetime) -> int:
        asked.append(before)
        return len(asked)

    sweepings = [Sweeping("files", timedelta(days=1), sweep), Sweeping("sessions", timedelta(days=30), sweep)]
    assert sweep_all(sweepings, NOW) == {"files": 1, "sessions": 2}
    assert asked == [NOW - timedelta(days=1), NOW - timedelta(days=30)]


def test_one_that_fails() -> None:
    """Where one kind cannot be swept the others are all the same, and the trouble is told afterwards."""
    swept: list[datetime] = []

    def fails(_: datetime) -> int:
        raise OSError("read-only")

    def sweeps(before: datetime) -> int:
        swept.append(before)
        return 0

    sweepings = [Sweeping("files", timedelta(days=1), fails), Sweeping("sessions", timedelta(0), sweeps)]
    with pytest.raises(ExceptionGroup) as troubles:
        sweep_all(sweepings, NOW)
    assert [str(one) for one in troubles.value.exceptions] == ["read-only"]
    assert swept == [NOW]
