"""Notices and deliveries over HTTP."""

from domain.obstacle import ChangeVisibility, Instruct, Return, Visibility
from domain.text import Text
from tests.api.programs import SEATS, House


def returned(house: House) -> str:
    """An obstacle that went back to its agency, told to everybody; its id."""
    obstacle = house.raised()
    house.act("adpem", obstacle, Return(reason=Text("Lengkapi.")))
    house.parts.reminders.outbox.catch_up()
    return str(obstacle)


def test_notices_are_listed_and_read(house: House) -> None:
    """A notice is listed with its sentence until it is read, one by one or all up to an id."""
    obstacle = returned(house)
    told = house["head"].get("/notices", headers={"Accept-Language": "en"}).json()
    first = told["items"][0]
    assert (first["obstacle"], first["kind"], first["read_at"]) == (obstacle, "returned", None)
    assert first["text"] == f"{first['number']} was returned to be completed."
    left = house["head"].post(f"/notices/{first['id']}/read").json()["unread"]
    assert left == told["unread"] - 1
    assert house["head"].post(f"/notices/{first['id']}/read").json()["unread"] == left
    returned(house)
    newest = house["head"].get("/notices?limit=1").json()["items"][0]["id"]
    assert house["head"].post(f"/notices/read?upto={newest}").json() == {"unread": 0}
    assert first["id"] in {each["id"] for each in house["head"].get(f"/notices?before={newest}").json()["items"]}


def test_nobody_reads_the_notices_of_another(on_sqlite: House) -> None:
    """The notice of another is not found, and no obstacle that is hidden since is named."""
    returned(on_sqlite)
    notice = on_sqlite["head"].get("/notices?limit=1").json()["items"][0]["id"]
    assert on_sqlite["stranger"].post(f"/notices/{notice}/read").status_code == 404
    obstacle = on_sqlite.raised()
    on_sqlite.act("assistant", obstacle, Instruct(text=Text("Segerakan.")))
    on_sqlite.parts.reminders.outbox.catch_up()
    assert str(obstacle) in on_sqlite["adpem"].get("/notices").text
    hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Peka."))
    on_sqlite.act("assistant", obstacle, hide)
    assert str(obstacle) not in on_sqlite["adpem"].get("/notices").text
    assert str(obstacle) in on_sqlite["operator"].get("/notices").text


def test_the_delivery_log_is_the_administrators(on_sqlite: House) -> None:
    """The administrator alone reads it and has a delivery tried again; one that is not there is not found."""
    for office in SEATS:
        allowed = office == "admin"
        assert on_sqlite[office].get("/deliveries").status_code == (200 if allowed else 403), office
        answer = on_sqlite[office].post("/deliveries/999999/retry")
        assert answer.status_code == (404 if allowed else 403), office
    assert on_sqlite["admin"].get("/deliveries").json()["counts"].keys() == {"waiting", "sent", "failed", "dropped"}


def test_what_one_hears_of_is_chosen(house: House) -> None:
    """Choices are read as they were set, faults are told by field, and nothing of a refused body is kept."""
    mine = house["colleague"]
    body = {"unwanted": [{"kind": "decided", "channel": "email"}], "quiet_begin": "20:00", "quiet_end": "06:00"}
    told = mine.send("PUT", "/notices/settings", body | {"email": "rekan@dinkes.go.id"}).json()
    assert told == mine.get("/notices/settings").json()
    assert told == body | {"email": "rekan@dinkes.go.id", "push": False, "channels": ["bell"]}
    for bad, field in (
        ({"quiet_begin": "20:00"}, "quiet_end"),
        ({"quiet_begin": "25:00", "quiet_end": "06:00"}, "quiet_begin"),
        ({"email": "nobody"}, "email"),
        ({"unwanted": [{"kind": "shoe", "channel": "email"}]}, "unwanted.0.kind"),
    ):
        answer = mine.send("PUT", "/notices/settings", bad)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), bad
    assert mine.get("/notices/settings").json() == told
    assert mine.send("PUT", "/notices/settings", {}).json()["email"] is None
