from typing import Any
from uuid import uuid4

import pytest

from tests.api.programs import House, Program

ELECTION = {"day": "2024-12-09", "name": "Libur daerah", "kind": "local", "decree": "Keppres 33/2024"}
ELECTION_LISTED = {"day": "2029-02-14", "name": "Pemilu", "kind": "national"}
RULES: dict[str, Any] = {"rules": [{"clock": "accept", "days": 2, "tell": ["adpem"]}], "reason": "Lebih ketat."}
SP2D = {"year": 2031, "document": "sp2d", "at": "2031-12-30T15:00", "zone": "wib", "letter": "900/9/2031"}


def days(program: Program, year: int) -> dict[str, Any]:
    return {day["day"]: day for day in program.get(f"/calendars/{year}").json()["days"]}


def faults(answer: Any) -> dict[str, str]:
    assert answer.status_code == 422, answer.text
    return {fault["field"]: fault["key"] for fault in answer.json()["errors"]}


def test_everybody_reads_the_almanac(on_sqlite: House) -> None:
    """Every office reads the seeded calendar, the rules in force and the one known deadline."""
    for office in ("operator", "desk", "auditor", "leadership"):
        program = on_sqlite[office]
        assert days(program, 2024)["2024-11-27"]["kind"] == "national"
        assert [one["year"] for one in program.get("/calendars").json()["items"]][:10] == list(range(2018, 2028))
        assert program.get("/rules/1").json()["rules"][0]["clock"] == "accept"
        (known,) = program.get("/deadlines", params={"year": 2024}).json()["items"]
        assert (known["local"], known["zone"], known["at"]) == ("2024-12-15T23:00", "wita", "2024-12-15T15:00:00Z")


def test_an_estimated_day_is_made_certain(on_sqlite: House) -> None:
    """An estimate says so, and adding the day with its decree makes it certain."""
    assert days(on_sqlite["adpem"], 2027)["2027-03-10"]["estimated"] is True
    sure = {"day": "2027-03-10", "name": "Idul Fitri", "kind": "national", "decree": "SKB 1/2026"}
    assert on_sqlite["adpem"].post("/calendars/days", sure).status_code == 201
    assert days(on_sqlite["adpem"], 2027)["2027-03-10"]["estimated"] is False


@pytest.mark.parametrize("office", ["adpem", "admin"])
def test_a_day_is_added_moved_and_removed_by_decree(house: House, office: str) -> None:
    """Adpem and the administrator change days off, each change with its decree."""
    day, to = ("2024-12-09", "2024-12-10") if office == "adpem" else ("2024-12-11", "2024-12-12")
    added = house[office].post("/calendars/days", ELECTION | {"day": day})
    assert (added.status_code, added.json()["warnings"]) == (201, [])
    house[office].post(f"/calendars/days/{day}/moves", {"to": to, "decree": "SE 5/2024"})
    moved = days(house["operator"], 2024)
    assert (day in moved, moved[to]["decree"]) == (False, "SE 5/2024")
    gone = house[office].post(f"/calendars/days/{to}/removal", {"decree": "SE 6/2024"})
    assert to not in {one["day"] for one in gone.json()["days"]}


def test_a_year_is_listed_by_its_decree(house: House) -> None:
    """A year that nobody has listed is listed as a whole."""
    listed = [{"day": "2028-12-25", "name": "Natal", "kind": "national"}]
    answer = house["adpem"].post("/calendars", {"year": 2028, "days": listed, "decree": "SKB 9/2027"})
    assert (answer.status_code, answer.json()["source"]) == (201, "SKB 9/2027")
    assert days(house["operator"], 2028)["2028-12-25"]["decree"] == "SKB 9/2027"


def test_a_day_that_is_over_may_change_with_a_warning(on_sqlite: House) -> None:
    """A past day is taken, and the answer says that earlier verdicts stay."""
    answer = on_sqlite["adpem"].post("/calendars/days", ELECTION | {"day": "2024-11-25"})
    assert answer.status_code == 201
    assert [one["key"] for one in answer.json()["warnings"]] == ["past_day"]


