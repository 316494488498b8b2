"""Entries of the directory as the administrator sends them, and the commands they stand for."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.bodies.fields import Body, Code, Short
from domain.directory import changing, registering, renaming, retiring
from domain.directory.agencies import Agency, AgencyKind
from domain.directory.causes import Cause
from domain.directory.deciding import Command
from domain.directory.desks import Desk
from domain.obstacle import Locus, Stage

Days = Annotated[int, Field(ge=5, le=6, description="Working days per week: 5 or 6.")]
Retired = Annotated[bool | None, Field(description="True takes it out of use, false brings it back.")]
DakCode = Annotated[int, Field(ge=1, le=11)]
SAMPLE: dict[str, Any] = {"code": "DISPAR", "name": "Dinas Pariwisata", "kind": "department"}
Matters = Annotated[tuple[Short, ...], Field(max_length=50)]


class NewEntry(Body):
    """What a new entry needs at least."""

    code: Annotated[Code, Field(description="Never changes.")]

    def values(self) -> dict[str, Any]:
        """The fields as the command takes them."""
        return {name: getattr(self, name) for name in type(self).model_fields}


class AgencyNewBody(NewEntry):
    """A new agency."""

    model_config = ConfigDict(json_schema_extra={"examples": [SAMPLE]})

    name: Short
    kind: AgencyKind
    working_days: Days = 5
    confirmed: bool = True

    def command(self) -> Command:
        """The command that this body asks for."""
        return registering.RegisterAgency(**self.values())


class DeskNewBody(NewEntry):
    """A new desk."""

    name: Short
    agency: Code
    helps_with: Matters = ()

    def command(self) -> Command:
        """The command that this body asks for."""
        return registering.RegisterDesk(**self.values())


class CauseNewBody(NewEntry):
    """A new cause."""

    stage: Stage
    locus: Locus
    name_id: Short
    name_en: Short
    dak_code: DakCode | None = None
    natural_desk: Code | None = None

    def command(self) -> Command:
        """The command that this body asks for."""
        return registering.RegisterCause(**self.values())


class Change(Body):
    """New values of an entry; what is left out stays."""

    retired: Retired = None

    def sent(self, *names: str) -> dict[str, Any]:
        """Those of the fields that were sent."""
        return {name: getattr(self, name) for name in names if name in self.model_fields_set}


class AgencyChangeBody(Change):
    """New values of an agency."""

    name: Short | None = None
    kind: AgencyKind | None = None
    working_days: Days | None = None
    confirmed: bool | None = None

    def commands(self, entry: Agency) -> Iterator[Command]:
        """What has to be done, in an order in which it can be."""
        if self.retired is False:
            yield retiring.ReinstateAgency(code=entry.code)
        if self.name is not None:
            yield renaming.RenameAgency(code=entry.code, name=self.name)
        if changed := _stated(self.sent("kind", "working_days", "confirmed")):
            yield changing.ChangeAgency(code=entry.code, **changed)
        if self.retired:
            yield retiring.RetireAgency(code=entry.code)


class DeskChangeBody(Change):
    """New values of a desk."""

    name: Short | None = None
    agency: Code | None = None
    helps_with: Matters | None = None

    def commands(self, entry: Desk) -> Iterator[Command]:
        """What has to be done, in an order in which it can be."""
        if self.retired is False:
            yield retiring.ReinstateDesk(code=entry.code)
        if self.name is not None:
            yield renaming.RenameDesk(code=entry.code, name=self.name)
        if changed := _stated(self.sent("agency", "helps_with")):
            yield changing.ChangeDesk(code=entry.code, **changed)
        if self.retired:
            yield retiring.RetireDesk(code=entry.code)


class CauseChangeBody(Change):
    """New values of a cause; its stage is for ever. Null takes away the DAK code or the natural desk."""

    name_id: Short | None = None
    name_en: Short | None = None
    locus: Locus | None = None
    dak_code: DakCode | None = None
    natural_desk: Code | None = None

    def commands(self, entry: Cause) -> Iterator[Command]:
        """What has to be done, in an order in which it can be."""
        if self.retired is False:
            yield retiring.ReinstateCause(code=entry.code)
        if names := _stated(self.sent("name_id", "name_en")):
            yield renaming.RenameCause(code=entry.code, **{"name_id": entry.name_id, "name_en": entry.name_en} | names)
        if changed := _stated(self.sent("locus")) | self.sent("dak_code", "natural_desk"):
            yield changing.ChangeCause(code=entry.code, **changed)
        if self.retired:
            yield retiring.RetireCause(code=entry.code)


def _stated(sent: dict[str, Any]) -> dict[str, Any]:
    """Null says nothing about a field that every entry has."""
    return {name: value for name, value in sent.items() if value is not None}
