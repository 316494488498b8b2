"""`Mirip dengan …`: what is open already and what was solved before, beside a report that is being written."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.pacing import Paced, TooFast
from projections.board import Card
from projections.similar import Similar, Told, similar
from web.addresses import obstacle_address
from web.forms import Form, Posted
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import since
from wording.values import words_of

router = APIRouter()
LONGEST_CODE, LONGEST_WORDS = 64, 4_000


@dataclass(frozen=True, kw_only=True, slots=True)
class OneView:
    """An obstacle that is like the one being written; `worked` says how it was solved, "" for an open one."""

    number: str
    href: str
    title: str
    agency: str
    agency_name: str
    state: str
    since: str
    root_cause: str = ""
    worked: str = ""


@dataclass(frozen=True, slots=True)
class SimilarView:
    """What is shown; `asked` says that somebody looked, so that nothing found is told too."""

    likely: tuple[OneView, ...] = ()
    solved: tuple[OneView, ...] = ()
    asked: bool = False


@router.post("/obstacles/similar")
def fragment(visit: Arrived, form: Posted) -> Response:
    """The part of the page alone, for a script that asks while a person types. Nothing is stored."""
    visit.deps.pacing.admit(Paced.SIMILAR, visit.acting.account)
    return render(visit, "obstacle/similar.html", similar=look(visit, form, asked=False))


def look(visit: Visit, form: Form, *, asked: bool = True) -> SimilarView:
    """What resembles the form, as far as the acting office may see it; nothing for who asks without end."""
    if asked:
        try:
            visit.deps.pacing.admit(Paced.SIMILAR, visit.acting.account)
        except TooFast:
            return SimilarView()
    told = Told(
        agency=_code(form, "agency"),
        cause=_code(form, "cause"),
        words=f"{form.get('title')} {form.get('description')}"[:LONGEST_WORDS],
    )
    with visit.deps.reads.connect() as connection:
        found = similar(connection, visit.acting, told)
    return view_of(visit, found, asked=asked)


def _code(form: Form, name: str) -> str | None:
    code = form.get(name)
    return code if code and len(code) <= LONGEST_CODE else None


def view_of(visit: Visit, found: Similar, *, asked: bool) -> SimilarView:
    """What was found, in words."""
    said_in = visit.language
    likely = tuple(_one(visit, one.card) for one in found.likely)
    solved = tuple(
        _one(visit, one.card, words_of(one.root_cause, said_in), words_of(one.what_worked, said_in))
        for one in found.solved
    )
    return SimilarView(likely, solved, asked)


def _one(visit: Visit, card: Card, root_cause: str = "", worked: str = "") -> OneView:
    return OneView(
        number=card.number,
        href=obstacle_address(card.number),
        title=card.title or visit.language.gettext("(teks dihapus)"),
        agency=card.agency,
        agency_name=visit.directory.agency_name(card.agency),
        state=card.state.value,
        since=since(card.happened_on, visit.today, visit.language),
        root_cause=root_cause,
        worked=worked,
    )
