"""What programs send to act on many obstacles, and to take that back."""

import json
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field, ValidationError

from api.bodies.acts import BODIES, command
from api.bodies.fields import Body, Words
from api.faults import faults_of
from api.refusing import Malformed
from domain.bulk import ACTS_IN_BULK, MOST_AT_ONCE, Item
from domain.obstacle import Command

ONE: dict[str, Any] = {"id": "0a2b6d0e-0000-4000-8000-000000000001", "version": 3}


class ItemBody(Body):
    """An obstacle, and the version that was seen: what changed since in state, level or assistance is left."""

    id: UUID
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]


class BulkBody(Body):
    """One act for many obstacles."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"act": "return", "items": [ONE], "body": {"reason": "Lengkapi nilainya."}, "preview": True}]
        }
    )

    act: Annotated[str, Field(json_schema_extra={"enum": list(ACTS_IN_BULK)})]
    items: Annotated[tuple[ItemBody, ...], Field(min_length=1, max_length=MOST_AT_ONCE)]
    body: Annotated[dict[str, Any], Field(description="What the act's own address takes; `accept` needs nothing.")] = (
        Field(default_factory=dict)
    )
    preview: Annotated[bool, Field(description="Only say what would become of each; nothing is stored.")] = False

    def chosen(self) -> tuple[Item, ...]:
        """The obstacles as the domain wants them."""
        return tuple(Item(id=item.id, version=item.version) for item in self.items)

    def command(self) -> Command:
        """The act with what it says. Raises Malformed."""
        shape = BODIES.get(self.act) if self.act in ACTS_IN_BULK else None
        if shape is None:
            raise Malformed([(("body", "act"), "unknown_value", {})])
        try:
            body = shape.model_validate_json(json.dumps(self.body), strict=True)
        except ValidationError as error:
            found = faults_of(error.errors(include_url=False))
            raise Malformed([(("body", "body", *where), key, data) for where, key, data in found]) from None
        return command(self.act, body, n=0, evidence=())


class UndoBody(Body):
    """Why it is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Berkas yang diimpor keliru."}]})

    reason: Words
    preview: Annotated[bool, Field(description="Only say what would become of each; nothing is stored.")] = False
