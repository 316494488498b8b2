"""Whether a line is known already: the same agency, day, cause and words, or nearly so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from domain.obstacle import RaiseObstacle, Record
from kendala.exchange.form import plain

#: Words this much alike (0 to 1) are shown as a near match, when they come from about the same days.
NEARLY = 0.85
DAYS_APART = 14
Key = tuple[str, date, str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """An obstacle as far as likeness goes; `ref` is its number, or the line that it stands in."""

    ref: str
    agency: str
    happened_on: date
    cause: str
    words: str

    def near(self, other: "Known") -> bool:
        """Probably the same thing, told a little differently."""
        apart = abs((self.happened_on - other.happened_on).days)
        if self.agency != other.agency or apart > DAYS_APART:
            return False
        matcher = SequenceMatcher(None, self.words, other.words, autojunk=False)
        return matcher.real_quick_ratio() >= NEARLY and matcher.quick_ratio() >= NEARLY and matcher.ratio() >= NEARLY

    @property
    def key(self) -> Key:
        """What makes two reports the same: agency, day, cause and words."""
        return self.agency, self.happened_on, self.cause, self.words


def known(ref: str, told: RaiseObstacle | Record) -> Known:
    """A report or a record as something to compare; capital letters and spaces do not count."""
    return Known(ref, told.agency, told.happened_on, told.cause, plain(str(told.description)))


class Met:
    """What was met so far: the very same is looked up, what is nearly the same is sought among the agency's own."""

    def __init__(self, among: Iterable[Known] = ()) -> None:
        self._same: dict[Key, Known] = {}
        self._of_agency: defaultdict[str, list[Known]] = defaultdict(list)
        for one in among:
            self.add(one)

    def add(self, one: Known) -> None:
        self._same.setdefault(one.key, one)
        self._of_agency[one.agency].append(one)

    def same(self, one: Known) -> Known | None:
        """The one that is the same."""
        return self._same.get(one.key)

    def near(self, one: Known) -> Known | None:
        """One that is nearly the same."""
        return next((other for other in self._of_agency[one.agency] if other.near(one)), None)
