"""What resembles a report, over HTTP."""

from domain.obstacle import Visibility
from tests.api.programs import House
from tests.api.situations import brought


def test_likely_duplicates_and_solved_ones(house: House) -> None:
    """The agency's open one with the same words is named, and what worked where the same cause was solved."""
    obstacle = house.raised()
    shown = house["operator"].get(f"/obstacles/{obstacle}").json()
    asked = {"agency": shown["agency"], "cause": shown["cause"], "words": shown["description"]}
    answer = house["operator"].post("/obstacles/similar", json=asked)
    assert answer.status_code == 200, answer.text
    assert shown["number"] in [one["number"] for one in answer.json()["likely"]]
    brought(house, "resolved")
    solved = house["operator"].post("/obstacles/similar", json=asked).json()["solved"]
    assert solved
    assert {one["state"] for one in solved} == {"resolved"}
    assert all(one["what_worked"] for one in solved)


def test_what_may_not_be_seen_is_not_named(house: House) -> None:
    """A secret obstacle is no duplicate for those who may not see it."""
    obstacle = house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    shown = house["assistant"].get(f"/obstacles/{obstacle}").json()
    asked = {"agency": shown["agency"], "cause": shown["cause"], "words": shown["description"]}
    for office in ("head", "adpem", "stranger", "desk"):
        assert shown["number"] not in house[office].post("/obstacles/similar", json=asked).text


def test_what_is_sent_has_limits(house: House) -> None:
    """Unknown fields and endless words are refused; nothing at all finds nothing."""
    assert house["operator"].post("/obstacles/similar", json={}).json() == {"likely": [], "solved": []}
    assert house["operator"].post("/obstacles/similar", json={"word": "x"}).status_code == 422
    assert house["operator"].post("/obstacles/similar", json={"words": "x" * 20_001}).status_code == 422
