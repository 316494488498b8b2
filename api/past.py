"""The moment of the past that an answer is to tell of: one parameter, the same for every operation that has it."""

from datetime import datetime
from typing import Annotated, TypedDict

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection

from api.answers.obstacle import Answer
from api.arriving import Visit
from api.bodies.fields import WITHOUT_NUL
from domain.acting import Acting
from projections.past import Past, past_at
from wording.past import moment_of

LONGEST = 64
SHAPE = (
    "Answer as it was at this moment: `2024-11-26` (the end of that day in WITA), `2024-11-26T14:05` (WITA) or with an "
    "offset. By when facts were recorded: one that was entered later is left out. Who may see what is judged by the "
    "caller's rights now. Refused (422) for the future and for a moment before the first fact."
)
AsOfField = Annotated[
    str | None, Field(min_length=1, max_length=LONGEST, description=SHAPE, examples=["2024-11-26"]), WITHOUT_NUL
]


class MomentQuery(BaseModel):
    """Of an operation that asks for nothing but the moment."""

    model_config = ConfigDict(extra="forbid")

    as_of: AsOfField = None


AsOf = Annotated[MomentQuery, Query()]


def past_of(connection: Connection, visit: Visit, _: Acting, as_of: str | None) -> Past | None:
    """The past that is asked for, None for the present. Raises NoSuchPast.

    It is asked with the acting office, so that no stranger learns when the record begins.
    """
    return past_at(connection, moment_of(as_of, visit.deps.clock())) if as_of else None


class OfMoment(Answer):
    """An answer that says which moment it tells of."""

    as_of: Annotated[datetime | None, Field(description="The moment that it tells of; null for now.")]
    position: Annotated[int, Field(description="The log position that it shows: up to it everything is counted in.")]


class Told(TypedDict):
    """The fields of `OfMoment`."""

    as_of: datetime | None
    position: int


def of_moment(past: Past | None, position: int) -> Told:
    """Which moment is told of; `position` is the one that is known now."""
    return Told(as_of=past.moment, position=past.position) if past else Told(as_of=None, position=position)
