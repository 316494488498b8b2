"""Saved views over HTTP."""

from tests.api.programs import SEATS, House

WISH = {"name": "Menunggu Sekda", "place": "obstacles", "query": "waiting_for=level%3Asecretary&state=open&page=2"}


def test_a_view_is_saved_listed_and_removed(house: House) -> None:
    """A view holds what its page knows of the query, once for each key, until it is removed."""
    program, key = house["leadership"], {"Idempotency-Key": "tampilan"}
    once, again = (program.post("/views", WISH, headers=key) for _ in range(2))
    assert (once.status_code, once.json()) == (201, again.json())
    assert once.json()["href"] == "/obstacles?state=open&waiting_for=level%3Asecretary"
    address = f"/views/{once.json()['id']}"
    assert [one["name"] for one in program.get("/views").json()["items"]] == [WISH["name"]]
    assert program.post("/views", WISH | {"name": "Lain"}, headers=key).status_code == 422
    assert program.send("DELETE", address).status_code == 204
    assert program.send("DELETE", address).status_code == 404


def test_views_are_told_to_nobody_else(on_sqlite: House) -> None:
    """A colleague in the same office meets what was shared with it, nobody else anything."""
    for shared in (True, False):
        made = on_sqlite["operator"].post("/views", WISH | {"name": f"Rahasia {shared}", "shared": shared})
        assert made.status_code == 201
        told = {name for name in SEATS if f"Rahasia {shared}" in on_sqlite[name].get("/views").text}
        assert told == ({"operator", "colleague"} if shared else {"operator"})
        for other in set(SEATS) - {"operator", "colleague"}:
            assert on_sqlite[other].send("DELETE", f"/views/{made.json()['id']}").status_code == 404
