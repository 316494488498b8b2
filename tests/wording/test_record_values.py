from decimal import Decimal

import pytest

from domain.obstacle import BudgetLine, Effect, FundingSource, Party
from domain.text import Text
from tests.wording.regency import DIRECTORY, NOON
from wording.language import language
from wording.record_values import shown

INDONESIAN, ENGLISH = language("id"), language("en")
LINE = BudgetLine(sub_activity="1.02.02.2.01.0001", account="5.2", funding_source=FundingSource.DAK, amount=250_000_000)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("agency", "DINKES", "Dinas Kesehatan"),
        ("cause", "A9-SP2D", "Penerbitan SP2D terlambat"),
        ("effect", Effect.LATE, "Terlambat"),
        ("fiscal_year", 2024, "2024"),
        ("dak_code", 8, "8"),
        ("amount_at_stake", 1_234_567, "Rp1.234.567"),
        ("amount_at_stake", None, "–"),
        ("physical_progress", Decimal("41.7"), "41,70 %"),
        ("title", Text("Judul"), "Judul"),
        ("title", Text(None), "(teks dihapus)"),
        ("whys", (Text("Satu"), Text("Dua")), "1. Satu\n2. Dua"),
        ("whys", (), "–"),
        ("parties", (Party(desk="BPKAD"), Party(agency="RSUD")), "Bidang BPKAD; RSUD Kudungga"),
        ("budget_lines", (LINE,), "1.02.02.2.01.0001, akun 5.2, DAK, Rp250.000.000"),
        ("budget_lines", (BudgetLine(sub_activity="1.02.02.2.01.0001"),), "1.02.02.2.01.0001"),
    ],
)
def test_a_field_of_the_record_is_shown_in_words(field: str, value: object, said: str) -> None:
    """Codes have their names of that day, money and percent their signs, and what was not stated a dash."""
    assert shown(field, value, DIRECTORY, INDONESIAN, NOON) == said


def test_a_cause_has_a_name_in_each_language() -> None:
    """The directory's own English names are used in English."""
    assert shown("cause", "A9-SP2D", DIRECTORY, ENGLISH) == "SP2D issued late"
