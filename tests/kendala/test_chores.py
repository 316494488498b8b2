"""The jobs of the leading worker do their work on the real parts."""

import io
from datetime import timedelta

from structlog.testing import capture_logs

from domain.accounts import Client
from domain.acting import OfficeKind
from kendala.access.enrolling import Seat
from kendala.chores import ENDED, UNATTACHED, schedule_of
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
        assert swept(parts)["files"] == files
    assert not parts.files.of([file.id])


def swept(parts: Parts) -> dict[str, int]:
    """What one run of the job says."""
    access = parts.access
    schedule = schedule_of(files=parts.files, sessions=access.sessions, throttle=access.throttle, clock=parts.clock)
    schedule.start()
    assert schedule.running is not None
    with capture_logs() as lines:
        schedule.running.get_jobs()[0].func()
    schedule.stop()
    (line,) = (line for line in lines if line["event"] == "swept")
    return {name: count for name, count in line.items() if isinstance(count, int)}
