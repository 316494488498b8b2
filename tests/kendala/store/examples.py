"""Small events to fill a log with."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from domain.acting import Acting, OfficeKind
from domain.event import Event, stored_as
from domain.obstacle import ObstacleRaised, Record
from domain.obstacle.vocabulary import Effect, Locus, Stage
from domain.text import Text
from kendala.store.keys import CommandKey

OPERATOR = Acting(account="a-1", person="p-1", office="o-1", kind=OfficeKind.OPERATOR, agency="1.01")
NOON = datetime(2024, 11, 26, 4, 0, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, kw_only=True)
class Detail:
    """A record inside an event, with free text of its own."""

    said: Text
    more: tuple[Text, ...] = ()
    amount: Decimal | None = None


@stored_as("example.noted.v2", earlier=("example.noted.v1",))
@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """One field of each kind; version 1 called `words` `note` and had no colour."""

    words: Text
    colour: Colour = Colour.RED
    other: UUID | None = None
    on: date | None = None
    detail: Detail | None = None
    days: tuple[date, ...] = ()

    @staticmethod
    def upcast_v1_v2(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "words": data["note"], "colour": "green"}


def noted(id_: UUID, version: int, words: str = "Menunggu juknis") -> Noted:
    """A note in a stream."""
    return Noted(originator_id=id_, originator_version=version, recorded_at=NOON, by=OPERATOR, words=Text(words))


def raised(id_: UUID, fiscal_year: int = 2024) -> ObstacleRaised:
    """An obstacle that gets a number."""
    record = Record(
        agency="1.01",
        fiscal_year=fiscal_year,
        cause="juknis",
        stage=Stage.REGULATION,
        locus=Locus.CENTRAL,
        title=Text("Juknis DAK"),
        description=Text("Juknis belum terbit"),
        effect=Effect.LATE,
        happened_on=date(2024, 11, 26),
    )
    return ObstacleRaised(originator_id=id_, originator_version=1, recorded_at=NOON, by=OPERATOR, record=record)


def command_key(key: str | None = None, digest: bytes = b"one") -> CommandKey:
    """A key of one account; a fresh one unless it is named."""
    return CommandKey(account="a-1", key=key or str(uuid4()), digest=digest)
