"""From a call to accounts: who holds such an office today, and may see the obstacle as it stands now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.acting import Acting
from domain.directory import Directory
from domain.obstacle import Obstacle, may_see
from domain.reminders.calling import Call


@dataclass(frozen=True, slots=True)
class Hearer:
    """An account that hears, and the office in which it does."""

    account: str
    office: str


def heard_by(call: Call, obstacle: Obstacle, directory: Directory, day: date, *, by: str = "") -> tuple[Hearer, ...]:
    """Each account once, in the first office that is called and sees the obstacle; never `by`, who did it himself."""
    found: dict[str, Hearer] = {}
    for acting in held_on(directory, day):
        if acting.account != by and call.reaches(acting) and may_see(acting, obstacle):
            found.setdefault(acting.account, Hearer(acting.account, acting.office))
    return tuple(found.values())


def held_on(directory: Directory, day: date) -> Iterator[Acting]:
    """Every office with each of its holders on that day."""
    for office in directory.offices():
        for tenure in office.holders(day):
            yield office.held_by(tenure)


def offices_by_account(directory: Directory, day: date) -> Mapping[str, tuple[Acting, ...]]:
    """The offices of every account that holds one on that day."""
    found: dict[str, tuple[Acting, ...]] = {}
    for acting in held_on(directory, day):
        found[acting.account] = (*found.get(acting.account, ()), acting)
    return found
