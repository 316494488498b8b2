"""The working week of each who is waited for, as the directory knows it."""

from functools import cache

from domain.clocks.judging import WeekOf
from domain.directory import Directory
from domain.obstacle.state import Waits

USUAL = 5


def weeks_of(directory: Directory) -> WeekOf:
    """An agency has its own week, a desk that of the agency it sits in; all other offices work five days.

    Where several desks are waited for, the shorter week counts for all: nobody is late by the week of another.
    """

    @cache
    def week_of(kind: Waits, who: tuple[str, ...], agency: str) -> int:
        if kind is Waits.DESK:
            found = [directory.desk(code) for code in who]
            return min((_of(directory, desk.agency) for desk in found if desk), default=USUAL)
        return _of(directory, agency) if kind is Waits.AGENCY else USUAL

    return week_of


def _of(directory: Directory, code: str) -> int:
    agency = directory.agency(code)
    return agency.working_days if agency else USUAL
