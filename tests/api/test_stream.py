"""The stream over a real connection."""

from collections.abc import Iterator

import pytest

from domain.obstacle import Accept, ChangeVisibility, Comment, Merge, MergedAmount, Visibility
from domain.text import Text
from tests.api.programs import House
from tests.api.serving import PATIENCE, Served


@pytest.fixture(scope="module")
def served(house: House) -> Iterator[Served]:
    """The house behind a socket, for all tests of this module."""
    made = Served(house)
    made.start()
    yield made
    made.house.parts.live.close()
    assert made.stop() < PATIENCE


def test_an_open_stream_is_told_what_happens(served: Served) -> None:
    """What is stored comes by itself, with its position as id and its type as event."""
    with served.listening("auditor") as stream:
        obstacle = served.house.raised()
        item = stream.next()
    assert (item["event"], item["type"], item["data"]["record"]["agency"]) == (
        "obstacle.raised.v1",
        "obstacle.raised.v1",
        "DINKES",
    )
    feed = served.house["auditor"].get(f"/events?after={item['at'] - 1}").json()["items"]
    assert [one["id"] for one in feed] == [str(obstacle)]
    assert item == feed[0] | {"at": feed[0]["position"], "event": feed[0]["type"]}


def test_a_stream_goes_on_after_the_last_event(served: Served) -> None:
    """After a break the stream first tells what was missed, then what comes."""
    obstacle = served.house.raised()
    position = served.house.act("adpem", obstacle, Accept()).position
    served.house.act("head", obstacle, Comment(text=Text("Segera.")))
    with served.listening("auditor", last=position - 1) as stream:
        assert [stream.next()["type"], stream.next()["type"]] == ["obstacle.accepted.v1", "obstacle.commented.v1"]
        served.house.act("head", obstacle, Comment(text=Text("Lagi.")))
        assert stream.next()["data"] == {"text": "Lagi."}
    with served.listening("auditor", f"/stream?after={position}") as stream:
        assert stream.next()["type"] == "obstacle.commented.v1"


def test_a_stream_tells_only_what_may_be_seen(served: Served) -> None:
    """Of two streams each is told what its own office sees; a change of visibility closes and opens at once."""
    house = served.house
    with served.listening("stranger") as theirs, served.listening("head") as ours:
        hidden, shown = house.raised(), house.raised(visibility=Visibility.ALL_AGENCIES)
        assert theirs.next()["data"]["record"]["visibility"] == "all_agencies"
        assert [ours.next()["type"], ours.next()["type"]] == ["obstacle.raised.v1"] * 2
        house.act("head", hidden, ChangeVisibility(visibility=Visibility.ALL_AGENCIES, reason=Text("Berguna.")))
        house.act("head", shown, ChangeVisibility(visibility=Visibility.AGENCY_AND_EKOBANG, reason=Text("Cukup.")))
        assert [theirs.next()["event"], theirs.next()["event"]] == ["obstacle.visibility_changed.v1", "obstacle.hidden"]
        house.act("head", shown, Comment(text=Text("Tidak terdengar.")))
        house.act("head", hidden, Comment(text=Text("Terdengar.")))
        assert theirs.next()["data"] == {"text": "Terdengar."}


def test_a_stream_does_not_name_a_hidden_target(served: Served) -> None:
    """Of a merge into what the office may not see, the stream tells the merge alone."""
    house = served.house
    hidden, mine = house.raised(visibility=Visibility.LEADERSHIP_ONLY), house.raised()
    with served.listening("head") as stream:
        house.act("assistant", mine, Merge(into=hidden, amount=MergedAmount.SAME))
        assert stream.next()["data"] == {"into": None, "amount": "same", "number": None}


def test_what_a_stream_may_not_be_asked(served: Served) -> None:
    """A position that is none is refused before the stream begins."""
    for position in ("x", "-1", "9" * 30):
        answer = served.house["auditor"].get("/stream", headers={"Last-Event-ID": position})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "Last-Event-ID")


def test_a_token_that_is_revoked_ends_its_stream(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent stream ends soon after its token was revoked."""
    tokens, account = served.house.parts.access.tokens, served.house["auditor"].acting.account
    plain = tokens.create(account, "sekali")
    monkeypatch.setattr("api.stream.GLANCE", 0.05)
    monkeypatch.setattr("api.stream.HEARTBEAT", 0.1)
    monkeypatch.setattr("api.stream.WELCOME", 0.1)
    with served.listening("auditor", token=plain) as stream:
        assert [stream.line(), stream.line()] == ["", ":"]
        tokens.revoke_plain(plain)
        assert set(stream.lines) <= {"", ":"}