def test_days_that_cannot_be_changed_say_why(on_sqlite: House) -> None:
    """A day that is off already, one that is not, a decree without a number and another sort of day are refused."""
    program = on_sqlite["adpem"]
    again = ELECTION | {"day": "2024-12-25", "decree": "tanpa nomor"}
    assert faults(program.post("/calendars/days", again)) == {"day": "day_already_off", "decree": "not_a_decree"}
    away = {"to": "2024-12-26", "decree": "SE 5/2024"}
    refused = faults(program.post("/calendars/days/2024-12-24/moves", away))
    assert refused == {"day": "not_a_day_off", "to": "day_already_off"}
    assert faults(program.post("/calendars/days", ELECTION | {"kind": "weekend"})) == {"kind": "unknown_value"}
    assert faults(program.post("/calendars/days", {"day": "2024-12-20"})).keys() == {"name", "kind", "decree"}


def test_rules_are_drafted_and_switched_on(house: House) -> None:
    """A draft does not hold until it is switched on, and the first version stays readable."""
    drafted = house["adpem"].post("/rules", RULES)
    assert drafted.status_code == 201, drafted.text
    version = drafted.json()["version"]
    assert (drafted.json()["in_force"], drafted.headers["Location"]) == (False, f"/api/v1/rules/{version}")
    assert "obstacle.accepted.v1" in drafted.json()["signs"]
    switched = house["admin"].post(f"/rules/{version}/switch")
    assert (switched.status_code, switched.json()["in_force"]) == (200, True)
    held = {one["version"]: one["in_force"] for one in house["operator"].get("/rules").json()["items"]}
    assert (held[1], held[version]) == (False, True)
    assert house["adpem"].post("/rules/1/switch").json()["in_force"] is True
    assert house["adpem"].post("/rules/99/switch").status_code == 404
    assert house["adpem"].get("/rules/99").status_code == 404


def test_rules_that_make_no_sense_say_where(on_sqlite: House) -> None:
    """Rules of the same scope, one that goes up to where it is and an unknown sign are named by their fields."""
    rules = [{"clock": "accept", "days": 2}, {"clock": "accept", "days": 3, "escalate_to": "agency_head"}]
    answer = on_sqlite["adpem"].post("/rules", {"rules": rules, "signs": ["obstacle.slept.v1"], "reason": "x"})
    assert faults(answer) == {
        "rules.1.clock": "rules_contradict",
        "rules.1.escalate_to": "not_upward",
        "signs.0": "unknown_sign",
    }
    assert faults(on_sqlite["adpem"].post("/rules", RULES | {"rules": []})) == {"rules": "required"}


def test_a_deadline_is_set_and_dispensed(house: House) -> None:
    """The time is taken in its own zone to the minute, and one agency may be later."""
    made = house["adpem"].post("/deadlines", SP2D)
    assert (made.status_code, made.json()["at"]) == (201, "2031-12-30T08:00:00Z")
    more = {"agency": "DINKES", "year": 2031, "document": "sp2d", "at": "2031-12-31T12:00", "letter": "900/10/2031"}
    given = house["admin"].post("/deadlines/dispensations", more)
    assert [one["local"] for one in given.json()["dispensations"]] == ["2031-12-31T12:00"]
    assert house["operator"].get("/deadlines", params={"year": 2031}).json()["items"] == [given.json()]
    missing = house["admin"].post("/deadlines/dispensations", more | {"year": 2032, "at": "2032-12-31T12:00"})
    assert missing.status_code == 404


