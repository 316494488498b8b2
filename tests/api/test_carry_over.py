"""Closing a year over HTTP, from the opening to what became of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.obstacle import Accept, Confirm, StateDone, Visibility
from domain.text import Text
from tests.api.conftest import built
from tests.api.programs import House
from tests.databases import Place

JANUARY = datetime(2025, 1, 6, 2, tzinfo=UTC)
CARRY = {"ending": "carried", "due": "2025-03-31", "reason": "Lelang diulang."}
CLOSING = "/carry-overs/2024"


@pytest.fixture
def new_house(databases: Place) -> Iterator[House]:
    """A house of its own, since its clock is moved."""
    with built(databases) as made:
        yield made


def turned(house: House) -> tuple[UUID, UUID]:
    """An obstacle that all see and one for leadership alone, with the session open, on 6 January 2025."""
    clock: Any = house.parts.clock
    clock.now = datetime(2024, 12, 2, 2, tzinfo=UTC)
    open_, hidden = house.raised(amount_at_stake=5), house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    assert house["adpem"].post("/carry-overs", {"year": 2024}).status_code == 201
    clock.now = JANUARY
    return open_, hidden


def decide(house: House, office: str, *obstacles: UUID, **more: Any) -> Any:
    body = {**CARRY, "obstacles": [str(one) for one in obstacles], **more}
    answer = house[office].post(f"{CLOSING}/decisions", body)
    assert answer.status_code == 200, answer.text
    caught_up(house)
    return answer.json()


def caught_up(house: House) -> None:
    """Wait until the read models hold everything, however busy the machine is."""
    assert house.parts.reads.wait_for(house.parts.log.head(), 20)


def test_decisions_name_what_was_left(new_house: House) -> None:
    """A dry run stores nothing; what cannot be decided on is named; a second time changes nothing."""
    one, hidden = turned(new_house)
    unknown = uuid4()
    assert decide(new_house, "adpem", one, dry_run=True)["position"] is None
    outcome = decide(new_house, "adpem", one, hidden, unknown)
    (end,) = new_house["operator"].get(f"/obstacles/{one}").json()["year_ends"]
    assert (end["into"], end["due"], end["reason"]) == (2025, "2025-03-31", "Lelang diulang.")
    assert outcome["decided"] == [str(one)]
    assert {left["id"]: left["type"] for left in outcome["left"]} == {
        str(hidden): "/problems/not_found",
        str(unknown): "/problems/not_found",
    }
    assert decide(new_house, "adpem", one)["already"] == [str(one)]
    waiting = new_house["leadership"].post(f"{CLOSING}/signature")
    assert (waiting.status_code, waiting.json()["type"]) == (409, "/problems/undecided_left")


def test_the_signed_list_stays(new_house: House) -> None:
    """The snapshot has each line and verifies; what comes late stands beside it; nothing more is decided."""
    one, hidden = turned(new_house)
    decide(new_house, "assistant", one, hidden)
    signed = new_house["leadership"].post(f"{CLOSING}/signature").json()
    assert new_house["auditor"].get(f"{CLOSING}/verification").json()["sound"]
    late = new_house.raised(fiscal_year=2024, description="Baru dilaporkan")
    whole = new_house["auditor"].get(f"{CLOSING}/snapshot").json()
    assert {line["obstacle"] for line in whole["lines"]} == {str(one), str(hidden)}
    assert whole["hash"] == signed["hash"]
    assert [total["without_amount"] for total in whole["totals"]] == [1, 0, 0]
    assert [card["id"] for card in new_house["auditor"].get(CLOSING).json()["late"]] == [str(late)]
    refused = new_house["adpem"].post(f"{CLOSING}/decisions", {**CARRY, "obstacles": [str(one)]})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/session_signed")


def test_the_new_year_is_followed(new_house: House) -> None:
    """How many were carried and settled, and the obstacles behind the figure."""
    one, hidden = turned(new_house)
    decide(new_house, "assistant", one, hidden)
    new_house.raised(fiscal_year=2024, description="Baru dilaporkan")
    for by, command in (
        ("assistant", Accept()),
        ("head", StateDone(text=Text("Selesai."))),
        ("adpem", Confirm(root_cause=Text("a"), what_worked=Text("b"))),
    ):
        new_house.act(by, one, command)
    found = new_house["leadership"].get("/carried/2025").json()
    assert (found["total"]["count"], found["again"]["count"], found["late"]["count"]) == (2, 0, 1)
    settled = new_house["leadership"].get("/carried/2025/obstacles?fate=resolved").json()
    assert [each["obstacle"]["id"] for each in settled["items"]] == [str(one)]


def test_who_may_not_see_an_obstacle_finds_it_nowhere(new_house: House) -> None:
    """Lists, sums, snapshot and feed tell Adpem nothing of what only leadership may see, and agencies nothing."""
    one, hidden = turned(new_house)
    decide(new_house, "assistant", one, hidden)
    new_house["leadership"].post(f"{CLOSING}/signature")
    caught_up(new_house)
    paths = (CLOSING, f"{CLOSING}/snapshot", "/carried/2025", "/carried/2025/obstacles", "/carry-overs")
    for path in paths:
        assert str(hidden) not in new_house["adpem"].get(path).text
        for office in ("operator", "head", "desk", "admin"):
            assert new_house[office].get(path).status_code == 403, (office, path)
    assert new_house["adpem"].get("/carried/2025").json()["total"] == {"count": 1, "amount": 5, "without_amount": 0}
    assert new_house["adpem"].get(f"{CLOSING}/verification").status_code == 403
    for office, told in (("auditor", True), ("leadership", True), ("adpem", False), ("operator", False)):
        feed = new_house[office].get("/events?after=0&limit=1000").json()["items"]
        types = {item["type"] for item in feed}
        assert "carry_over.opened.v1" in types
        assert ({"carry_over.decided.v1", "carry_over.listed.v1", "carry_over.signed_off.v1"} <= types) == told, office
        assert not types & {"carry_over.decided.v1", "carry_over.listed.v1"} or told
        visible = office in {"auditor", "leadership", "operator"}
        assert (str(hidden) in str(feed)) == visible, office


def test_what_cannot_be_done_is_refused(new_house: House) -> None:
    """Too early, not Ekobang's, without what the decision needs, or of no session."""
    clock: Any = new_house.parts.clock
    one = new_house.raised()
    early = new_house["adpem"].post("/carry-overs", {"year": 2024})
    assert (early.status_code, early.json()["type"]) == (409, "/problems/session_too_early")
    assert new_house["head"].post("/carry-overs", {"year": 2024}).status_code == 403
    clock.now = datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC)
    body = {**CARRY, "obstacles": [str(one)]}
    closed = new_house["adpem"].post(f"{CLOSING}/decisions", body)
    assert closed.json()["type"] == "/problems/session_not_open"
    assert new_house["adpem"].post("/carry-overs", {"year": 2024}).status_code == 201
    too_early = new_house["adpem"].post(f"{CLOSING}/decisions", body)
    assert too_early.json()["type"] == "/problems/year_not_over"
    clock.now = JANUARY
    for wrong, field in (
        ({"due": "2026-01-01"}, "due"),
        ({"due": None}, "due"),
        ({"ending": "resolved"}, "what_worked"),
        ({"obstacles": []}, "obstacles"),
    ):
        answer = new_house["adpem"].post(f"{CLOSING}/decisions", body | wrong)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert new_house["auditor"].get(f"{CLOSING}/snapshot").status_code == 404
    assert new_house["auditor"].get(f"{CLOSING}/verification").status_code == 409


def test_a_list_is_narrowed_to_what_was_carried(new_house: House) -> None:
    """Each office finds those of the year that are open and that it may see, and none in a year without any."""
    one, hidden = turned(new_house)
    decide(new_house, "assistant", one, hidden)
    for office, expected in (("adpem", {str(one)}), ("assistant", {str(one), str(hidden)})):
        found = new_house[office].get("/obstacles?carried=2025").json()
        assert {row["id"] for row in found["items"]} == expected
        assert new_house[office].get("/obstacles?carried=2026").json()["items"] == []
