"""Finding the cause by plain questions: a page of links for those without script, a part of the form for the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from domain.acting import AGENCY, EKOBANG
from domain.directory.causes import Cause
from domain.refusals import NotYourAct
from web.addresses import with_query
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.acts import act_verb
from wording.cause_questions import STOPPED
from wording.terms import word

router = APIRouter()
HERE, FORM, ACT = "/obstacles/new/cause", "/obstacles/new", "raise"
Typed = Annotated[str, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Answer:
    """A cause of the catalogue, by whom it can be changed."""

    code: str
    name: str
    who: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What can have stopped, who can change it (code, words), and the causes behind it."""

    key: str
    label: str
    who: tuple[tuple[str, str], ...]
    causes: tuple[Answer, ...]


def things(visit: Visit) -> tuple[Thing, ...]:
    """Those behind which the catalogue has causes that are in use."""
    return tuple(_things(visit))


def _things(visit: Visit) -> Iterator[Thing]:
    said_in, known = visit.language, [cause for cause in visit.directory.causes() if not cause.retired]
    for key, stopped in STOPPED.items():
        causes = [cause for stage in stopped.stages for cause in known if cause.stage is stage]
        loci = dict.fromkeys(cause.locus for cause in causes)
        if causes:
            who = tuple((locus.value, word(locus, said_in)) for locus in loci)
            yield Thing(key, said_in.gettext(stopped.label), who, tuple(_answer(visit, cause) for cause in causes))


def _answer(visit: Visit, cause: Cause) -> Answer:
    return Answer(cause.code, visit.directory.cause_name(cause.code, visit.language.code), cause.locus.value)


@router.get(HERE)
def ask(visit: Arrived, stopped: Typed = "", who: Typed = "", draft: Typed = "") -> Response:
    """One question after the other; the answer leads back to the form, or to the draft that it was asked from."""
    if visit.acting.kind not in AGENCY | EKOBANG:
        raise NotYourAct(ACT)
    all_of = things(visit)
    thing = next((each for each in all_of if each.key == stopped), None)
    whose = next((locus for locus, _ in thing.who if locus == who), "") if thing else ""
    if thing and len(thing.who) == 1:
        whose = thing.who[0][0]
    return render(
        visit,
        "obstacle/cause.html",
        page_title=visit.language.gettext("Memilih penyebab"),
        breadcrumbs=[
            {"href": with_query(FORM, [("draft", draft)]), "label": act_verb(ACT, visit.language)},
            {"href": "", "label": visit.language.gettext("Memilih penyebab")},
        ],
        things=[(each.label, _on(draft, stopped=each.key)) for each in all_of],
        thing=thing,
        who=[(label, _on(draft, stopped=stopped, who=locus)) for locus, label in thing.who] if thing else (),
        whose=whose,
        causes=[(one.name, _chosen(draft, one.code)) for one in thing.causes if one.who == whose] if thing else (),
        again=_on(draft),
        unhelped=with_query(FORM, [("draft", draft)]),
    )


def _on(draft: str, **answers: str) -> str:
    return with_query(HERE, [*answers.items(), ("draft", draft)])


def _chosen(draft: str, cause: str) -> str:
    return with_query(FORM, [("draft", draft), ("cause", cause)])
