from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.event import Event
from domain.text import Text
from tests.wording.regency import DIRECTORY
from tests.wording.test_terms import event_classes
from wording.language import language
from wording.timeline import sentence

CLASSES = sorted(event_classes(), key=lambda cls: cls.TOPIC)
WORDS = st.text("abc {}%", min_size=1, max_size=12)
st.register_type_strategy(Text, st.builds(Text, st.none() | WORDS))


def texts(value: object) -> list[Text]:
    """Every free text in a value, however deep."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [found for each in value for found in texts(each)]
    if is_dataclass(value):
        return [found for each in fields(value) for found in texts(getattr(value, each.name))]
    return []


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.TOPIC)
@settings(max_examples=15)
@given(data=st.data())
def test_every_event_is_told_in_both_languages(cls: type[Event], data: st.DataObject) -> None:
    """Whatever a stored event holds, it has a headline, an office and its own kind, in both languages."""
    event = data.draw(st.builds(cls, recorded_at=st.datetimes(timezones=st.timezones())))
    for code in ("id", "en"):
        told = sentence(event, language(code), DIRECTORY)
        assert told.headline
        assert told.office
        assert told.kind == cls.TOPIC.split(".")[1]
        assert told.headline[0] == told.headline[0].upper()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.TOPIC)
@settings(max_examples=15)
@given(data=st.data())
def test_what_was_typed_is_told_or_said_to_be_removed(cls: type[Event], data: st.DataObject) -> None:
    """A quote is what was typed in the event, or says that it was removed."""
    event = data.draw(st.builds(cls, recorded_at=st.datetimes(timezones=st.timezones())))
    told = sentence(event, language("id"), DIRECTORY)
    if told.redacted:
        assert told.quote == "(teks dihapus)"
    elif told.quote is not None:
        assert told.quote in {str(text) for text in texts(event)} | {getattr(event, "letter", None)}
