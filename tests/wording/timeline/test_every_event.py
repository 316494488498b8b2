from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.acting import SYSTEM, OfficeKind
from domain.event import Event
from domain.obstacle import AMENDABLE, Amendment, RecordAmended
from domain.text import Text
from tests.wording.regency import DIRECTORY, NOON, acting
from tests.wording.test_terms import event_classes
from wording.language import language
from wording.timeline import sentence

CLASSES = sorted(event_classes(), key=lambda cls: cls.TOPIC)
ACTORS = (SYSTEM, acting(OfficeKind.ADPEM), acting(OfficeKind.DESK, desk="BPKAD"))
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


#: What is kept as it was typed though it is no free text: numbers of papers, and why rules were made.
PAPERS = ("letter", "decree", "reason")
AMENDMENTS = st.builds(
    lambda amendment, names: replace(amendment, fields=tuple(sorted(names))),
    st.builds(Amendment),
    st.sets(st.sampled_from(sorted(AMENDABLE)), max_size=4),
)


#: The record of a bulk is no part of any story: each of its acts is told with its obstacle.
UNTOLD = frozenset({"bulk.done.v1"})


@pytest.mark.parametrize("cls", [each for each in CLASSES if each.TOPIC not in UNTOLD], ids=lambda cls: cls.TOPIC)
@settings(max_examples=10)
@given(data=st.data())
def test_every_event_is_told_in_both_languages(cls: type[Event], data: st.DataObject) -> None:
    """Whatever an event holds, it has a headline, an office, its kind, and what was typed or that it was removed."""
    amended = {"amendment": AMENDMENTS} if cls is RecordAmended else {}
    event = data.draw(st.builds(cls, recorded_at=st.just(NOON), by=st.sampled_from(ACTORS), **amended))
    for code in ("id", "en"):
        told = sentence(event, language(code), DIRECTORY)
        assert told.headline[0] == told.headline[0].upper()
        assert told.office
        assert told.kind == cls.TOPIC.split(".")[1]
        if told.redacted:
            assert told.quote == language(code).gettext("(teks dihapus)")
        elif told.quote is not None:
            assert told.quote in {str(text) for text in texts(event)} | {getattr(event, name, None) for name in PAPERS}
