"""A mistake of the program: answered with the request's id, logged under it, and counted."""

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from tests.kendala.serving.test_headers import add_boom
from tests.kendala.serving.test_health import figures
from tests.web.visitors import Site


def test_a_mistake_is_counted_and_logged(site_on_sqlite: Site) -> None:
    """A mistake outside API and pages is answered with 500, counted as such, and logged with its frames."""
    add_boom(site_on_sqlite.app)
    client = TestClient(site_on_sqlite.app)
    with capture_logs() as lines:
        answer = client.get("/boom")
    assert answer.status_code == 500
    assert "boom" not in answer.text
    (line,) = (line for line in lines if line["event"] == "a request failed")
    assert (line["path"], line["method"], line["exc_info"]) == ("/boom", "GET", True)
    counted = [label for label, _ in figures(client)["kendala_requests_total"] if label["status"] == "500"]
    assert counted


@pytest.mark.parametrize("address", ["/api/v1/me", "/obstacles"])
def test_a_mistake_within(site_on_sqlite: Site, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """API and pages answer a mistake in their own way; it is logged once, with the request's id on the answer."""
    site = site_on_sqlite

    def fails(*_: object, **__: object) -> None:
        raise ValueError("boom")

    token = site.house["adpem"].token
    visitor = site["adpem"]
    monkeypatch.setattr(type(site.house.parts.door), "by_token", fails)
    monkeypatch.setattr(type(site.house.parts.door), "by_session", fails)
    headers = {"Authorization": f"Bearer {token}"} if address.startswith("/api") else {}
    with capture_logs() as lines:
        answer = visitor.client.get(address, headers=headers)
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"]
    assert len([line for line in lines if line["event"] == "a request failed"]) == 1
