from uuid import uuid4

from domain.obstacle import Accept
from tests.api.programs import RAISE, House

WHY = {"reason": "Berkas keliru."}


def bulk(house: House, by: str = "adpem", size: int = 3) -> tuple[str, list[str]]:
    """Obstacles raised under one correlation, as an import does it."""
    correlation = str(uuid4())
    headers = {"X-Request-Id": correlation}
    return correlation, [house[by].post("/obstacles", RAISE, headers=headers).json()["id"] for _ in range(size)]


def states(house: House, ids: list[str]) -> list[str]:
    """The states of these obstacles."""
    return [house["auditor"].get(f"/obstacles/{id_}").json()["state"] for id_ in ids]


def test_who_did_it_takes_a_bulk_back(house: House) -> None:
    """What was raised together is withdrawn together, keeps its numbers, and is told one by one."""
    correlation, ids = bulk(house)
    answer = house["adpem"].post(f"/bulk/{correlation}/undo", WHY)
    assert answer.status_code == 200, answer.text
    assert [one["id"] for one in answer.json()["undone"]] == ids
    assert (answer.json()["left"], states(house, ids)) == ([], ["withdrawn"] * 3)


def test_what_others_went_on_with_is_left(house: House) -> None:
    """An obstacle that was accepted meanwhile stays, and the answer says why."""
    correlation, ids = bulk(house)
    accepted = house["auditor"].get(f"/obstacles/{ids[1]}").json()
    assert house["assistant"].post(f"/obstacles/{ids[1]}/acceptance").status_code == 200
    told = house["adpem"].post(f"/bulk/{correlation}/undo", WHY).json()
    assert [(one["id"], one["number"], one["type"]) for one in told["left"]] == [
        (ids[1], accepted["number"], "/problems/came_after")
    ]
    assert states(house, ids) == ["withdrawn", "accepted", "withdrawn"]


def test_an_undo_is_repeated_safely(house: House) -> None:
    """The same undo with its key is answered the same way, and done once."""
    correlation, ids = bulk(house)
    headers = {"Idempotency-Key": uuid4().hex}
    answers = [house["adpem"].post(f"/bulk/{correlation}/undo", WHY, headers=headers).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(house["auditor"].get(f"/obstacles/{ids[0]}/events").json()["items"]) == 2


def test_the_assistant_may_take_back_what_others_did(house: House) -> None:
    """The Assistant undoes any bulk; another office that sees it is refused."""
    correlation, ids = bulk(house)
    refused = house["head"].post(f"/bulk/{correlation}/undo", WHY)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not_your_act")
    assert len(house["assistant"].post(f"/bulk/{correlation}/undo", WHY).json()["undone"]) == len(ids)


def test_a_bulk_that_may_not_be_seen_is_none(house: House) -> None:
    """Who sees none of its obstacles learns no more than of a bulk that never was."""
    correlation, _ = bulk(house)
    for id_, office in ((correlation, "stranger"), (str(uuid4()), "assistant"), (correlation, "admin")):
        answer = house[office].post(f"/bulk/{id_}/undo", WHY)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not_found")


def test_an_act_alone_is_taken_back_too(house: House) -> None:
    """The request that did one act can be undone like a bulk of one."""
    obstacle = house.raised()
    headers = {"X-Request-Id": str(uuid4())}
    house["assistant"].post(f"/obstacles/{obstacle}/acceptance", headers=headers)
    assert house["assistant"].post(f"/bulk/{headers['X-Request-Id']}/undo", WHY).status_code == 200
    assert states(house, [str(obstacle)]) == ["raised"]
    house.act("assistant", obstacle, Accept())
