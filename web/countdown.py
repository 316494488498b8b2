"""The year-end deadlines over board, list and review: the nearest first, with the working days that are left."""

from dataclasses import dataclass

from domain.clocks import Countdown, of_year
from web.visiting import Visit
from wording.countdown import countdown_line
from wording.terms import word


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline in words; `dispensed` names the letter of a dispensation, where there is one."""

    document: str
    line: str
    passed: bool
    dispensed: str


@dataclass(frozen=True, slots=True)
class Banner:
    """The deadline to look at first, and the others of the same year."""

    title: str
    first: DeadlineView
    others: tuple[DeadlineView, ...]


def banner(visit: Visit, year: int | None) -> Banner | None:
    """Of that fiscal year, or the present one; until all of last year's have passed, those. None where none is set."""
    almanac = visit.almanac
    this = visit.today.year
    found = of_year(year or this, almanac, visit.now)
    if year is None:
        before = of_year(this - 1, almanac, visit.now)
        found = before if any(not one.passed for one in before) else found
    ahead = [one for one in found if not one.passed]
    if not found:
        return None
    first = ahead[0] if ahead else found[-1]
    return Banner(
        title=visit.language.gettext("Batas akhir tahun {year}", year=first.year),
        first=deadline_view(visit, first),
        others=tuple(deadline_view(visit, one) for one in found if one is not first),
    )


def deadline_view(visit: Visit, one: Countdown) -> DeadlineView:
    """A deadline in words; a dispensation is named by its letter."""
    letter = visit.language.gettext("dispensasi {letter}", letter=one.letter or "") if one.dispensed else ""
    return DeadlineView(
        document=word(one.document, visit.language),
        line=countdown_line(one, visit.now, visit.language),
        passed=one.passed,
        dispensed=letter.strip(),
    )
