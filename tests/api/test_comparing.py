"""Two moments side by side, for programs."""

from domain.obstacle import Accept, ChangeVisibility, Escalate, Level, Visibility
from domain.text import Text
from tests.api.programs import House
from wording.past import written


def test_a_comparison_counts_and_lists_a_turn(house: House) -> None:
    """Given one that rose, it is among the worse with how it stood before and what got worse; order is no matter."""
    obstacle = house.raised()
    house.act("assistant", obstacle, Accept())
    then = written(house.parts.clock())
    house.act("assistant", obstacle, Escalate(to=Level.SECRETARY, reason=Text("Perlu.")))
    later = written(house.parts.clock())
    for moments in ({"compare": then}, {"compare": later, "as_of": then}):
        found = house["leadership"].get("/comparison", params=moments).json()
        (item,) = [item for item in found["items"] if item["now"]["id"] == str(obstacle)]
        assert (item["before"]["level"], item["now"]["level"], item["worse"]) == ("adpem", "secretary", ["level"])
        assert found["counts"]["worse"] == len(found["items"])


def test_a_comparison_is_closed_to_who_lost_sight(house: House) -> None:
    """Given an obstacle that was closed to other agencies, these get no turn of it and do not count it."""
    then = written(house.parts.clock())
    obstacle = house.raised(visibility=Visibility.ALL_AGENCIES)
    asked = {"compare": then, "turn": "new"}
    before = house["stranger"].get("/comparison", params=asked).json()
    closed = ChangeVisibility(visibility=Visibility.AGENCY_AND_EKOBANG, reason=Text("Rahasia."))
    house.act("assistant", obstacle, closed)
    after = house["stranger"].get("/comparison", params=asked).json()
    assert str(obstacle) in {item["now"]["id"] for item in before["items"]}
    assert str(obstacle) not in {item["now"]["id"] for item in after["items"]}
    assert after["counts"]["new"] == before["counts"]["new"] - 1


def test_moments_that_cannot_be_looked_back_at_are_refused(house: House) -> None:
    """A moment to come is refused, and so is a comparison without its earlier moment."""
    house.raised()
    for asked in ({"compare": "2124-01-01"}, {"as_of": "2024-11-28"}):
        assert house["adpem"].get("/comparison", params=asked).status_code == 422


def test_two_moments_of_one_obstacle_are_compared(house: House) -> None:
    """What was done in between differs as it was and as it became; who may not see the obstacle now gets nothing."""
    obstacle = house.raised(visibility=Visibility.ALL_AGENCIES)
    then = house.parts.clock().isoformat()
    here = f"/obstacles/{obstacle}/comparison"
    house.act("assistant", obstacle, Accept())
    found = house["stranger"].get(here, params={"compare": then}).json()
    assert {"name": "state", "before": "raised", "now": "accepted"} in found["items"]
    assert (found["raised_before"], found["raised"], found["as_of"]) == (True, True, None)
    same = house["stranger"].get(here, params={"compare": then, "as_of": then}).json()
    assert same["items"] == []
    closing = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Sedang diperiksa."))
    house.act("assistant", obstacle, closing)
    answers = [house[office].get(here, params={"compare": then}).status_code for office in ("stranger", "assistant")]
    assert answers == [404, 200]
