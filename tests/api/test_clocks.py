"""The clocks of an obstacle over HTTP."""

from datetime import date

from domain.almanac import DayOffKind
from domain.almanac.decreeing import AddDay
from domain.obstacle import Accept, Visibility
from domain.tracker import Request
from tests.api.programs import SEATS, House
from tests.api.situations import brought


def test_every_clock_that_ran_is_told_with_its_verdict(house: House) -> None:
    """Given help that waits for a ministry, the ended clocks stand beside the one that is paused."""
    told = house["head"].get(f"/obstacles/{brought(house, 'assisted_waiting')}/clocks").json()
    by = {(one["clock"], one["assistance"]): one for one in told["items"] if one["clock"] != "follow_up"}
    assert {place: one["now"]["standing"] for place, one in by.items()} == {
        ("accept", None): "ended_in_time",
        ("assign", None): "ended_in_time",
        ("answer", 1): "ended_in_time",
        ("deliver", 1): "in_time",
    }
    assert by["deliver", 1]["fixed_on"] == "2024-12-20"
    assert (by["accept", None]["begun_by"], by["accept", None]["ended_by"]) == (1, 2)
    (silence,) = [one for one in told["items"] if one["clock"] == "follow_up" and one["ended_at"] is None]
    assert (silence["kind"], silence["who"], silence["now"]["standing"]) == ("outside", [], "paused")
    assert "LKPP" not in str(told)


def test_age_and_knowledge_are_told_apart(house: House) -> None:
    """What happened on 20 November and was recorded on the 28th is eight days old; its clocks begin now."""
    told = house["head"].get(f"/obstacles/{house.raised()}/clocks").json()
    assert (told["happened_on"], told["age"], told["recorded_at"][:10]) == ("2024-11-20", 8, "2024-11-28")
    assert {one["now"]["used"] for one in told["items"]} == {0}
    assert told["items"][0]["now"]["due_on"] == "2024-12-03"


def test_the_year_end_deadline_is_inherited(house: House) -> None:
    """An obstacle of 2024 that leads to a payment request has until 15 December 2024 at 23.00 WITA."""
    deadline = house["head"].get(f"/obstacles/{house.raised()}/clocks").json()["deadline"]
    assert (deadline["document"], deadline["at"], deadline["zone"]) == ("spp_ls", "2024-12-15T15:00:00Z", "wita")
    assert (deadline["left"], deadline["passed"], deadline["dispensed"]) == (11, False, False)


def test_a_day_off_that_is_added_moves_the_last_day_and_is_shown(house: House) -> None:
    """The day off counts for what runs, with its decree behind the number."""
    obstacle = house.raised()
    added = AddDay(day=date(2024, 12, 2), name="Libur", kind=DayOffKind.LOCAL, decree="SE 1/2024")
    house.parts.keeper.handle(added, Request(acting=house["adpem"].acting))
    told = house["head"].get(f"/obstacles/{obstacle}/clocks").json()["items"][0]
    assert told["now"]["due_on"] == "2024-12-04"
    assert not told["differs"]


def test_the_clocks_of_the_past_run_as_they_ran_then(house: House) -> None:
    """As of a moment before it was accepted the first clock still runs, with the deadline that was known then."""
    obstacle = house.raised()
    then = house.parts.clock().isoformat().replace("+", "%2B")
    house.act("assistant", obstacle, Accept())
    told = house["head"].get(f"/obstacles/{obstacle}/clocks?as_of={then}").json()
    assert {one["clock"]: one["ended_at"] for one in told["items"]} == {"accept": None, "follow_up": None}
    assert told["as_of"] is not None
    assert told["deadline"]["document"] == "spp_ls"


def test_nobody_learns_of_clocks_that_he_may_not_see(house: House) -> None:
    """The clocks of an obstacle for leadership alone are not found by those who may not see it."""
    hidden = house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    for office in SEATS:
        sees = office in {"operator", "assistant", "leadership", "auditor"}
        assert house[office].get(f"/obstacles/{hidden}/clocks").status_code == (200 if sees else 404), office
