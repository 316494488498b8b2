import pytest

from domain.directory import Directory
from domain.obstacle import Waits
from domain.obstacle.ledger import Awaited
from wording.language import language
from wording.lasting import awaited_name, lasted

HOUR = 60 * 60


@pytest.mark.parametrize(
    ("seconds", "indonesian", "english"),
    [
        (0, "0,0 hari", "0.0 days"),
        (60, "kurang dari 0,1 hari", "less than 0.1 days"),
        (12 * HOUR, "0,5 hari", "0.5 days"),
        (84 * HOUR, "3,5 hari", "3.5 days"),
        (24_000 * HOUR + 1, "1.000,0 hari", "1,000.0 days"),
        (1.2 * HOUR, "0,1 hari", "0.1 days"),
    ],
)
def test_days_have_one_decimal(seconds: float, indonesian: str, english: str) -> None:
    """Seconds are written as days of 24 hours, rounded half up, in each language; a minute is not written as none."""
    assert (lasted(seconds, language("id")), lasted(seconds, language("en"))) == (indonesian, english)


@pytest.mark.parametrize(
    ("awaited", "name"),
    [
        (Awaited(Waits.DESK, "BPKAD"), "Bidang BPKAD"),
        (Awaited(Waits.AGENCY, "DINKES"), "DINKES"),
        (Awaited(Waits.LEVEL, "regent"), "Bupati"),
        (Awaited(Waits.LEVEL, "nobody"), "nobody"),
        (Awaited(Waits.OUTSIDE), "Pihak luar"),
    ],
)
def test_who_was_waited_for_has_a_name(awaited: Awaited, name: str) -> None:
    """Desks, agencies and levels go by their names, an unknown code by itself, the others by their kind."""
    assert awaited_name(awaited, Directory(), language("id")) == name
