from uuid import uuid4

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
    assert raised["position"] > 0
