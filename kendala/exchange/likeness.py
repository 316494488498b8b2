"""Whether a line is known already: the same agency, day, cause and words, or nearly so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from uuid import UUID

from domain.obstacle import RaiseObstacle, Record
from kendala.exchange.form import plain

#: Words this much alike (0 to 1) are shown as a near match, when they come from about the same days.
NEARLY = 0.85
DAYS_APART = 14


@dataclass(frozen=True, slots=True)
class Known:
    """An obstacle as far as likeness goes; `ref` is its number, or the line that it stands in."""

    ref: str
    id: UUID | None
    agency: str
    happened_on: date
    cause: str
    words: str

    def same_as(self, other: "Known") -> bool:
        """A second report of the very same thing."""
        return self.key == other.key

    def near(self, other: "Known") -> bool:
        """Probably the same thing, told a little differently."""
        apart = abs((self.happened_on - other.happened_on).days)
        if self.agency != other.agency or apart > DAYS_APART:
            return False
        matcher = SequenceMatcher(None, self.words, other.words, autojunk=False)
        return matcher.real_quick_ratio() >= NEARLY and matcher.quick_ratio() >= NEARLY and matcher.ratio() >= NEARLY

    @property
    def key(self) -> tuple[str, date, str, str]:
        """What makes two reports the same: agency, day, cause and words."""
        return self.agency, self.happened_on, self.cause, self.words


def known(ref: str, told: RaiseObstacle | Record, id_: UUID | None = None) -> Known:
    """A report or a record as something to compare; capital letters and spaces do not count."""
    return Known(ref, id_, told.agency, told.happened_on, told.cause, plain(str(told.description)))


def find_same(one: Known, among: Sequence[Known]) -> Known | None:
    """The one that is the same."""
    return next((other for other in among if other.same_as(one)), None)


def find_near(one: Known, among: Sequence[Known]) -> Known | None:
    """One that is nearly the same."""
    return next((other for other in among if other.near(one)), None)
