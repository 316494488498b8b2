import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from domain.event import Event
from kendala.store.mapper import Mapper, reader_of
from kendala.store.sealing import hash_of, sealed_texts
from tests.domain.obstacle.golden_samples import (
    ARRIVAL,
    FOLDER,
    OFFICE,
    STREAM,
    VERSION,
    event_classes,
    sample,
    stored,
)

CLASSES = {cls.TOPIC: cls for cls in event_classes()}
SAMPLES = sorted(FOLDER.glob("*.json"))


def read(path: Path) -> Event:
    event, metadata = Mapper().read(STREAM, VERSION, path.stem, path.read_bytes())
    assert metadata.by == OFFICE
    assert metadata.bare() == ARRIVAL
    return event


def without_salt(state: Any) -> Any:
    """The state with each sealed text's words alone, since a salt is made anew each time."""
    for _, sealed in sealed_texts(state):
        sealed.update(salt=None, hash=None)
    return state


@pytest.mark.parametrize("cls", CLASSES.values(), ids=lambda cls: cls.TOPIC)
def test_every_event_has_a_sample(cls: type[Event]) -> None:
    """A new event version comes with a sample of how it is stored."""
    assert (FOLDER / f"{cls.TOPIC}.json").exists(), "run: python -m tests.domain.obstacle.golden_samples"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_was_stored_is_read(path: Path) -> None:
    """Every sample is read as the event it was, and one of an older version as the event it became."""
    event = read(path)
    assert type(event) is reader_of(path.stem).cls
    if path.stem in CLASSES:
        assert event == sample(CLASSES[path.stem])


@pytest.mark.parametrize("topic", CLASSES)
def test_the_stored_form_stays(topic: str) -> None:
    """An event is stored in the form of its sample; another form is another version."""
    kept = json.loads((FOLDER / f"{topic}.json").read_bytes())
    assert without_salt(stored(sample(CLASSES[topic]))) == without_salt(kept)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_texts_of_a_sample_are_sealed(path: Path) -> None:
    """Every text lies beside its salt and the hash of both."""
    for _, sealed in sealed_texts(json.loads(path.read_bytes())):
        assert sealed["text"] is not None
        assert sealed["salt"] is not None
        assert sealed["hash"] == hash_of(sealed["salt"], sealed["text"])


def test_stored_names_are_unique_and_versioned() -> None:
    """Every event has a stored name of its own, which ends with its version."""
    names = Counter(cls.TOPIC for cls in event_classes())
    assert len(names) > 50, "all events are looked at"
    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z_]+\.[a-z_]+\.v[1-9]\d*", name)] == []
