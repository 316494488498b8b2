"""The almanac that an answer is to tell of: as it is, or as it was known at a moment of the past."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict

from api.arriving import Visit
from api.past import AsOfField, past_of
from domain.almanac import Almanac


class KnownQuery(BaseModel):
    """When it was known."""

    model_config = ConfigDict(extra="forbid")

    as_of: AsOfField = None


Known = Annotated[KnownQuery, Query()]


def almanac_of(visit: Visit, query: KnownQuery) -> Almanac:
    """The almanac of that moment, without what was recorded later. Raises NoSuchPast."""
    if not query.as_of:
        return visit.deps.almanac.current()
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting, query.as_of)
    return visit.deps.almanac.at(past.moment) if past else visit.deps.almanac.current()
