"""What the form of an act answers: what was asked of the office, in the words of who asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.obstacle import Commented, ObstacleRaised
from web.obstacle.case import Case
from web.obstacle.record_view import FileView
from web.obstacle.telling import moments
from web.visiting import Visit
from wording.dates import long_day
from wording.values import words_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """Something said earlier; `who` may be markup, `when` is empty where `who` tells it."""

    who: str
    when: str = ""
    text: str
    files: tuple[FileView, ...] = ()


def answered(visit: Visit, case: Case, n: int | None) -> tuple[Answered, ...]:
    """The request of assistance `n` with its due date; without one the last word on the obstacle that is no comment."""
    return tuple(_request(visit, case, n) if n else _last_word(visit, case))


def _request(visit: Visit, case: Case, n: int) -> Iterator[Answered]:
    assistance = case.obstacle.find_assistance(n)
    if assistance:
        due = long_day(assistance.due, visit.language)
        who = visit.language.gettext("Diminta selesai paling lambat {day}", day=due)
        yield Answered(who=who, text=words_of(assistance.request, visit.language))


def _last_word(visit: Visit, case: Case) -> Iterator[Answered]:
    for event, moment in zip(reversed(case.events), reversed(moments(visit, case)), strict=True):
        if isinstance(event, ObstacleRaised):
            return
        if moment.text and not isinstance(event, Commented):
            yield Answered(who=moment.sentence, when=str(moment.when), text=moment.text, files=moment.files)
            return
