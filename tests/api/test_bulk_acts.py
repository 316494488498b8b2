from typing import Any
from uuid import UUID, uuid4

from domain.obstacle import Accept, State, Visibility
from tests.api.programs import House

WHY = {"reason": "Lengkapi nilainya."}


def items(house: House, *ids: UUID, by: str = "assistant") -> list[dict[str, Any]]:
    """The obstacles as that office sees them."""
    return [{"id": str(id_), "version": house[by].get(f"/obstacles/{id_}").json().get("version", 1)} for id_ in ids]


def states(house: House, ids: tuple[UUID, ...]) -> list[str]:
    return [house["assistant"].get(f"/obstacles/{id_}").json()["state"] for id_ in ids]


def test_many_are_accepted_in_one_request(house: House) -> None:
    """All of them are accepted under one correlation, which a program can read in their events."""
    ids = tuple(house.raised() for _ in range(3))
    answer = house["assistant"].post("/bulk", {"act": "accept", "items": items(house, *ids)})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert [(one["id"], one["state"]) for one in told["done"]] == [(str(id_), "accepted") for id_ in ids]
    assert (told["outcome"], told["left"], states(house, ids)) == ("stored", [], ["accepted"] * 3)
    last = house["assistant"].get(f"/obstacles/{ids[0]}/events").json()["items"][-1]
    assert last["correlation"] == told["correlation"]


def test_a_preview_stores_nothing(house: House) -> None:
    """It says of each what would become of it and why not, and changes nothing."""
    ids = (house.raised(), house.brought_to(State.ACCEPTED))
    asked = {"act": "return", "items": items(house, *ids), "body": WHY, "preview": True}
    told = house["adpem"].post("/bulk", asked).json()
    assert [(one["id"], one["state"], one["version"]) for one in told["done"]] == [(str(ids[0]), "returned", 2)]
    assert [(one["id"], one["type"]) for one in told["left"]] == [(str(ids[1]), "/problems/wrong_state")]
    assert (told["outcome"], told["correlation"], told["position"]) == ("preview", None, None)
    assert states(house, ids) == ["raised", "accepted"]


def test_what_changed_since_it_was_seen_is_left(house: House) -> None:
    """Somebody else moved it after the page was opened: it is named as changed, the others are done."""
    ids = (house.brought_to(State.ACCEPTED), house.brought_to(State.ACCEPTED))
    seen = items(house, *ids)
    escalate = {"to": "secretary", "reason": "Perlu keputusan."}
    assert house["assistant"].post(f"/obstacles/{ids[0]}/escalations", escalate).status_code == 200
    told = house["assistant"].post("/bulk", {"act": "escalate", "items": seen, "body": escalate | {"to": "regent"}})
    assert [(one["id"], one["changed"]) for one in told.json()["left"]] == [(str(ids[0]), True)]
    assert [(one["id"], one["level"]) for one in told.json()["done"]] == [(str(ids[1]), "regent")]


def test_a_repeated_bulk_is_answered_as_the_first_time(house: House) -> None:
    """The same key stores nothing again and gives the first answer, with what was left then."""
    ids = (house.raised(), house.brought_to(State.RETURNED))
    asked, key = {"act": "accept", "items": items(house, *ids)}, {"Idempotency-Key": uuid4().hex}
    first, again = (house["assistant"].post("/bulk", asked, headers=key) for _ in range(2))
    assert first.json() == again.json()
    assert len(house["assistant"].get(f"/obstacles/{ids[0]}/events").json()["items"]) == 2
    other = house["assistant"].post("/bulk", asked | {"items": asked["items"][:1]}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key_reused")


def test_what_may_not_be_seen_is_not_found(house: House) -> None:
    """A confidential obstacle and one that never was are answered alike, in the preview and in the run."""
    hidden, none = house.raised(visibility=Visibility.LEADERSHIP_ONLY), uuid4()
    for preview in (True, False):
        chosen = [{"id": str(id_), "version": 1} for id_ in (hidden, none, house.raised())]
        told = house["adpem"].post("/bulk", {"act": "accept", "items": chosen, "preview": preview}).json()
        assert len(told["done"]) == 1
        both = [(one["type"], one["number"], one["changed"]) for one in told["left"]]
        assert both == [("/problems/not_found", None, False)] * 2
        assert told["left"][0]["detail"].replace(str(hidden), "") == told["left"][1]["detail"].replace(str(none), "")


def test_who_is_never_granted_the_act_is_refused(house: House) -> None:
    """An office that could not do the act to any obstacle gets no answer per obstacle."""
    chosen = items(house, house.raised())
    for office in ("operator", "desk", "auditor", "admin", "leadership"):
        answer = house[office].post("/bulk", {"act": "accept", "items": chosen})
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not_your_act"), office


def test_an_agency_head_escalates_own_ones_only(house: House) -> None:
    """The act is granted to the head, but of another agency's obstacles nothing is said."""
    own, other = house.raised(), house.raised("strange_head", agency="DISDIKBUD")
    chosen = [*items(house, own), *items(house, other)]
    body = {"to": "adpem", "reason": "Sudah sebulan."}
    told = house["head"].post("/bulk", {"act": "escalate", "items": chosen, "body": body}).json()
    assert [one["id"] for one in told["done"]] == [str(own)]
    assert [one["type"] for one in told["left"]] == ["/problems/not_found"]


def test_a_form_that_is_wrong_for_all_is_refused_as_a_whole(house: House) -> None:
    """A missing reason, an act that is none of these, too many and none at all are faults of the request."""
    chosen = items(house, house.raised())
    wrong = {
        "body.reason": {"act": "return", "items": chosen, "body": {"reason": " "}},
        "body.resaon": {"act": "return", "items": chosen, "body": WHY | {"resaon": "?"}},
        "act": {"act": "withdraw", "items": chosen, "body": WHY},
        "items": {"act": "accept", "items": chosen * 501},
    }
    for field, body in wrong.items():
        answer = house["assistant"].post("/bulk", body)
        assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, [field])
    assert house["assistant"].post("/bulk", {"act": "accept", "items": []}).status_code == 422


