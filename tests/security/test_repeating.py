"""A repeated or a shared request is no way round the table of visibility."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from domain.obstacle import ChangeVisibility, Visibility
from domain.text import Text
from tests.api.programs import RAISE, House


def hidden(house: House, obstacle: UUID) -> None:
    change = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Menyangkut pemeriksaan."))
    house.act("assistant", obstacle, change)


def keyed(key: str) -> Mapping[str, str]:
    return {"Idempotency-Key": key}


def test_a_repeated_command_shows_nothing_of_what_has_been_hidden_since(on_sqlite: House) -> None:
    """Who may not see the obstacle any more gets 404 for a command that is sent again, and the command stays done."""
    obstacle, key = on_sqlite.raised(), uuid4().hex
    path, body = f"/obstacles/{obstacle}/comments", {"text": "Sudah kami periksa."}
    assert on_sqlite["adpem"].post(path, body, headers=keyed(key)).status_code == 200
    hidden(on_sqlite, obstacle)
    again = on_sqlite["adpem"].post(path, body, headers=keyed(key))
    assert again.status_code == 404
    assert "Tender" not in again.text
    seen = on_sqlite["assistant"].get(f"/obstacles/{obstacle}/events").json()["items"]
    assert [item["type"] for item in seen].count("obstacle.commented.v1") == 1


def test_an_undo_of_a_bulk_names_only_what_the_office_sees(on_sqlite: House) -> None:
    """Obstacles of the bulk that are hidden from who asks are neither taken back nor named."""
    bulk = {"X-Request-Id": str(uuid4())}
    secret = on_sqlite["operator"].post("/obstacles", RAISE | {"visibility": "leadership_only"}, headers=bulk).json()
    mine = on_sqlite["colleague"].post("/obstacles", RAISE, headers=bulk).json()
    answer = on_sqlite["colleague"].post(f"/bulk/{bulk['X-Request-Id']}/undo", {"reason": "Keliru."})
    assert [part["id"] for part in answer.json()["undone"]] == [mine["id"]]
    assert secret["id"] not in answer.text
    assert secret["number"] not in answer.text
