"""Webhooks over HTTP."""

import pytest

from tests.api.programs import House

WISH = {"address": "https://contoh.go.id/kendala", "kinds": ["obstacle.accepted"]}


def test_the_life_of_a_webhook(house: House) -> None:
    """It is made with a secret that no later answer holds, changed, given another secret, tested and deleted."""
    mine = house["adpem"]
    made = mine.post("/webhooks", json=WISH)
    assert made.status_code == 201
    new = made.json()
    assert new["secret"].startswith("whsec_")
    here = f"/webhooks/{new['id']}"
    assert mine.get(here).json() == {name: value for name, value in new.items() if name != "secret"}
    changed = mine.send("PUT", here, WISH | {"kinds": []}).json()
    assert (changed["kinds"], changed["position"]) == ([], new["position"])
    assert mine.post(f"{here}/pause").json()["state"] == "paused"
    assert mine.post(f"{here}/resume").json()["state"] == "active"
    assert mine.post(f"{here}/replay", json={"position": 0}).json()["position"] == 0
    replaced = mine.post(f"{here}/secret", json={"old_hours": 1}).json()
    assert (replaced["secret"] != new["secret"], replaced["old_until"] is not None) == (True, True)
    assert mine.post(f"{here}/test").status_code == 200
    assert mine.get(f"{here}/tries").json() == {"items": []}
    assert [one["id"] for one in mine.get("/webhooks").json()["items"]] == [new["id"]]
    assert mine.send("DELETE", here).status_code == 204
    assert mine.get(here).status_code == 404


def test_a_key_makes_it_once(on_sqlite: House) -> None:
    """The same key gives the same webhook and secret; with another body it is refused."""
    mine, key = on_sqlite["operator"], {"Idempotency-Key": "sekali"}
    once, again = (mine.post("/webhooks", json=WISH, headers=key) for _ in range(2))
    assert once.json() == again.json()
    assert len(mine.get("/webhooks").json()["items"]) == 1
    other = mine.post("/webhooks", json=WISH | {"address": "https://lain.go.id"}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key_reused")


@pytest.mark.parametrize("address", ["http://contoh.go.id", "https://127.0.0.1/", "https://10.0.0.1/", "x", ""])
def test_an_address_inside_is_refused(on_sqlite: House, address: str) -> None:
    """Where it may not lead, the answer names the field."""
    refused = on_sqlite["adpem"].post("/webhooks", json={"address": address})
    assert refused.status_code == 422
    assert [fault["field"] for fault in refused.json()["errors"]] == ["address"]


def test_kinds_and_positions_that_are_none(on_sqlite: House) -> None:
    """An unknown kind and a position that is not reached yet are refused."""
    mine = on_sqlite["assistant"]
    refused = mine.post("/webhooks", json=WISH | {"kinds": ["obstacle.eaten"]})
    assert [fault["field"] for fault in refused.json()["errors"]] == ["kinds"]
    here = f"/webhooks/{mine.post('/webhooks', json=WISH).json()['id']}"
    assert mine.post(f"{here}/replay", json={"position": 10**9}).status_code == 422


def test_at_most_ten(on_sqlite: House) -> None:
    """An account has at most ten of them."""
    mine = on_sqlite["leadership"]
    codes = [mine.post("/webhooks", json=WISH).status_code for _ in range(11)]
    assert codes == [201] * 10 + [409]


def test_others_do_not_see_it(on_sqlite: House) -> None:
    """To the administrator too another account's webhook does not exist."""
    here = f"/webhooks/{on_sqlite['head'].post('/webhooks', json=WISH).json()['id']}"
    admin = on_sqlite["admin"]
    assert admin.get("/webhooks").json()["items"] == []
    answers = [admin.get(here), admin.send("DELETE", here), admin.post(f"{here}/pause"), admin.get(f"{here}/tries")]
    assert [answer.status_code for answer in answers] == [404] * 4
