"""The pace of accounts."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.pacing import Paced, TooFast
from kendala.access.pacing import PACES, Paces


def test_many_at_once_then_one_after_the_other() -> None:
    """Who asks faster is told how long to wait, which opens it; neither others nor other things are held back."""
    now = [datetime(2024, 11, 26, tzinfo=UTC)]
    paces, pace = Paces(lambda: now[0]), PACES[Paced.UPLOAD]
    for _ in range(pace.at_once):
        paces.admit(Paced.UPLOAD, "a")
    with pytest.raises(TooFast) as refusal:
        paces.admit(Paced.UPLOAD, "a")
    paces.admit(Paced.UPLOAD, "b")
    paces.admit(Paced.SIMILAR, "a")
    now[0] += timedelta(seconds=refusal.value.wait)
    paces.admit(Paced.UPLOAD, "a")
    with pytest.raises(TooFast):
        paces.admit(Paced.UPLOAD, "a")
