"""Decisions about the directory: who may, then what follows. Each act registers its own commands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch
from typing import Any, ClassVar, TypedDict
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.directory.directory import Directory
from domain.directory.streams import DirectoryEvent
from domain.refusals import EntryChanged, Invalid, NotYourAct

KEEPERS = frozenset({OfficeKind.ADMIN, OfficeKind.SYSTEM})
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
LONGEST_NAME = 200

Problem = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Command:
    """What somebody wants of the directory; `ACT` names it in refusals, `STREAM` is where its facts go."""

    ACT: ClassVar[str]
    STREAM: ClassVar[UUID]

    code: str


class Stamp(TypedDict):
    """What every fact of the directory has in common, but for its place in the stream."""

    code: str
    recorded_at: datetime
    by: Acting


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """The circumstances of one decision: the directory as it is, who asks, and the time (UTC)."""

    directory: Directory
    by: Acting
    now: datetime

    def stamp(self, command: Command) -> Stamp:
        return Stamp(code=command.code, recorded_at=self.now, by=self.by)


@singledispatch
def outcome(command: Command, _occasion: Occasion) -> tuple[DirectoryEvent, ...]:
    """The facts that follow, without their place in the stream; none where all is so already."""
    raise TypeError(f"nothing decides {type(command).__name__}")


def decide(
    command: Command, directory: Directory, *, by: Acting, now: datetime, expected: int | None = None
) -> tuple[DirectoryEvent, ...]:
    """The facts that follow from the command, ready to be stored; none where all is so already.

    `expected` is the version of the entry (`Directory.version_of`) that the person saw. Raises NotYourAct unless an
    administrator or the program asks, NotFound for an unknown code, Invalid for fields that cannot be taken,
    EntryChanged where the entry is another one by now.
    """
    if by.kind not in KEEPERS:
        raise NotYourAct(command.ACT)
    facts = outcome(command, Occasion(directory=directory, by=by, now=now))
    if facts and expected is not None and directory.version_of(command.STREAM, command.code) > expected:
        raise EntryChanged
    return tuple(
        replace(fact, originator_id=fact.STREAM, originator_version=directory.versions.get(fact.STREAM, 0) + nth)
        for nth, fact in enumerate(facts, start=1)
    )


def refuse_if(problems: Mapping[str, Problem | None]) -> None:
    """Raise Invalid naming every field that has a problem; silent where none has."""
    found = {name: problem for name, problem in problems.items() if problem}
    if found:
        raise Invalid(**found)


def name_problem(name: str) -> Problem | None:
    if not name.strip():
        return "required", {}
    return ("too_long", {"longest": LONGEST_NAME}) if len(name) > LONGEST_NAME else None


def new_code_problem(code: str, *, taken: bool) -> Problem | None:
    if not CODE.fullmatch(code):
        return "code_shape", {}
    return ("code_taken", {"code": code}) if taken else None


def agency_problem(directory: Directory, code: str) -> Problem | None:
    agency = directory.agency(code)
    if agency is None:
        return "unknown_agency", {"code": code}
    return ("retired_agency", {"code": code}) if agency.retired else None


def desk_problem(directory: Directory, code: str) -> Problem | None:
    desk = directory.desk(code)
    if desk is None:
        return "unknown_desk", {"code": code}
    return ("retired_desk", {"code": code}) if desk.retired else None
