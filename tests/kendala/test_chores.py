"""The jobs of the leading worker do their work on the real parts, and what they did is kept."""

import io
from datetime import timedelta

import pytest

from domain.accounts import Client
from domain.acting import OfficeKind
from domain.refusals import NotFound
from kendala.access.enrolling import Seat
from kendala.chores import ENDED, RAN, UNATTACHED
from kendala.parts import Parts
from tests.kendala.installing import Ticking

PASSWORD = "kata sandi yang panjang"


def test_sweeping(parts: Parts) -> None:
    """Files that nobody attached go after a day, sessions a month after they ended; what is younger stays."""
    clock = parts.clock
    assert isinstance(clock, Ticking)
    parts.enrolment.enrol("adpem", PASSWORD, Seat(kind=OfficeKind.ADPEM))
    file = parts.files.store(io.BytesIO(b"%PDF-1.7"), name="bukti.pdf", type="application/pdf", uploader="a")
    parts.door.log_in("adpem", PASSWORD, Client())
    for passed, files in ((UNATTACHED / 2, 0), (UNATTACHED, 1), (ENDED + timedelta(days=400), 0)):
        clock.now += passed
        assert parts.timetable.run("sweep").did["files"] == files
    assert not parts.files.of([file.id])


def test_what_ran_is_kept_for_a_while(parts_anywhere: Parts) -> None:
    """Given runs of a job, the schedule shows the last one, and none that is older than a quarter of a year."""
    parts, clock = parts_anywhere, parts_anywhere.clock
    assert isinstance(clock, Ticking)
    for passed in (timedelta(0), RAN / 2, RAN * 0.75):
        clock.now += passed
        parts.timetable.run("sweep")
    assert [run.did["job runs"] for run in parts.timetable.runs(10)] == [1, 0]
    (sweep,) = (job for job in parts.timetable.jobs() if job.name == "sweep")
    assert sweep.last == parts.timetable.runs(1)[0]
    assert sweep.next > sweep.last.finished


def test_an_unknown_job(parts: Parts) -> None:
    """A job that is not on the schedule is not found."""
    with pytest.raises(NotFound):
        parts.timetable.run("shoe")
