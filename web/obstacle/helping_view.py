"""Help by desks in words: each assistance with its due date and what the reader may do about it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from domain.obstacle import Assistance, Obstacle
from domain.obstacle.granting import authorize
from domain.obstacle.vocabulary import UNFINISHED
from domain.refusals import Refused
from web.addresses import act_address
from web.cards import ABOUT_HELP, ICONS, Move
from web.visiting import Visit
from wording.acts import act_verb
from wording.dates import long_day, until
from wording.values import words_of

#: In the order of the buttons, with their looks.
BUTTONS = {"take": "main", "report_progress": "main", "hand_back": "", "decline": "danger", "extend": "", "cancel": ""}


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpView:
    """One assistance; `late` says how long its due date has passed, while it is unfinished."""

    n: int
    desk: str
    desk_name: str
    due: str
    due_iso: str
    state: str
    request: str
    late: str
    acts: tuple[Move, ...]


def help_views(visit: Visit, obstacle: Obstacle, number: str, *, offering: bool = True) -> tuple[HelpView, ...]:
    """All assistance: the unfinished first, then as it was assigned; `offering` what the reader may do about it."""
    in_order = sorted(obstacle.assistance, key=lambda a: (a.state not in UNFINISHED, a.n))
    return tuple(
        _help_view(visit, each, tuple(help_moves(visit, obstacle, number, each.n)) if offering else ())
        for each in in_order
    )


def _help_view(visit: Visit, assistance: Assistance, acts: tuple[Move, ...]) -> HelpView:
    return HelpView(
        n=assistance.n,
        desk=assistance.desk,
        desk_name=visit.directory.desk_name(assistance.desk),
        due=long_day(assistance.due, visit.language),
        due_iso=assistance.due.isoformat(),
        state=assistance.state.value,
        request=words_of(assistance.request, visit.language),
        late=overdue(visit, assistance.due) if assistance.state in UNFINISHED else "",
        acts=acts,
    )


def help_moves(visit: Visit, obstacle: Obstacle, number: str, n: int) -> Iterator[Move]:
    """What the office may do now about assistance `n`."""
    for act, kind in BUTTONS.items():
        with suppress(Refused):
            authorize(act, obstacle, visit.acting, n=n)
            yield Move(act, act_address(number, act, n), act_verb(act, visit.language), ICONS[act], kind=kind)


def overdue(visit: Visit, due: date) -> str:
    """How long a due date has passed; nothing on the day itself."""
    return until(due, visit.today, visit.language) if due < visit.today else ""


def is_about_help(act: str) -> bool:
    """Whether the act is about one assistance, and so stands beside it."""
    return act in ABOUT_HELP
