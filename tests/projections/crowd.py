"""Many obstacles at once, as they would be after their lives, without telling these."""

import random
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.obstacle import Effect, Level, Locus, Obstacle, ObstacleRaised, Record, Stage, State, Visibility
from domain.text import Text
from projections.change import Change
from projections.latest import Batch
from projections.positions import advance
from projections.registry import PROJECTIONS
from tests.domain.obstacle.offices import office
from tests.projections.telling import Models

START = datetime(2023, 1, 1, tzinfo=UTC)
AGENCIES = tuple(f"A{n}" for n in range(40))
WORDS = tuple(f"kata{n}" for n in range(300))
SHOWN = ("board", "counts", "review", "search")
VISIBILITIES = (Visibility.ALL_AGENCIES, *[Visibility.AGENCY_AND_EKOBANG] * 8, Visibility.LEADERSHIP_ONLY)


def operator(agency: str) -> Acting:
    return office(OfficeKind.OPERATOR, f"operator of {agency}", agency=agency)


def crowd(models: Models, first: int, last: int) -> None:
    """Show obstacles with these numbers, at positions of the same numbers."""
    chance = random.Random(first)
    for start in range(first, last + 1, 500):
        batch = Batch(_one(n, chance) for n in range(start, min(start + 500, last + 1)))
        with models.engine.begin() as connection:
            for name in SHOWN:
                projection = PROJECTIONS[name]
                projection.apply(connection, projection.current, batch, models.directory)
                assert advance(connection, [name], start - 1, batch[-1].position)


def _one(n: int, chance: random.Random) -> Change:
    record = _record(n, chance)
    at = START + timedelta(minutes=n)
    obstacle = Obstacle(
        id=UUID(int=chance.getrandbits(128)),
        version=1,
        record=record,
        state=chance.choice(tuple(State)),
        level=chance.choice(tuple(Level)),
        raised_by=operator(record.agency),
        raised_at=at,
        updated_at=at + timedelta(minutes=chance.randrange(100_000)),
        state_since=at,
    )
    event = ObstacleRaised(
        originator_id=obstacle.id, originator_version=1, recorded_at=at, by=obstacle.raised_by, record=record
    )
    return Change(position=n, event=event, after=obstacle, number=(2023, n))


def _record(n: int, chance: random.Random) -> Record:
    words = Text(" ".join(chance.choices(WORDS, k=8)))
    return Record(
        agency=chance.choice(AGENCIES),
        fiscal_year=2023,
        cause=f"C{chance.randrange(25)}",
        stage=chance.choice(tuple(Stage)),
        locus=chance.choice(tuple(Locus)),
        title=words,
        description=words,
        effect=chance.choice(tuple(Effect)),
        amount_at_stake=chance.choice((None, chance.randrange(10**10))),
        happened_on=date(2023, 1, 1) + timedelta(days=chance.randrange(360)),
        needed_by=chance.choice((None, date(2023, 12, 1) + timedelta(days=chance.randrange(60)))),
        visibility=chance.choice(VISIBILITIES),
    )
