"""What reminders say, in both languages."""

import pytest

from domain.directory import Directory
from domain.reminders import ON_BELL, Channel, Kind
from domain.reminders.delivering import DeliveryState
from wording.language import language
from wording.reminders import channel_name, delivery_state, kind_name, reminder_sentence

FACTS = {"desk": "BPKAD", "due": "2024-12-20", "level": "secretary", "clock": "accept", "year": "2025"}


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("kind", ON_BELL)
@pytest.mark.parametrize("late", ["", "yes"])
def test_every_kind_has_a_whole_sentence(code: str, kind: Kind, late: str) -> None:
    """Each sentence names the obstacle by its number, fills its gaps, and ends."""
    said = reminder_sentence(kind, "KDL-2024-12", FACTS | {"late": late}, Directory(), language(code))
    assert "KDL-2024-12" in said
    assert said.endswith(".")
    assert "{" not in said
    assert "2024-12-20" not in said


@pytest.mark.parametrize("code", ["id", "en"])
def test_everything_chosen_has_a_name(code: str) -> None:
    """Kinds, ways and states are told apart by their names."""
    said_in = language(code)
    assert len({kind_name(kind, said_in) for kind in Kind}) == len(Kind)
    assert len({channel_name(channel, said_in) for channel in Channel}) == len(Channel)
    assert len({delivery_state(state, said_in) for state in DeliveryState}) == len(DeliveryState)
