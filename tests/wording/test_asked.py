"""What a missing answer is asked for with."""

import pytest

from domain.refusals import Invalid
from wording.faults import field_faults
from wording.language import language


@pytest.mark.parametrize(
    ("field", "asked"),
    [("cause", "Pilih salah satu."), ("effect", "Pilih salah satu."), ("description", "Isi bagian ini.")],
)
def test_a_choice_is_asked_to_be_chosen_and_a_text_to_be_written(field: str, asked: str) -> None:
    """Who left a list open reads that he has to choose, who left a text empty that he has to write."""
    (fault,) = field_faults(Invalid(**{field: ("required", {})}), language("id"))
    assert fault.sentence == asked
