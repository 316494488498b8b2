"""How one event becomes a sentence; each file beside this one tells the events of its acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from uuid import UUID

from domain.directory import Directory
from domain.event import Event
from domain.obstacle import AssistanceEvent, FileRef, Obstacle
from domain.text import Text
from wording.dates import long_day
from wording.language import Language
from wording.offices import desk_title
from wording.terms import worded


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing more that the event says: what it is called, and its words; `before` where it replaced some."""

    label: str
    text: str
    before: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What an event says: the headline, the text that was typed, details, files, and another obstacle it names."""

    headline: str
    quote: Text | None = None
    details: tuple[Detail, ...] = ()
    files: tuple[FileRef, ...] = ()
    other: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """The event with all that is needed to tell it. `before` is the obstacle before it, where that is known."""

    event: Event
    said_in: Language
    directory: Directory
    names: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[UUID, str] = field(default_factory=dict)
    before: Obstacle | None = None

    def gettext(self, sentence: str, /, **gaps: object) -> str:
        """The sentence in the language, where `{opd}` is what agencies are called."""
        return worded(sentence, self.said_in, **gaps)

    def day(self, day: date) -> str:
        return long_day(day, self.said_in)

    def desk(self, code: str) -> str:
        return desk_title(code, self.directory, self.said_in, self.event.recorded_at)

    def helper(self, event: AssistanceEvent) -> str:
        """The desk whose help the event is about; by its number where the desk is not known here."""
        assistance = self.before.find_assistance(event.n) if self.before else None
        code = assistance.desk if assistance else event.by.desk
        return self.desk(code) if code else self.said_in.gettext("bidang pembantu ke-{n}", n=event.n)

    def obstacle(self, other: UUID) -> str:
        """Another obstacle by its number, where the reader may know it."""
        return self.numbers.get(other) or self.said_in.gettext("kendala lain")


@singledispatch
def tell(event: Event, telling: Telling) -> Told:
    """What this event says."""
    raise TypeError(f"nothing tells {type(event).__name__}")
