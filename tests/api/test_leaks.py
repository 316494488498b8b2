"""Nothing tells of an obstacle to those who may not see it: no list, count, search, review, feed, file or error."""

from collections.abc import Mapping
from uuid import UUID, uuid4

import pytest

from domain.obstacle import ChangeVisibility, Visibility
from domain.text import Text
from tests.api.programs import RAISE, SEATS, House
from tests.api.table import SENT

#: By hand: who sees an obstacle that `operator` raised and in which no desk ever helped.
SEEN: Mapping[str, set[str]] = {
    "all_agencies": set(SEATS) - {"admin"},
    "agency_and_ekobang": {"operator", "colleague", "head", "adpem", "assistant", "leadership", "auditor"},
    "leadership_only": {"operator", "assistant", "leadership", "auditor"},
}
PDF = b"%PDF rahasia"
OPEN = "state=raised"


class Secret:
    """An obstacle with words that stand nowhere else, and a file."""

    def __init__(self, house: House, visibility: str) -> None:
        self.word = f"rahasia{uuid4().hex}"
        self.file = house["operator"].upload(f"{self.word}.pdf", PDF).json()["id"]
        record = RAISE | {"description": self.word, "evidence": [self.file], "amount_at_stake": 1_000_003}
        raised = house["operator"].post("/obstacles", record | {"visibility": visibility}).json()
        self.id, self.number, self.position = UUID(raised["id"]), raised["number"], raised["position"]

    def change(self, house: House, visibility: str) -> None:
        house.act("assistant", self.id, ChangeVisibility(visibility=Visibility(visibility), reason=Text(self.word)))


def places(house: House, office: str, secret: Secret) -> dict[str, bool]:
    """Where this office meets the secret: every way of asking, and whether it tells."""
    program, id_ = house[office], str(secret.id)
    by_path = {
        "id": program.get(f"/obstacles/{id_}"),
        "number": program.get(f"/obstacles/{secret.number}"),
        "history": program.get(f"/obstacles/{id_}/events"),
        "clocks": program.get(f"/obstacles/{id_}/clocks"),
        "file": program.get(f"/files/{secret.file}"),
    }
    lists = {
        "list": program.get("/obstacles?limit=200"),
        "search": program.get(f"/obstacles?q={secret.word}"),
        "search by number": program.get(f"/obstacles?q={secret.number}"),
        "filter": program.get(f"/obstacles?{OPEN}&agency=DINKES&sort=amount&limit=200"),
        "feed": program.get(f"/events?after={secret.position - 1}&limit=1000"),
    }
    assert all(answer.status_code in {200, 404} for answer in by_path.values())
    told = {name: answer.status_code == 200 for name, answer in by_path.items()}
    told |= {name: id_ in answer.text.replace("obstacle.hidden", "") for name, answer in lists.items()}
    return told | {"count": program.get(f"/obstacles?q={secret.word}").json()["total"] == 1}


def items_of(house: House, office: str, secret: Secret) -> list[str]:
    """The types of what the feed tells the office of the secret."""
    items = house[office].get(f"/events?after={secret.position - 1}&limit=1000").json()["items"]
    return [item["type"] for item in items if item["id"] == str(secret.id)]


@pytest.mark.parametrize("visibility", SEEN)
def test_every_way_of_asking_tells_the_same(house: House, visibility: str) -> None:
    """An office meets an obstacle everywhere or nowhere, as the table of visibility says."""
    secret = Secret(house, visibility)
    for office in SEATS:
        told = places(house, office, secret)
        assert (office, set(told.values())) == (office, {office in SEEN[visibility]}), told


def test_a_change_of_visibility_closes_and_opens_at_once(house: House) -> None:
    """Whoever loses sight of an obstacle meets it nowhere from then on, and everywhere when it opens again."""
    secret = Secret(house, "all_agencies")
    for visibility in ("leadership_only", "agency_and_ekobang", "all_agencies"):
        secret.change(house, visibility)
        for office in SEATS:
            told = places(house, office, secret)
            told.pop("feed")
            assert (visibility, office, set(told.values())) == (visibility, office, {office in SEEN[visibility]}), told


