"""What those who run the program are told: alive, ready, and figures for Prometheus."""

import math
import re

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from kendala.parts import Parts
from kendala.readiness import MOST_LAG, readiness
from kendala.serving.app import create_app
from kendala.store.log import Log
from tests.kendala.installing import catch_up, raised
from tests.web.visitors import Site

ID = re.compile(r"[0-9a-f]{8}-|KDL-|\d{3,}")


def figures(client: TestClient) -> dict[str, list[tuple[dict[str, str], float]]]:
    """All samples by their name."""
    found: dict[str, list[tuple[dict[str, str], float]]] = {}
    for family in text_string_to_metric_families(client.get("/metrics").text):
        for sample in family.samples:
            found.setdefault(sample.name, []).append((sample.labels, sample.value))
    return found


def test_routes_are_named_by_their_pattern(site_on_sqlite: Site) -> None:
    """Requests are counted by method, pattern and status, those of the API under its address, ids left out."""
    site = site_on_sqlite
    number = site.number(site.house.raised())
    site.house["operator"].get(f"/obstacles/{number}")
    site["operator"].get(f"/obstacles/{number}")
    site["operator"].client.get(f"/nowhere/{number}")
    site["operator"].client.request("BREW", f"/obstacles/{number}")
    requests = figures(site.stranger().client)["kendala_requests_total"]
    labels = [label for label, _ in requests]
    assert {"method": "GET", "route": "/api/v1/obstacles/{ref}", "status": "200"} in labels
    assert {"method": "GET", "route": "/obstacles/{ref}", "status": "200"} in labels
    assert {"method": "GET", "route": "unrouted", "status": "404"} in labels
    assert not [label for label in labels if ID.search(label["route"])]
    assert {label["method"] for label in labels} <= {"GET", "POST", "PATCH", "HEAD", "other"}


def test_the_figures(site_on_sqlite: Site) -> None:
    """Time, the position of the log and that of the read models are there under their names."""
    parts = site_on_sqlite.house.parts
    assert parts.reads.wait_for(parts.log.head(), 20)
    found = figures(site_on_sqlite.stranger().client)
    assert found["kendala_log_position"][0][1] == parts.log.head()
    assert found["kendala_projection_position"][0][1] == parts.log.head()
    assert found["kendala_request_seconds_count"]


def test_the_figures_of_the_jobs(site_on_sqlite: Site) -> None:
    """Once a job ran there is when it ended, how long it took and that it did not fail."""
    parts = site_on_sqlite.house.parts
    run = parts.timetable.run("sweep")
    found = figures(site_on_sqlite.stranger().client)
    for name, value in (("ended_timestamp_seconds", run.finished.timestamp()), ("seconds", 0), ("failed", 0)):
        (told,) = (figure for label, figure in found[f"kendala_job_{name}"] if label == {"job": "sweep"})
        assert told == pytest.approx(value, abs=0.5)


def test_figures_without_a_database(parts: Parts) -> None:
    """Where the read models cannot be asked the other figures are given all the same."""
    client = TestClient(create_app(parts, embedded=False))
    parts.settings.read_file.unlink()
    found = figures(client)
    assert math.isnan(found["kendala_projection_position"][0][1])
    assert found["kendala_log_position"][0][1] == parts.log.head()


def test_ready(parts: Parts) -> None:
    """A process is ready as soon as log and read models answer, and tells how far they are apart."""
    catch_up(parts)
    raised(parts)
    answer = TestClient(create_app(parts, embedded=False)).get("/readyz")
    assert answer.status_code == 200
    head = parts.log.head()
    assert answer.json() == {
        "ready": True,
        "head": head,
        "position": head - 1,
        "lag": 1,
        "trouble": None,
        "outdated": [],
    }


def test_not_ready_without_read_models(parts: Parts) -> None:
    """Without read models the process lives and is not ready."""
    client = TestClient(create_app(parts, embedded=False))
    parts.settings.read_file.unlink()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert (answer.json()["ready"], answer.json()["trouble"]) == (False, "OperationalError")
    assert client.get("/healthz").text == "ok\n"


def test_not_ready_far_behind(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read models that are far behind are too old to be shown."""
    catch_up(parts)
    head = parts.log.head()
    for lag, ready in ((MOST_LAG, True), (MOST_LAG + 1, False)):
        monkeypatch.setattr(Log, "head", lambda _, lag=lag: head + lag)
        found = readiness(parts)
        assert (found.ready, found.lag) == (ready, lag)
