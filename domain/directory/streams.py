"""The four streams of the directory. Their ids follow from one constant, so every installation has the same."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID, uuid5

from domain.event import Event

NAMESPACE = UUID("6b0e5f0a-0f0d-5c57-9d5e-64080a2024b5")

AGENCIES = uuid5(NAMESPACE, "agencies")
DESKS = uuid5(NAMESPACE, "desks")
CAUSES = uuid5(NAMESPACE, "causes")
OFFICES = uuid5(NAMESPACE, "offices")
STREAMS = (AGENCIES, DESKS, CAUSES, OFFICES)


@dataclass(frozen=True, kw_only=True)
class DirectoryEvent(Event):
    """A fact about one entry of the directory, known by its code within its stream."""

    STREAM: ClassVar[UUID]

    code: str
