"""What the demo's years knew of days off and deadlines."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from domain.almanac import Document
from kendala.demo import prepare_demo
from kendala.moving import now
from kendala.parts import Parts, parts_of
from kendala.settings import Settings

TUESDAY = date(2024, 11, 26)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """The parts of a demo folder."""
    settings = Settings(data=tmp_path_factory.mktemp("demo"))
    prepare_demo(settings)
    with parts_of(settings) as parts:
        yield parts


@pytest.mark.parametrize(("known_on", "due"), [(20, date(2024, 11, 27)), (21, date(2024, 11, 28))])
def test_the_election_day_is_known_six_days_before(demo: Parts, known_on: int, due: date) -> None:
    """As known on 20 November 2024 the 27th is a working day; from the 21st on it is a holiday."""
    almanac = demo.almanacs.at(datetime(2024, 11, known_on, 4, 0, tzinfo=UTC))
    assert almanac.calendar.five.add(TUESDAY, 1) == due


def test_rules_and_holidays_hold_from_the_first_day(demo: Parts) -> None:
    """Whatever day of the demo is looked back at, it had rules and a calendar."""
    almanac = demo.almanacs.at(datetime(2018, 1, 3, tzinfo=UTC))
    assert (almanac.rules.version, date(2018, 8, 17) in almanac.calendar.days) == (1, True)


def test_each_year_has_its_deadlines(demo: Parts) -> None:
    """Every document has a deadline in the years of the demo, and the invented letters say that they are examples."""
    deadlines = demo.almanacs.current().deadlines
    for year in (2024, now().year):
        found = [deadlines.of(year, document) for document in Document]
        assert all(one and str(one.letter).startswith("Surat contoh") for one in found)
    known = deadlines.of(2024, Document.SPP_LS)
    assert known is not None
    assert known.at == datetime(2024, 12, 15, 15, 0, tzinfo=UTC)
    assert known.for_agency("DINKES") > known.at
