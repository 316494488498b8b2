"""The waiting ledger over HTTP."""

from typing import Any

from domain.obstacle import EndWait, Visibility
from domain.text import Text
from tests.api.programs import SEATS, House
from tests.api.situations import brought


def test_the_ledger_of_one_obstacle(house: House) -> None:
    """Given waits for Adpem, a desk and a ministry, each is an interval that ends where the next begins."""
    obstacle = brought(house, "assisted_waiting")
    house.act("assistant", obstacle, EndWait(text=Text("Sudah dijawab.")))
    told = house["head"].get(f"/obstacles/{obstacle}/waiting").json()
    assert [(one["kind"], one["who"]) for one in told["items"]] == [
        ("adpem", ""),
        ("desk", "BPKAD"),
        ("outside", ""),
        ("desk", "BPKAD"),
    ]
    assert [one["until"] for one in told["items"][:-1]] == [one["since"] for one in told["items"][1:]]
    assert told["items"][-1]["to_position"] is None
    assert (told["handovers"], told["returns"]) == (3, 1)
    assert {one["kind"]: one["count"] for one in told["sums"]} == {"adpem": 1, "desk": 2, "outside": 1}
    assert "LKPP" not in str(told)


def test_each_figure_has_its_intervals(house: House) -> None:
    """Given obstacles in several situations, the intervals of each figure are as many as it says."""
    for situation in ("resolved", "assisted_waiting", "at_secretary", "returned"):
        brought(house, situation)
    total = house["auditor"].get("/waiting").json()
    for one in total["sums"]:
        listed = behind(house, f"kind={one['kind']}&who={one['who']}&limit=1000")
        assert listed["total"] == len(listed["items"]) == one["count"]
    for name, query in (("handovers", "handed=true"), ("returns", "again=true"), ("count", "")):
        assert behind(house, query)["total"] == total[name]
    for median in total["desks"]:
        assert behind(house, f"kind=desk&who={median['code']}&ended=true")["total"] == median["count"]
    for median in total["causes"]:
        assert behind(house, f"cause={median['code']}&ended=true")["total"] == median["count"]
    assert total["desks"]
    assert total["causes"]


def behind(house: House, query: str) -> Any:
    """The intervals that the auditor gets."""
    answer = house["auditor"].get(f"/waiting/intervals?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_hidden_obstacle_counts_for_nobody_who_may_not_see_it(house: House) -> None:
    """Given an obstacle for leadership alone, only who sees it finds it in figures, intervals and its ledger."""
    before = {office: house[office].get("/waiting").json()["count"] for office in SEATS}
    obstacle = house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    for office, count in before.items():
        sees = office in {"operator", "assistant", "leadership", "auditor"}
        assert house[office].get("/waiting").json()["count"] == count + sees, office
        assert (str(obstacle) in house[office].get("/waiting/intervals?limit=1000").text) == sees, office
        assert house[office].get(f"/obstacles/{obstacle}/waiting").status_code == (200 if sees else 404), office
