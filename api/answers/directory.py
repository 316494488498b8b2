"""Entries of the directory as programs get them."""

from typing import Annotated

from pydantic import Field

from api.answers.obstacle import Answer
from domain.directory.agencies import AgencyKind
from domain.obstacle import Locus, Stage

Retired = Annotated[bool, Field(description="Nothing new is made with it.")]


class AgencyAnswer(Answer):
    """An agency as it is now."""

    code: str
    name: str
    kind: AgencyKind
    working_days: int
    confirmed: Annotated[bool, Field(description="A public source names it.")]
    retired: Retired


class DeskAnswer(Answer):
    """A desk as it is now."""

    code: str
    name: str
    agency: str
    helps_with: tuple[str, ...]
    retired: Retired


class CauseAnswer(Answer):
    """A cause as it is now, with what obstacles take from it unless told."""

    code: str
    stage: Stage
    locus: Locus
    dak_code: int | None
    name_id: str
    name_en: str
    natural_desk: str | None
    retired: Retired
