"""The schedule of the leading worker."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from threading import Event

from jobs.schedule import Job, Schedule

NOON = datetime(2024, 11, 28, 4, 30, tzinfo=UTC)


def nothing() -> Mapping[str, int]:
    return {}


def job(name: str = "sweep", *, minute: int = 17, hour: int | None = None, weekday: str | None = None) -> Job:
    return Job(name=name, do=nothing, minute=minute, hour=hour, weekday=weekday)


def test_every_hour() -> None:
    """A job with a minute alone is due once an hour."""
    first = job().next_run(NOON)
    second = job().next_run(first + timedelta(seconds=1))
    assert (first.minute, second - first) == (17, timedelta(hours=1))


def test_every_day_and_every_week() -> None:
    """Hours and weekdays are those of the regency: 05.10 WITA is 21.10 of the day before in UTC."""
    assert job(minute=10, hour=5).next_run(NOON) == datetime(2024, 11, 28, 21, 10, tzinfo=UTC)
    assert job(minute=0, hour=7, weekday="mon").next_run(NOON) == datetime(2024, 12, 1, 23, tzinfo=UTC)


def test_a_job_of_every_few_seconds() -> None:
    """One that others wait for is due again within the same minute."""
    often = Job(name="webhooks", do=nothing, minute=None, second="*/5")
    assert often.next_run(NOON + timedelta(seconds=1)) == NOON + timedelta(seconds=5)


def test_begun_and_ended_again_and_again() -> None:
    """A worker that gains and loses the lead begins and ends it as often as it likes."""
    schedule = Schedule([job()], lambda _: None)
    schedule.stop()
    for _ in range(2):
        schedule.start()
        running = schedule.running
        schedule.start()
        assert schedule.running is running
        assert running is not None
        assert {each.id for each in running.get_jobs()} == {"sweep", "missed"}
        schedule.stop()
        schedule.stop()
        assert schedule.running is None


def test_what_was_missed_is_made_up() -> None:
    """Given a job that was due while nobody led, it is done once when somebody leads; the others wait."""
    done: list[str] = []
    made_up = Event()

    def perform(one: Job) -> None:
        done.append(one.name)
        made_up.set()

    missed = Job(name="watch", do=nothing, minute=10, hour=5, missed=lambda: True)
    schedule = Schedule([job(), missed], perform)
    schedule.start()
    assert made_up.wait(20)
    schedule.stop()
    assert done == ["watch"]
