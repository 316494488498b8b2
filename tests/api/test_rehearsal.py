"""The rehearsal of rules over HTTP."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.acting import OfficeKind
from domain.almanac import Clock, Rule
from domain.almanac.drafting import DraftRules
from domain.obstacle import Comment, Level, Visibility
from domain.text import Text
from domain.tracker import Request
from tests.api.programs import SEATS, House, Ticking

READERS = {"adpem", "assistant", "leadership", "auditor", "admin"}
STRICT = Rule(clock=Clock.ACCEPT, days=1, tell=(OfficeKind.ADPEM,), escalate_to=Level.ASSISTANT, step_days=1)
STRETCH = {"from": "2024-11-25", "to": "2024-12-05"}


def told(house: House) -> tuple[str, UUID, UUID]:
    """A stricter version, and two reports of 28 November that nobody accepts, one of them for leadership alone."""
    clock = house.parts.clock
    assert isinstance(clock, Ticking)
    obstacles = house.raised(), house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    drafted = DraftRules(rules=(STRICT,), signs=(), reason="Lebih ketat")
    house.parts.keeper.handle(drafted, Request(acting=house["adpem"].acting))
    version = max(house.parts.keeper.current().rulebook.drafts)
    clock.now += timedelta(days=8)
    house.act("adpem", obstacles[0], Comment(text=Text("Dicek.")))
    return f"/rules/{version}/rehearsal", *obstacles


def test_what_the_rules_would_have_done(house: House) -> None:
    """Those who see both reports find two flags on 30 November and two steps up; Adpem finds one of each."""
    path, one, hidden = told(house)
    for office, seen in (("leadership", [one, hidden]), ("adpem", [one])):
        found = house[office].get(path, params=STRETCH).json()
        n = len(seen)
        assert found["would"] == {"flagged": n, "cleared": 0, "escalated": 2 * n, "told": {"adpem": n}}
        assert found["did"] == {"flagged": 0, "cleared": 0, "escalated": 0, "told": {}}
        assert [(day["day"], day["would"]["flagged"]) for day in found["items"]][:1] == [("2024-11-30", n)]
        deeds = house[office].get(f"{path}/2024-11-30", params=STRETCH).json()
        assert {deed["obstacle"] for deed in deeds["items"]} == set(map(str, seen))
        assert deeds["total"] == n
        assert {(deed["kind"], deed["clock"], deed["due_on"]) for deed in deeds["items"]} == {
            ("flagged", "accept", "2024-11-29")
        }


def test_who_may_rehearse(on_sqlite: House) -> None:
    """Ekobang, leadership, auditors and administrators may; the administrator gets figures of all, and no obstacle."""
    path, one, hidden = told(on_sqlite)
    for office in SEATS:
        answer = on_sqlite[office].get(path, params=STRETCH)
        assert answer.status_code == (200 if office in READERS else 403), office
        day = on_sqlite[office].get(f"{path}/2024-11-30", params=STRETCH)
        assert day.status_code == (200 if office in READERS - {"admin"} else 403), office
        if office == "admin":
            assert answer.json()["would"]["flagged"] >= 2
            assert not {str(one), str(hidden)} & set(answer.text.split('"'))


def test_pages_of_days_and_of_deeds(on_sqlite: House) -> None:
    """A page holds as many as are asked for, and the total says how many there are."""
    path, *_ = told(on_sqlite)
    leadership = on_sqlite["leadership"]
    all_of_it = leadership.get(path, params=STRETCH).json()
    second = leadership.get(path, params=STRETCH | {"limit": 1, "offset": 1}).json()
    assert second["items"] == all_of_it["items"][1:2]
    assert second["total"] == len(all_of_it["items"])
    one = leadership.get(f"{path}/2024-11-30", params=STRETCH | {"limit": 1, "offset": 1}).json()
    assert (len(one["items"]), one["total"]) == (1, all_of_it["items"][0]["would"]["flagged"])


def test_a_rehearsal_that_takes_long_is_asked_for_again(on_sqlite: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without patience a year is still being played: come again; later it is there."""
    path, year = "/rules/1/rehearsal", {"from": "2023-01-01", "to": "2023-12-31"}
    with monkeypatch.context() as patch:
        patch.setattr("api.rehearsal.PATIENCE", 0.0)
        early = on_sqlite["auditor"].get(path, params=year)
    assert (early.status_code, early.headers["Retry-After"]) == (202, "3")
    assert early.json() == {"version": 1, "done": False}
    on_sqlite.parts.rehearsals.rehearse(1, date(2023, 1, 1), date(2023, 12, 31))
    assert on_sqlite["auditor"].get(path, params=year).json()["total"] == 0


@pytest.mark.parametrize(
    ("path", "stretch", "status"),
    [
        ("/rules/99/rehearsal", STRETCH, 404),
        ("/rules/1/rehearsal", {"from": "2024-12-05", "to": "2024-12-01"}, 422),
        ("/rules/1/rehearsal", {"from": "2024-12-05", "to": "2199-12-01"}, 422),
        ("/rules/1/rehearsal", {"from": "2024-12-05"}, 422),
        ("/rules/1/rehearsal/2024-13-45", STRETCH, 422),
    ],
)
def test_what_cannot_be_rehearsed(on_sqlite: House, path: str, stretch: dict[str, str], status: int) -> None:
    """Unknown versions, days in the wrong order, days to come and half a stretch are refused."""
    assert on_sqlite["auditor"].get(path, params=stretch).status_code == status
