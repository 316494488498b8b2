"""Whatever texts obstacles have: what was exported is known to the import, which adds nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.obstacle import Obstacle, ObstacleRaised, Party, fold, raise_obstacle
from domain.obstacle.context import Context
from domain.text import Text
from kendala.exchange.exporting import write
from kendala.exchange.form import lines
from kendala.exchange.likeness import known
from kendala.exchange.reading import Reader
from kendala.exchange.sheets import rows_of
from kendala.parts import Parts
from projections.obstacle import Shown
from tests.domain.obstacle.offices import ADPEM
from tests.kendala.installing import report

SIGNS = st.sampled_from([*"=+-@'\";,\t\r\n|:", "'=", "''", "\r\n", " ", "Rp1.000", "_x0041_", "　"])
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=6)
TEXTS = st.lists(SIGNS | LETTERS, min_size=1, max_size=6).map("".join).filter(lambda text: bool(text.strip()))


@contextmanager
def file_of(obstacles: list[Obstacle], parts: Parts, ending: str) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"kendala.{ending}"
        shown = (
            Shown(obstacle=one, number=f"KDL-2024-{n}", year=2024, n=n, position=n) for n, one in enumerate(obstacles)
        )
        write(file, shown, parts.directories.current())
        yield file


def obstacle(parts: Parts, words: str, party: str) -> Obstacle:
    context = Context(now=parts.clock(), acting=ADPEM, reference=parts.directories.current())
    parties = (Party(name=Text(party)),)
    (event,) = raise_obstacle(report(words, activity=Text(party), parties=parties, amount_at_stake=7), context)
    assert isinstance(event, ObstacleRaised)
    made = fold([event])
    assert made
    return made


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=60)
@given(texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
@example(texts=[("'=1", "x"), ("''=1", "x"), (" '=1", "x"), ("\t=1", "x"), ('="a";,\r\n', "x"), ("_x0041_", "x")])
@example(texts=[("-", "x"), ("'-", "-")])
def test_there_and_back(shared_once: Parts, ending: str, texts: list[tuple[str, str]]) -> None:
    """A line read back from CSV or XLSX is the same report by agency, day, cause and words, with its money."""
    obstacles = [obstacle(shared_once, words, party) for words, party in texts]
    reader = Reader(shared_once.directories.current())
    with file_of(obstacles, shared_once, ending) as file:
        reports = [reader.report(line) for line in lines(rows_of(file))]
    for told, one in zip(reports, obstacles, strict=True):
        assert known("", told).key == known("", one.record).key
        assert told.amount_at_stake == 7
