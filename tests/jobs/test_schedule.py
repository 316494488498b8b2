"""The schedule of the leading worker."""

from datetime import UTC, datetime, timedelta

from jobs.schedule import Schedule


def test_every_hour() -> None:
    """Sweeping is due once an hour, at a minute that is its own."""
    schedule = Schedule(lambda: None)
    schedule.start()
    assert schedule.running is not None
    (job,) = schedule.running.get_jobs()
    first = job.trigger.get_next_fire_time(None, datetime(2024, 11, 28, 4, 30, tzinfo=UTC))
    second = job.trigger.get_next_fire_time(first, first + timedelta(seconds=1))
    assert (first.minute, second - first) == (17, timedelta(hours=1))
    assert job.coalesce
    schedule.stop()


def test_begun_and_ended_again_and_again() -> None:
    """A worker that gains and loses the lead begins and ends it as often as it likes."""
    schedule = Schedule(lambda: None)
    schedule.stop()
    for _ in range(2):
        schedule.start()
        running = schedule.running
        schedule.start()
        assert schedule.running is running
        schedule.stop()
        schedule.stop()
        assert schedule.running is None


def test_a_job_does_its_work() -> None:
    """What is scheduled is what was given."""
    swept: list[bool] = []
    schedule = Schedule(lambda: swept.append(True))
    schedule.start()
    assert schedule.running is not None
    schedule.running.get_jobs()[0].func()
    schedule.stop()
    assert swept == [True]
