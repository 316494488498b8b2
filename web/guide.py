"""The guide: how an obstacle goes its way, and a page for each kind of office."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.obstacle import State
from domain.refusals import NotFound
from web.guidance import CHAPTERS
from web.rendering import render
from web.statics import statics
from web.visiting import Arrived, Visit
from wording.granted import who
from wording.terms import word

router = APIRouter(include_in_schema=False)
#: The way of most obstacles: the state, the act that leads there, and so who does it.
WAY = (
    (State.RAISED, "raise"),
    (State.ACCEPTED, "accept"),
    (State.ASSISTED, "assign"),
    (State.STATED_DONE, "state_done"),
    (State.RESOLVED, "confirm"),
)


@dataclass(frozen=True, slots=True)
class ChapterLink:
    """The page of one kind of office; `own` for the office that the reader acts in."""

    label: str
    href: str
    own: bool


@router.get("/help")
def guide(visit: Arrived) -> Response:
    """Open to everybody: it says nothing of any obstacle."""
    return render(
        visit,
        "guide.html",
        page_title=visit.language.gettext("Bantuan"),
        way=[(state.value, who(act, visit.language)) for state, act in WAY],
        chapters=chapters(visit),
    )


@router.get("/help/{address}")
def chapter(visit: Arrived, address: str) -> Response:
    """The page of one kind of office, for whoever wants to know what that office does."""
    kind = next((kind for kind, each in CHAPTERS.items() if each.address == address), None)
    if kind is None:
        raise NotFound("page", address)
    picture = f"guide-{address}-{visit.language.code}.webp"
    return render(
        visit,
        "guide_chapter.html",
        page_title=visit.language.gettext("Panduan {office}", office=word(kind, visit.language)),
        breadcrumbs=[
            {"href": "/help", "label": visit.language.gettext("Bantuan")},
            {"href": "", "label": word(kind, visit.language)},
        ],
        chapter=CHAPTERS[kind],
        picture=picture if picture in statics().files else "",
        chapters=chapters(visit),
        here=f"/help/{address}",
    )


def chapters(visit: Visit) -> list[ChapterLink]:
    """All pages, the reader's own first."""
    acting = visit.guest.acting if visit.guest else None
    mine = acting.kind if acting else None
    found = [
        ChapterLink(word(kind, visit.language), f"/help/{each.address}", own=kind is mine)
        for kind, each in CHAPTERS.items()
    ]
    return sorted(found, key=lambda link: not link.own)
