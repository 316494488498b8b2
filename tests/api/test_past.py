"""Answers as of a moment of the past, judged by the rights of now."""

from datetime import datetime

import pytest

from domain.obstacle import Amend, Amendment, ChangeVisibility, Comment, State, Visibility
from domain.text import Text
from kendala.redacting import redact
from tests.api.programs import SEATS, House
from tests.api.situations import brought


def now(house: House) -> datetime:
    """A moment after all that was recorded, and before all that will be."""
    return house.parts.clock()


def at(path: str, moment: datetime) -> str:
    return f"{path}{'&' if '?' in path else '?'}as_of={moment.isoformat().replace('+', '%2B')}"


def test_an_obstacle_is_given_as_it_was(house: House) -> None:
    """Given an obstacle that was accepted later, the past has the state, events and waits of then, and no acts."""
    obstacle = house.raised()
    raised = now(house)
    house.act("assistant", obstacle, Comment(text=Text("Kami lihat.")))
    for by, command in house._way_to(State.ASSISTED):
        house.act(by, obstacle, command)
    told = house["assistant"].get(at(f"/obstacles/{obstacle}", raised))
    assert "etag" not in told.headers
    body = told.json()
    assert (body["state"], body["version"], body["allowed"], body["assistance"]) == ("raised", 1, [], [])
    assert datetime.fromisoformat(body["as_of"]) == raised
    assert house["assistant"].get(f"/obstacles/{obstacle}").json()["as_of"] is None
    assert len(house["assistant"].get(at(f"/obstacles/{obstacle}/events", raised)).json()["items"]) == 1
    ledger = house["assistant"].get(at(f"/obstacles/{obstacle}/waiting", raised)).json()
    assert [(one["kind"], one["until"]) for one in ledger["items"]] == [("adpem", None)]
    assert (datetime.fromisoformat(ledger["as_of"]), ledger["position"]) == (raised, body["position"])


def test_before_it_was_raised_it_is_not_found(house: House) -> None:
    """A moment before the obstacle gives a problem of its own words, and no events."""
    before = now(house)
    obstacle = house.raised()
    problem = house["assistant"].get(at(f"/obstacles/{obstacle}", before))
    assert problem.status_code == 404
    assert "belum dilaporkan saat itu" in problem.json()["detail"]
    assert house["assistant"].get(at(f"/obstacles/{obstacle}/events", before)).json()["items"] == []


@pytest.mark.parametrize("path", ["", "/events", "/waiting", "/clocks"])
def test_the_past_opens_to_whom_the_present_opens(house: House, path: str) -> None:
    """Given one obstacle hidden later and one opened later, each office gets the past of what it may see now."""
    hidden = house.raised(visibility=Visibility.ALL_AGENCIES)
    opened = house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    then = now(house)
    for obstacle, to in ((hidden, Visibility.LEADERSHIP_ONLY), (opened, Visibility.ALL_AGENCIES)):
        house.act("assistant", obstacle, ChangeVisibility(visibility=to, reason=Text("Perlu.")))
    for office in SEATS:
        for obstacle in (hidden, opened):
            present = house[office].get(f"/obstacles/{obstacle}{path}").status_code
            past = house[office].get(at(f"/obstacles/{obstacle}{path}", then)).status_code
            assert (office, past) == (office, present)


def test_totals_leave_out_what_is_hidden_now(house: House) -> None:
    """Given an obstacle hidden later, neither figures nor intervals as of before count it for who lost sight of it."""
    before = house["stranger"].get("/waiting").json()["count"]
    obstacle = house.raised(visibility=Visibility.ALL_AGENCIES)
    then = now(house)
    assert house["stranger"].get(at("/waiting", then)).json()["count"] == before + 1
    change = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Perlu."))
    house.act("assistant", obstacle, change)
    assert house["stranger"].get(at("/waiting", then)).json()["count"] == before
    assert str(obstacle) not in house["stranger"].get(at("/waiting/intervals?limit=1000", then)).text


def test_the_cause_is_the_one_of_then(house: House) -> None:
    """Given a cause that was amended later, intervals as of before are found by the cause that it had."""
    obstacle = brought(house, "returned")
    then = now(house)
    house.act("assistant", obstacle, Amend(amendment=Amendment(fields=("cause",), cause="A9-SIPD")))
    listed = {
        cause: str(obstacle) in house["auditor"].get(at(f"/waiting/intervals?limit=1000&cause={cause}", then)).text
        for cause in ("A5-GAGAL", "A9-SIPD")
    }
    assert listed == {"A5-GAGAL": True, "A9-SIPD": False}


def test_what_was_removed_since_is_not_in_the_past(house: House) -> None:
    """Given a text that was removed later, the past has lost it too."""
    obstacle = house.raised(description="Menyebut Budiwati.")
    then = now(house)
    redact(house.parts, obstacle, 1, "record.description", "Memuat nama orang.")
    house.act("assistant", obstacle, Comment(text=Text("Sesudah itu.")))
    for path in ("", "/events"):
        past = house["auditor"].get(at(f"/obstacles/{obstacle}{path}", then))
        assert past.status_code == 200
        assert "Budiwati" not in past.text


@pytest.mark.parametrize("path", ["/waiting", "/waiting/intervals", "/obstacles/{id}", "/obstacles/{id}/waiting"])
@pytest.mark.parametrize(
    ("as_of", "key"), [("2124-01-01", "in_the_future"), ("2001-01-01", "before_the_record"), ("x", "not_a_moment")]
)
def test_a_moment_that_cannot_be_seen_is_a_fault_of_the_query(house: House, path: str, as_of: str, key: str) -> None:
    """The future, a time before the record and what is no moment are refused at the parameter."""
    answer = house["auditor"].get(f"{path.format(id=house.raised())}?as_of={as_of}")
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert (fault["in"], fault["field"], fault["key"]) == ("query", "as_of", key)
    assert "pointer" not in fault
