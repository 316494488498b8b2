"""Decisions about the almanac: who may, then what follows. Each act registers its own commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch
from typing import ClassVar, TypedDict
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.almanac.almanac import Almanac
from domain.almanac.chronicle import Chronicle
from domain.almanac.streams import AlmanacEvent
from domain.directory import Directory
from domain.directory.deciding import Problem
from domain.refusals import NotYourAct

KEEPERS = frozenset({OfficeKind.ADMIN, OfficeKind.ADPEM, OfficeKind.SYSTEM})
LONGEST = 200
#: Years that a calendar or deadline can be about.
YEARS = range(2010, 2060)


@dataclass(frozen=True, kw_only=True)
class Command:
    """What somebody wants of the almanac; `ACT` names it in refusals, `STREAM` is where its facts go."""

    ACT: ClassVar[str]
    STREAM: ClassVar[UUID]


class Stamp(TypedDict):
    """What every fact of the almanac has in common, but for its place in the stream."""

    recorded_at: datetime
    by: Acting


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """The circumstances of one decision: almanac and directory as they are, who asks, and the time (UTC)."""

    almanac: Almanac
    directory: Directory
    by: Acting
    now: datetime

    @property
    def stamp(self) -> Stamp:
        return Stamp(recorded_at=self.now, by=self.by)

    def paper_problem(self, number: str | None) -> Problem | None:
        """A person names the decree or letter by its number; the program itself need not."""
        said = (number or "").strip()
        if not said:
            return None if self.by.kind is OfficeKind.SYSTEM else ("required", {})
        if len(said) > LONGEST:
            return "too_long", {"most": LONGEST}
        return None if any(sign.isdigit() for sign in said) else ("not_a_decree", {})


@singledispatch
def outcome(command: Command, _occasion: Occasion) -> tuple[AlmanacEvent, ...]:
    """The facts that follow, without their place in the stream; none where all is so already."""
    raise TypeError(f"nothing decides {type(command).__name__}")


def decide(
    command: Command, chronicle: Chronicle, *, directory: Directory, by: Acting, now: datetime
) -> tuple[AlmanacEvent, ...]:
    """The facts that follow from the command, ready to be stored; none where all is so already.

    Raises NotYourAct unless the administrator, Adpem or the program asks, NotFound for what is not there, Invalid
    for fields that cannot be taken.
    """
    if by.kind not in KEEPERS:
        raise NotYourAct(command.ACT)
    asked = Occasion(almanac=chronicle.current(), directory=directory, by=by, now=now)
    version = chronicle.versions.get(command.STREAM, 0)
    return tuple(
        replace(fact, originator_id=fact.STREAM, originator_version=nth)
        for nth, fact in enumerate(outcome(command, asked), start=version + 1)
    )


def paper(number: str | None) -> str | None:
    """The number of a decree or letter as it is kept."""
    return (number or "").strip() or None


def year_problem(year: int) -> Problem | None:
    limits: Mapping[str, int] = {"first": YEARS[0], "last": YEARS[-1]}
    return None if year in YEARS else ("not_a_fiscal_year", limits)
