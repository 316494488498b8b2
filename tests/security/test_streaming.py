"""A stream that is open does not outlive the right to it."""

from collections.abc import Iterator

import pytest

from domain.obstacle import Comment
from domain.text import Text
from tests.api.programs import House
from tests.api.serving import PATIENCE, Served


@pytest.fixture(scope="module")
def served(on_sqlite: House) -> Iterator[Served]:
    """The house behind a socket."""
    made = Served(on_sqlite)
    made.start()
    yield made
    made.house.parts.live.close()
    assert made.stop() < PATIENCE


def test_a_busy_stream_ends_with_its_token(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much there is to tell, a stream whose token was revoked tells nothing more after the next look."""
    monkeypatch.setattr("api.stream.WELCOME", 0.0)
    tokens, account = served.house.parts.access.tokens, served.house["auditor"].acting.account
    plain = tokens.create(account, "sekali")
    with served.listening("auditor", token=plain) as stream:
        obstacle = served.house.raised()
        assert stream.next()["type"] == "obstacle.raised.v1"
        tokens.revoke_plain(plain)
        served.house.act("assistant", obstacle, Comment(text=Text("Rahasia.")))
        assert [line for line in stream.lines if line] == []