def test_the_feed_says_once_that_an_obstacle_closed(house: House) -> None:
    """Who saw it gets one notice instead of its events; who never did gets nothing; who still sees it gets all."""
    secret = Secret(house, "agency_and_ekobang")
    secret.change(house, "leadership_only")
    told = {office: tuple(items_of(house, office, secret)) for office in SEATS}
    assert told == (
        dict.fromkeys(SEATS, ())
        | dict.fromkeys(SEEN["agency_and_ekobang"], ("obstacle.hidden",))
        | dict.fromkeys(SEEN["leadership_only"], ("obstacle.raised.v1", "obstacle.visibility_changed.v1"))
    )


def test_the_feed_announces_an_obstacle_that_opens(house: House) -> None:
    """After it opened, a stranger finds the change that opened it, and its whole past."""
    secret = Secret(house, "agency_and_ekobang")
    before = house["stranger"].get("/events?limit=1000").json()["next"]
    secret.change(house, "all_agencies")
    items = house["stranger"].get(f"/events?after={before}").json()["items"]
    assert [(item["type"], item["id"]) for item in items] == [("obstacle.visibility_changed.v1", str(secret.id))]
    assert len(house["stranger"].get(f"/obstacles/{secret.id}/events").json()["items"]) == 2


@pytest.mark.parametrize("act", SENT)
def test_an_error_does_not_tell_that_it_is_there(on_sqlite: House, act: str) -> None:
    """Every act on what may not be seen is refused in the very words of what is not there."""
    secret, (path, sent) = Secret(on_sqlite, "leadership_only"), SENT[act]
    if act == "escalate":
        sent = sent | {"to": "regent"}
    if act == "merge":
        sent = sent | {"into": secret.number}
    for office in set(SEATS) - SEEN["leadership_only"]:
        said = []
        for ref in (str(secret.id), str(uuid4())):
            method = "PATCH" if act == "amend" else "POST"
            answer = on_sqlite[office].send(method, f"/obstacles/{ref}{path}", sent, headers={"If-Match": "*"})
            said.append((answer.status_code, answer.text.replace(ref, "")))
        assert said[0] == said[1]
        assert said[0][0] == 404


def test_a_hidden_target_is_as_unknown_as_none(house: House) -> None:
    """Merging into what may not be seen is refused like merging into what is not there."""
    secret, mine = Secret(house, "leadership_only"), house.raised()
    said = [
        house["adpem"].post(f"/obstacles/{mine}/merge", {"into": into}) for into in (secret.number, str(uuid4()), "x")
    ]
    assert {answer.status_code for answer in said} == {422}
    assert len({answer.text for answer in said}) == 1


def test_a_merged_obstacle_tells_only_number_and_state_of_a_hidden_target(house: House) -> None:
    """Who may not see the target gets its number and state, and its id nowhere in the history either."""
    secret, mine = Secret(house, "leadership_only"), house.raised()
    assert house["assistant"].post(f"/obstacles/{mine}/merge", {"into": secret.number}).status_code == 200
    told = house["head"].get(f"/obstacles/{mine}")
    assert told.json()["merged_into"] == {"id": None, "number": secret.number, "state": "raised"}
    history = house["head"].get(f"/obstacles/{mine}/events")
    feed = house["head"].get(f"/events?after={secret.position - 1}&limit=1000")
    assert all(str(secret.id) not in answer.text for answer in (told, history, feed))
    assert history.json()["items"][-1]["data"] == {"into": None, "amount": "same", "number": None}
    assert house["auditor"].get(f"/obstacles/{mine}").json()["merged_into"]["id"] == str(secret.id)


def test_sums_leave_out_what_is_hidden(house: House) -> None:
    """A review and a total are of what the office sees, neither more nor less."""
    for visibility in SEEN:
        Secret(house, visibility)
    for office in SEATS:
        items = house[office].get(f"/obstacles?{OPEN}&limit=200").json()
        total = house[office].get("/review?by=stage").json()["total"]
        assert items["total"] == len(items["items"]), office
        everything = house[office].get("/obstacles?limit=200").json()["items"]
        still_open = [item for item in everything if item["waiting_for"] is not None]
        assert (total["count"], total["amount"]) == (
            len(still_open),
            sum(item["amount"] or 0 for item in still_open),
        ), office


def test_an_administrator_sees_no_obstacle(house: House) -> None:
    """The administrator's lists, sums and feed hold the directory and nothing else."""
    Secret(house, "all_agencies")
    assert house["admin"].get("/obstacles").json()["items"] == []
    assert house["admin"].get("/review").json()["total"]["count"] == 0
    items = house["admin"].get("/events?limit=1000").json()["items"]
    assert not [item for item in items if item["type"].startswith("obstacle.")]
