"""The schedule over HTTP."""

from domain.obstacle import Visibility
from tests.api.programs import SEATS, House

READERS = {"adpem", "assistant", "leadership", "auditor", "admin"}


def test_who_may_look_and_who_may_do(on_sqlite: House) -> None:
    """Ekobang, leadership, auditors and administrators see the schedule; the administrator alone has a job done."""
    for office in SEATS:
        assert on_sqlite[office].get("/jobs").status_code == (200 if office in READERS else 403), office
        ran = on_sqlite[office].post("/jobs/sweep/runs")
        assert ran.status_code == (200 if office == "admin" else 403), office


def test_a_job_is_done_now(house: House) -> None:
    """A job that was done is the last run of the schedule, with its counts; an unknown one is not found."""
    ran = house["admin"].post("/jobs/sweep/runs").json()
    swept = {"drafts", "files", "sessions", "login attempts", "half logins", "job runs", "old webhook tries"}
    assert (ran["trouble"], set(ran["did"])) == (None, swept)
    (sweep,) = (job for job in house["auditor"].get("/jobs").json()["items"] if job["name"] == "sweep")
    assert sweep["last"] == ran
    assert sweep["next"] > ran["finished"]
    key = {"Idempotency-Key": "sekali"}
    once, again = (house["admin"].post("/jobs/sweep/runs", headers=key) for _ in range(2))
    assert once.json() == again.json()
    assert house["admin"].post("/jobs/shoe/runs").status_code == 404


def test_figures_of_all_obstacles_are_for_those_who_see_them_all(on_sqlite: House) -> None:
    """Given a watch over an obstacle for leadership alone, nobody who may not see it learns how many were judged."""
    on_sqlite.raised(visibility=Visibility.LEADERSHIP_ONLY)
    ran = on_sqlite["admin"].post("/jobs/watch/runs").json()
    assert ran["did"] == {"days": 1}
    on_sqlite.parts.reads.wait_for(on_sqlite.parts.log.head(), 20)
    for office in SEATS:
        sees = office in {"assistant", "leadership", "auditor"}
        if office in READERS:
            last = {job["name"]: job["last"] for job in on_sqlite[office].get("/jobs").json()["items"]}
            assert ("judged" in last["watch"]["did"]) == sees, office
        told = [one["type"] for one in on_sqlite[office].get("/events?limit=1000").json()["items"]]
        assert ("watch.day_judged.v1" in told) == sees, office
