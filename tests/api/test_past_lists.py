"""List and review as of a moment."""

from domain.obstacle import Accept, ChangeVisibility, Visibility
from domain.text import Text
from tests.api.programs import House
from wording.past import written


def test_a_list_tells_of_the_moment_that_is_asked(house: House) -> None:
    """Given an obstacle that was accepted later, the list of before has it as raised and says which moment that is."""
    obstacle = house.raised()
    then = house.parts.clock()
    position = house.parts.reads.position()
    house.act("assistant", obstacle, Accept())
    now, past = (house["adpem"].get("/obstacles", params=more).json() for more in ({}, {"as_of": written(then)}))
    assert [item["state"] for item in now["items"]] == ["accepted"]
    assert [(item["state"], item["version"]) for item in past["items"]] == [("raised", 1)]
    assert (now["as_of"], past["total"]) == (None, 1)
    assert past["position"] == position < now["position"]


def test_a_review_tells_of_the_moment_that_is_asked(house: House) -> None:
    """Given an obstacle that was raised later, the review of before does not count it."""
    house.raised()
    then = written(house.parts.clock())
    house.raised()
    now, past = (house["leadership"].get("/review", params=more).json() for more in ({}, {"as_of": then}))
    assert now["total"]["count"] == past["total"]["count"] + 1
    for found in (now, past):
        assert sum(group["count"] for group in found["groups"]) == found["total"]["count"]


def test_the_past_is_closed_to_who_lost_sight(house: House) -> None:
    """Given an obstacle that was closed to other agencies, these do not get it in the list or review of before."""
    obstacle = house.raised(visibility=Visibility.ALL_AGENCIES)
    then = {"as_of": written(house.parts.clock())}
    assert house["stranger"].get("/obstacles", params=then).json()["total"] == 1
    closed = ChangeVisibility(visibility=Visibility.AGENCY_AND_EKOBANG, reason=Text("Rahasia."))
    house.act("assistant", obstacle, closed)
    assert house["stranger"].get("/obstacles", params=then).json()["items"] == []
    assert house["stranger"].get("/review", params=then).json()["total"]["count"] == 0


def test_a_moment_that_cannot_be_looked_back_at_is_refused(house: House) -> None:
    """A moment to come is a fault of that parameter."""
    house.raised()
    for address in ("/obstacles", "/review"):
        answer = house["adpem"].get(address, params={"as_of": "2124-01-01"})
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["in"], error["field"]) == (422, "query", "as_of")