def test_help_is_extended_where_there_is_one(house: House) -> None:
    """The only unfinished assistance gets the new day; where there is none or the day is no later, it is left."""
    ids = (house.brought_to(State.ASSISTED), house.brought_to(State.ACCEPTED), house.brought_to(State.ASSISTED))
    later = {"due": "2025-01-31", "reason": "Lelang ulang."}
    assert house["assistant"].post(f"/obstacles/{ids[2]}/assistance/1/extension", later).status_code == 200
    told = house["assistant"].post("/bulk", {"act": "extend", "items": items(house, *ids), "body": later}).json()
    assert [(one["id"], one["due"]) for one in told["done"]] == [(str(ids[0]), "2025-01-31")]
    assert [one["type"] for one in told["left"]] == ["/problems/wrong_state", "/problems/not_later"]


def test_a_bulk_is_taken_back(house: House) -> None:
    """The preview of the undo stores nothing; the undo puts back what nobody went on with, and names the others."""
    ids = tuple(house.raised() for _ in range(3))
    done = house["assistant"].post("/bulk", {"act": "accept", "items": items(house, *ids)}).json()
    house["adpem"].post(f"/obstacles/{ids[0]}/comments", {"text": "Dicatat."})
    house["adpem"].post(f"/obstacles/{ids[1]}/unactionable", WHY)
    address = f"/bulk/{done['correlation']}/undo"
    preview = house["assistant"].post(address, WHY | {"preview": True}).json()
    assert (preview["correlation"], states(house, ids)[0]) == (None, "accepted")
    undone = house["assistant"].post(address, WHY).json()
    for told in (preview, undone):
        assert [(one["id"], one["state"]) for one in told["undone"]] == [(str(ids[n]), "raised") for n in (0, 2)]
        assert [(one["id"], one["type"]) for one in told["left"]] == [(str(ids[1]), "/problems/came_after")]
    assert states(house, ids) == ["raised", "unactionable", "raised"]
    house.act("assistant", ids[0], Accept())


def test_recent_ones_are_listed_for_the_office_and_the_assistant(house: House) -> None:
    """Who did it finds it with what took it back, and reads what it did; others find neither."""
    done = house["adpem"].post("/bulk", {"act": "accept", "items": items(house, house.raised())}).json()
    bulk = done["correlation"]
    undone = house["adpem"].post(f"/bulk/{bulk}/undo", WHY).json()["correlation"]
    for office in ("adpem", "assistant"):
        last, first = house[office].get("/bulk").json()["items"][:2]
        assert (last["id"], last["act"], last["undoes"]) == (undone, "undo", bulk)
        assert (first["id"], first["act"], first["done"], first["undone_by"]) == (bulk, "accept", 1, undone)
        assert house[office].get(f"/bulk/{bulk}").json()["done"] == done["done"]
    for office in ("head", "stranger", "auditor", "admin"):
        assert bulk not in {one["id"] for one in house[office].get("/bulk").json()["items"]}
        answer = house[office].get(f"/bulk/{bulk}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not_found")


def test_the_record_of_a_bulk_is_in_nobodys_feed(house: House) -> None:
    """It names obstacles that a reader may not see; what happened to each is told under its own events."""
    before = house.parts.log.head()
    house["assistant"].post("/bulk", {"act": "accept", "items": items(house, house.raised())})
    told = {name: str(house[name].get(f"/events?after={before}").json()) for name in ("assistant", "adpem", "admin")}
    assert "accepted" in told["assistant"]
    assert not any("bulk" in words for words in told.values())
