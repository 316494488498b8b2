"""A text that is redacted is gone from every read model, whether it is told step by step or all at once."""

import json

import pytest

from domain.obstacle import Accept, Amend, Amendment, Comment, Party
from domain.refusals import Invalid, NotFound
from domain.text import Text
from domain.tracker import Request
from kendala import worker
from kendala.parts import Parts
from kendala.redacting import redact
from kendala.store.verify import verify
from tests.domain.obstacle.offices import ADPEM
from tests.kendala.installing import catch_up, raised
from tests.kendala.worker.stories import all_rows, anew

SECRET = "Bendahara lama menggelapkan"


def everything(parts: Parts) -> str:
    """All that the read models hold, as one text."""
    return json.dumps(all_rows(parts.read_engine), default=str)


@pytest.mark.parametrize("path", ["record.description", "record.activity", "record.whys.0", "record.parties.0.name"])
def test_a_text_of_the_record(parts: Parts, path: str) -> None:
    """Description, activity, a why or a party: rows that held it hold it no more, and the log verifies."""
    texts = {
        "record.description": {"words": SECRET},
        "record.activity": {"activity": Text(SECRET)},
        "record.whys.0": {"whys": (Text(SECRET), Text("Kas kosong"))},
        "record.parties.0.name": {"parties": (Party(name=Text(SECRET)),)},
    }
    obstacle = raised(parts, **texts[path])  # type: ignore[arg-type]  # one keyword of each kind
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    catch_up(parts)
    assert SECRET in everything(parts)
    redact(parts, obstacle, 1, path, "Menyebut orang")
    catch_up(parts)
    assert SECRET not in everything(parts)
    assert "menggelapkan" not in everything(parts)
    assert not list(verify(parts.log))


def test_a_text_of_a_later_act(parts: Parts) -> None:
    """A comment or an amendment is redacted in its own event; what came after stands."""
    obstacle = raised(parts)
    parts.tracker.act(obstacle, Comment(text=Text(SECRET)), Request(acting=ADPEM))
    amendment = Amendment(fields=("description",), description=Text(f"{SECRET} uang kas"))
    parts.tracker.act(obstacle, Amend(amendment=amendment), Request(acting=ADPEM))
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    catch_up(parts)
    redact(parts, obstacle, 2, "text", "Menyebut orang")
    redact(parts, obstacle, 3, "amendment.description", "Menyebut orang")
    catch_up(parts)
    assert SECRET not in everything(parts)
    rows = all_rows(parts.read_engine)
    assert len(rows["board"]["board"]) == 1


def test_in_one_batch_as_step_by_step(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read models that never saw the text have the same rows as those from which it was taken."""
    obstacle = raised(parts, SECRET)
    other = raised(parts, "Hujan deras")
    catch_up(parts)
    redact(parts, obstacle, 1, "record.description", "Menyebut orang")
    parts.tracker.act(other, Accept(), Request(acting=ADPEM))
    catch_up(parts)
    stepwise = all_rows(parts.read_engine)
    monkeypatch.setattr(worker, "BATCH", 1)
    anew(parts)
    assert all_rows(parts.read_engine) == stepwise


def test_who_and_why_is_recorded(parts: Parts) -> None:
    """The stream tells which text went, why, and that it was done at the shell."""
    obstacle = raised(parts, SECRET)
    told = redact(parts, obstacle, 1, "record.description", "Menyebut orang")
    recorded = parts.log.read(parts.log.head() - 1, 1)[0]
    assert recorded.event in told
    assert recorded.metadata.via == "shell"
    assert {one.path for one in told} == {"record.description", "record.title"}
    assert {str(one.reason) for one in told} == {"Menyebut orang"}


def test_what_cannot_be_redacted(parts: Parts) -> None:
    """An event or a text that there is not, a field that is no text, or no reason: nothing is changed."""
    obstacle = raised(parts, SECRET)
    head = parts.log.head()
    for version, path in ((2, "record.description"), (1, "record.agency"), (1, "by.account"), (1, "")):
        with pytest.raises(NotFound):
            redact(parts, obstacle, version, path, "Menyebut orang")
    with pytest.raises(Invalid):
        redact(parts, obstacle, 1, "record.description", " ")
    assert parts.log.head() == head
