"""Sending what is due, with a post and carriers that are handed in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from domain.reminders import Channel
from jobs.letters import Letter, Line, Section
from jobs.reminding import BACKOFF, Due, Outcome, Parcel, Result, Undelivered, deliver, next_try
from wording.language import language

NOW = datetime(2024, 11, 28, 4, tzinfo=UTC)


@dataclass
class Lying:
    """A post with deliveries that are due, and what came of each."""

    deliveries: Sequence[Due]
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    def due(self, now: datetime) -> Sequence[Due]:
        return self.deliveries

    def record(self, due: Due, outcome: Outcome, now: datetime) -> None:
        self.outcomes[due.id] = outcome


def due(n: int, account: str, what: str = "reminder:1", tries: int = 0) -> Due:
    """A delivery by mail."""
    return Due(id=n, account=account, channel=Channel.EMAIL, what=what, tries=tries)


def packed(dues: Sequence[Due], now: datetime) -> Parcel:
    """A letter to an address named after the account; that of `broken` cannot be written."""
    if dues[0].account == "broken":
        raise KeyError("whatever it was")
    letter = Letter(
        name=str(dues[0].id),
        subject="Uji",
        sections=[Section("Bagian", [Line("Satu kalimat <b>.", "https://kendala.example/?a=1&b=2")])],
        language=language("id"),
        settings="https://kendala.example/notices/settings",
    )
    return Parcel(address=dues[0].account, letter=letter, sent=dues)


def test_a_letter_that_cannot_be_written_or_sent_keeps_no_other_waiting() -> None:
    """Given a letter that fails while it is made and one that fails as nobody foresaw, the third goes out."""
    post = Lying([due(1, "broken"), due(2, "strange"), due(3, "well")])

    def carry(address: str, letter: Letter) -> None:
        if address == "strange":
            raise ValueError("whatever it was")

    assert deliver(post, packed, {Channel.EMAIL: carry}, NOW)[Result.FAILED] == 2
    assert {n: outcome.trouble for n, outcome in post.outcomes.items()} == {1: "KeyError", 2: "ValueError", 3: ""}
    assert post.outcomes[1].next_at == NOW + BACKOFF[0]


def test_a_line_that_is_down_is_asked_once_in_a_turn() -> None:
    """Given a server that is down, the first letter finds out and all others are put off without asking."""
    post, asked = Lying([due(n, f"account {n}") for n in range(5)]), []

    def carry(address: str, letter: Letter) -> None:
        asked.append(address)
        raise Undelivered("down", line=True)

    assert deliver(post, packed, {Channel.EMAIL: carry}, NOW)[Result.FAILED] == 5
    assert len(asked) == 1


def test_a_digest_is_a_letter_of_its_own() -> None:
    """Reminders of one account go together, a digest beside them does not."""
    post = Lying([due(1, "a"), due(2, "a", "daily:2024-11-28"), due(3, "a", "reminder:2"), due(4, "b")])
    sent: list[str] = []
    counted = deliver(post, packed, {Channel.EMAIL: lambda address, _: sent.append(address)}, NOW)
    assert (sorted(sent), counted[Result.SENT]) == (["a", "a", "b"], 4)


def test_a_way_that_is_closed_gives_up_at_once() -> None:
    """Given a way that the installation does not offer any more, the delivery ends and says so."""
    post = Lying([due(1, "a")])
    assert deliver(post, packed, {}, NOW)[Result.FAILED] == 1
    assert post.outcomes[1].next_at is None


def test_the_pauses_grow_and_end() -> None:
    """After each failure the next try is further away; after the last pause there is none."""
    pauses = [next_try(n, NOW) for n in range(1, 8)]
    assert [at - NOW for at in pauses if at] == list(BACKOFF) == sorted(BACKOFF)
    assert pauses[len(BACKOFF) :] == [None, None]
    assert sum(BACKOFF, timedelta(0)) > timedelta(hours=12)


def test_a_page_holds_no_markup_of_others() -> None:
    """What a line says is escaped on the page, and stands as it is in the plain text."""
    letter = packed([due(1, "a")], NOW).letter
    assert letter is not None
    assert "&lt;b&gt;" in letter.html
    assert "a=1&amp;b=2" in letter.html
    assert "Satu kalimat <b>.\n  https://kendala.example/?a=1&b=2" in letter.text
