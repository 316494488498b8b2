from typing import Any
from uuid import uuid4

import pytest

from tests.api.programs import RAISE, House


def test_an_operator_raises_an_obstacle(house: House) -> None:
    """Raising answers with the whole obstacle, its number, its address and its version."""
    answer = house["operator"].post("/obstacles", RAISE)
    raised = answer.json()
    assert answer.status_code == 201, raised
    assert answer.headers["Location"] == f"/api/v1/obstacles/{raised['id']}"
    assert answer.headers["ETag"] == '"1"'
    assert raised["number"].startswith("KDL-2024-")
    assert (raised["state"], raised["level"], raised["version"]) == ("raised", "agency_head", 1)
    assert raised["waiting_for"] == {"kind": "adpem", "who": []}
    assert raised["allowed"] == ["amend", "add_evidence", "comment", "withdraw"]
    assert (raised["stage"], raised["locus"], raised["dak_code"]) == ("procurement", "provider", 6)
    assert (raised["raised_by"]["office"], raised["agency_name"]) == ("operator.DINKES", "Dinas Kesehatan")
    assert (raised["audit_word"], raised["late_entry"]) == ("not_acted_on", True)


def test_what_was_raised_can_be_read(house: House) -> None:
    """The answer to raising is what is read afterwards, by id and by number."""
    raised = house["operator"].post("/obstacles", RAISE).json()
    assert house["operator"].get(f"/obstacles/{raised['id']}").json() == raised
    assert house["operator"].get(f"/obstacles/{raised['number'].lower()}").json() == raised


def test_the_whole_record_is_kept(house: House) -> None:
    """Every field that is sent comes back as it was sent."""
    record = RAISE | {
        "sub_unit": "Puskesmas Sangatta",
        "fiscal_year": 2024,
        "activity": "Pengadaan alat kesehatan",
        "locus": "agency",
        "dak_code": 7,
        "title": "Tender gagal",
        "physical_progress": 12.5,
        "needed_by": "2024-12-15",
        "tried": "Tender ulang.",
        "whys": ["Syarat terlalu sempit.", "Waktu pendek."],
        "follow_up_needed": "Reviu HPS.",
        "parties": [
            {"desk": "UKPBJ", "agency": None, "name": None},
            {"desk": None, "agency": None, "name": "LKPP"},
        ],
        "budget_lines": [
            {"sub_activity": "1.02.02.2.01.0001", "account": "5.2", "funding_source": "DAK", "amount": 5},
        ],
        "visibility": "all_agencies",
    }
    raised = house["operator"].post("/obstacles", record).json()
    assert {name: raised[name] for name in record} == record


def test_ekobang_raises_for_any_agency(house: House) -> None:
    """Adpem may raise for an agency that is not its own, which there is none."""
    assert house["adpem"].post("/obstacles", RAISE).status_code == 201


@pytest.mark.parametrize("office", ["stranger", "desk", "leadership", "auditor", "admin"])
def test_others_do_not_raise_for_an_agency(house: House, office: str) -> None:
    """An office that is neither the agency's nor Ekobang's is refused."""
    answer = house[office].post("/obstacles", RAISE)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not_your_act")


def test_all_faults_of_a_record_are_told_at_once(house: House) -> None:
    """A record with several faults is refused with each of them, so that it is corrected in one go."""
    wrong = RAISE | {
        "happened_on": "2024-11-20",
        "needed_by": "2099-01-01",
        "parties": [{"desk": "NIHIL"}],
        "budget_lines": [{"sub_activity": "1.2"}],
    }
    answer = house["operator"].post("/obstacles", wrong)
    found = {error["pointer"]: error["key"] for error in answer.json()["errors"]}
    assert answer.status_code == 422
    assert found == {
        "/needed_by": "too_far_ahead",
        "/parties/0": "unknown_code",
        "/budget_lines/0": "not_a_sub_activity",
    }


def test_a_repeated_raising_is_done_once(house: House) -> None:
    """The same key with the same body gives the same obstacle again, and says so."""
    headers = {"Idempotency-Key": uuid4().hex}
    first = house["operator"].post("/obstacles", RAISE, headers=headers)
    again = house["operator"].post("/obstacles", RAISE, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"


def test_the_order_of_fields_does_not_make_another_request(house: House) -> None:
    """Bodies that say the same are the same request, however they are written."""
    headers = {"Idempotency-Key": uuid4().hex}
    first = house["operator"].post("/obstacles", RAISE, headers=headers).json()
    again = house["operator"].post("/obstacles", dict(reversed(RAISE.items())), headers=headers).json()
    assert first["id"] == again["id"]


@pytest.mark.parametrize("other", [{"effect": "stopped"}, {"title": None}])
def test_a_key_is_not_used_for_another_request(house: House, other: dict[str, Any]) -> None:
    """The same key with another body is refused, and nothing is stored."""
    headers = {"Idempotency-Key": uuid4().hex}
    assert house["operator"].post("/obstacles", RAISE, headers=headers).status_code == 201
    answer = house["operator"].post("/obstacles", RAISE | other, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/key_reused")


def test_keys_of_two_accounts_do_not_meet(house: House) -> None:
    """A key that somebody else used is free."""
    headers = {"Idempotency-Key": uuid4().hex}
    first = house["operator"].post("/obstacles", RAISE, headers=headers).json()
    other = house["colleague"].post("/obstacles", RAISE, headers=headers).json()
    assert first["id"] != other["id"]


def test_an_event_says_by_which_token_it_came(house: House) -> None:
    """The metadata of an event holds the opaque id of the token, and the request's id as its correlation."""
    raised = house["operator"].post("/obstacles", RAISE, headers={"X-Request-Id": (request := str(uuid4()))}).json()
    [recorded] = house.parts.log.read(raised["position"] - 1, 1)
    [token] = house.parts.access.tokens.list(house["operator"].acting.account)
    assert (recorded.metadata.via, str(recorded.metadata.correlation)) == (token.id, request)
