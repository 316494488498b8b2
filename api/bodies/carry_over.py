"""What programs send to close a year."""

from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from api.bodies.fields import Body, Day, Words, Year
from domain.carry_over import MOST_AT_ONCE
from domain.obstacle import CarryOver, CloseAtYearEnd, Ending, ResolveAtYearEnd, YearEndCommand
from domain.refusals import Invalid


class SessionOpeningBody(Body):
    """Which year is to be closed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"year": 2024}]})

    year: Year


class SignatureBody(Body):
    """A signature says nothing more than itself; the body may be left out."""


class YearEndBody(Body):
    """One decision about one or many obstacles. `due` goes with `carried`; `what_worked` with `resolved`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "ending": "carried",
                    "obstacles": ["0a2b6d0e-0000-4000-8000-000000000001"],
                    "due": "2025-03-31",
                    "reason": "Lelang diulang pada triwulan pertama.",
                }
            ]
        }
    )

    ending: Ending
    obstacles: Annotated[tuple[UUID, ...], Field(max_length=MOST_AT_ONCE, description="Ids of obstacles.")]
    reason: Annotated[Words, Field(description="For `resolved` the root cause.")]
    due: Annotated[Day | None, Field(description="A day of the new year.")] = None
    what_worked: Words | None = None
    dry_run: Annotated[bool, Field(description="Only say what would become of each.")] = False

    def command(self) -> YearEndCommand:
        """The decision that this body asks for. Raises Invalid for what it lacks."""
        if self.ending is Ending.CARRIED:
            if self.due is None:
                raise Invalid(due=("required", {}))
            return CarryOver(due=self.due, reason=self.reason)
        if self.ending is Ending.RESOLVED:
            if self.what_worked is None:
                raise Invalid(what_worked=("required", {}))
            return ResolveAtYearEnd(root_cause=self.reason, what_worked=self.what_worked)
        return CloseAtYearEnd(reason=self.reason)
