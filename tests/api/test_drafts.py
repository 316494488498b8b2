"""Drafts over HTTP."""

from typing import Any

from tests.api.programs import House

FIELDS = [["description", "Tender gagal"], ["cause", "A5-GAGAL"], ["whys", "a"], ["whys", "b"]]


def body(**more: Any) -> dict[str, Any]:
    return {"form": "/obstacles/new", "fields": FIELDS, **more}


def test_a_draft_is_kept_read_and_deleted(house: House) -> None:
    """It is saved over the version that was seen, listed for its office, and deleted, more than once without harm."""
    operator = house["operator"]
    kept = operator.send("PUT", "/drafts/k-1", json=body()).json()
    assert (kept["version"], kept["fields"], kept["files"]) == (1, FIELDS, [])
    assert operator.send("PUT", "/drafts/k-1", json=body()).json() == kept
    assert operator.send("PUT", "/drafts/k-1", json=body(fields=[], version=1)).json()["version"] == 2
    stale = operator.send("PUT", "/drafts/k-1", json=body(version=1))
    assert (stale.status_code, stale.json()["type"]) == (412, "/problems/draft_changed")
    assert [one["key"] for one in operator.get("/drafts").json()["items"]] == ["k-1"]
    for _ in range(2):
        assert operator.send("DELETE", "/drafts/k-1").status_code == 204
    assert operator.get("/drafts/k-1").status_code == 404
    gone = operator.send("PUT", "/drafts/k-1", json=body(version=2))
    assert (gone.status_code, gone.json()["type"]) == (412, "/problems/draft_gone")


def test_nobody_is_given_the_draft_of_another(house: House) -> None:
    """Another account finds none of that key, lists none, and deletes its own at most."""
    house["operator"].send("PUT", "/drafts/k-2", json=body())
    for office in ("head", "adpem", "assistant", "admin"):
        assert house[office].get("/drafts/k-2").status_code == 404
        assert house[office].get("/drafts").json() == {"items": []}
        house[office].send("DELETE", "/drafts/k-2")
    assert house["operator"].get("/drafts/k-2").status_code == 200


def test_what_is_no_draft_is_refused(house: House) -> None:
    """Another form, unknown files, too much and strange keys say what is wrong."""
    operator = house["operator"]
    assert operator.send("PUT", "/drafts/k-3", json=body(form="/login")).status_code == 422
    unknown = operator.send("PUT", "/drafts/k-3", json=body(files=["00000000-0000-4000-8000-000000000000"]))
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (422, "files.0")
    large = operator.send("PUT", "/drafts/k-3", json=body(fields=[["description", "x" * 300_000]]))
    assert (large.status_code, large.json()["type"]) == (413, "/problems/draft_too_large")
    assert operator.send("PUT", f"/drafts/{'k' * 101}", json=body()).status_code == 422
    assert operator.send("PUT", "/drafts/k%00", json=body()).status_code == 422