def test_deadlines_that_contradict_each_other_say_why(on_sqlite: House) -> None:
    """A payment order before its request, another year, and a time that is none are refused."""
    program = on_sqlite["adpem"]
    spm = {"year": 2024, "document": "spm", "zone": "wita", "letter": "900/3/2024"}
    assert faults(program.post("/deadlines", spm | {"at": "2024-12-14T23:00"})) == {"at": "before_document"}
    assert faults(program.post("/deadlines", spm | {"at": "2025-01-02T10:00"})) == {"at": "outside_the_year"}
    assert faults(program.post("/deadlines", spm | {"at": "2024-12-32T10:00"})) == {"at": "not_a_local_time"}
    early = {"agency": "DINKES", "year": 2024, "document": "spp_ls", "at": "2024-12-14T23:00", "letter": "900/1/2024"}
    assert faults(program.post("/deadlines/dispensations", early)) == {"at": "not_more_time"}


@pytest.mark.parametrize("office", ["operator", "head", "desk", "assistant", "leadership", "auditor"])
def test_nobody_else_writes_the_almanac(on_sqlite: House, office: str) -> None:
    """Whoever is neither Adpem nor administrator is refused, and nothing is stored."""
    program, head = on_sqlite[office], on_sqlite.parts.log.head()
    more = {"agency": "DINKES", "year": 2024, "document": "spp_ls", "at": "2024-12-18T23:00", "letter": "900/1/2024"}
    sent = {
        "/calendars": {"year": 2029, "days": [ELECTION_LISTED], "decree": "SKB 9/2028"},
        "/calendars/days": ELECTION,
        "/calendars/days/2024-12-25/moves": {"to": "2024-12-24", "decree": "SE 5/2024"},
        "/calendars/days/2024-12-25/removal": {"decree": "SE 5/2024"},
        "/rules": RULES,
        "/rules/1/switch": None,
        "/deadlines": SP2D,
        "/deadlines/dispensations": more,
    }
    assert {program.post(address, body).status_code for address, body in sent.items()} == {403}
    assert on_sqlite.parts.log.head() == head


def test_a_change_is_repeated_safely(on_sqlite: House) -> None:
    """The same request with the same key is done once and answered again."""
    headers = {"Idempotency-Key": uuid4().hex}
    answers = [on_sqlite["adpem"].post("/rules", RULES, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()


def test_everybody_is_told_of_a_change(on_sqlite: House) -> None:
    """A change of the calendar comes over the feed to every office, with its decree."""
    before = on_sqlite.parts.log.head()
    on_sqlite["adpem"].post("/calendars/days", ELECTION | {"day": "2024-12-18"})
    assert on_sqlite.parts.reads.wait_for(on_sqlite.parts.log.head(), 20)
    for office in ("operator", "idle_desk", "auditor"):
        (told,) = on_sqlite[office].get("/events", params={"after": before}).json()["items"]
        assert (told["type"], told["data"]["decree"]) == ("calendar.day_added.v1", "Keppres 33/2024")


def test_the_almanac_as_it_was_known(on_sqlite: House) -> None:
    """A look back leaves out what was recorded later: days, versions of the rules and deadlines."""
    program = on_sqlite["adpem"]
    before = on_sqlite.parts.clock().isoformat()
    program.post("/calendars/days", ELECTION | {"day": "2024-12-19"})
    drafted = program.post("/rules", RULES).json()["version"]
    program.post("/deadlines", SP2D | {"year": 2040, "at": "2040-12-30T15:00"})
    assert on_sqlite.parts.reads.wait_for(on_sqlite.parts.log.head(), 20)
    past = {"as_of": before}
    known = program.get("/calendars/2024", params=past).json()["days"]
    assert "2024-12-19" not in {one["day"] for one in known}
    assert "2024-12-19" in days(program, 2024)
    versions = program.get("/rules", params=past).json()["items"]
    assert (versions[0]["version"], drafted in {one["version"] for one in versions}) == (1, False)
    assert program.get("/deadlines", params=past | {"year": 2040}).json()["items"] == []
    assert len(program.get("/deadlines", params={"year": 2040}).json()["items"]) == 1
    assert faults(program.get("/calendars", params={"as_of": "2099-01-01"})) == {"as_of": "in_the_future"}
