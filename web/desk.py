"""The desk's queue: the help that was asked of it, the earliest due date first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.obstacle import AssistanceState
from domain.obstacle.vocabulary import UNFINISHED
from domain.refusals import NotYourAct
from projections.desk_queue import QueueItem, queue
from web.hints import hint_at
from web.live import LIVE
from web.queueing import Line, QueueAct, at_once, by_form, line
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import day_of, long_day, since, until

router = APIRouter(include_in_schema=False)
HERE = "/desk"
FINISHED = "finished"
ENDED = frozenset(AssistanceState) - UNFINISHED


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the queue with its lines."""

    id: str
    title: str
    icon: str
    lines: tuple[Line, ...]
    nothing: str
    hint: str = ""


@router.get(HERE)
def desk(visit: Arrived, part: Annotated[str, Query()] = "") -> Response:
    """What the desk was asked: new requests, what it is helping with, and on another tab what is finished."""
    finished = part == FINISHED
    items = asked_of_desk(visit, finished=finished)
    return render(
        visit,
        "desk.html",
        page_title=visit.directory.desk_name(visit.acting.desk or ""),
        live_url=LIVE,
        shown_hint=hint_at(visit, "desk") if items else None,
        parts=_parts(visit, items, finished=finished),
        tabs=_tabs(visit, finished=finished),
        overdue=sum(item.due < visit.today for item in items) if not finished else 0,
        finished=finished,
        exports=[offered(visit, "desk")] if items else (),
    )


def asked_of_desk(visit: Visit, *, finished: bool) -> Sequence[QueueItem]:
    """What the acting desk was asked, the earliest due date first. Raises NotYourAct for who is no desk."""
    if visit.acting.kind is not OfficeKind.DESK or visit.acting.desk is None:
        raise NotYourAct("take")
    with visit.deps.reads.connect() as connection:
        states = ENDED if finished else UNFINISHED
        return queue(connection, visit.acting, visit.acting.desk, states=states)


def _tabs(visit: Visit, *, finished: bool) -> list[dict[str, object]]:
    said_in = visit.language
    return [
        {"href": HERE, "label": said_in.gettext("Berjalan"), "current": not finished, "count": None},
        {"href": f"{HERE}?part={FINISHED}", "label": said_in.gettext("Berakhir"), "current": finished, "count": None},
    ]


def _parts(visit: Visit, items: Sequence[QueueItem], *, finished: bool) -> tuple[Part, ...]:
    said_in = visit.language
    if finished:
        nothing = said_in.gettext("Belum ada pendampingan yang berakhir")
        return (Part("ended", said_in.gettext("Sudah berakhir"), "circle-stop", _lines(visit, items, ENDED), nothing),)
    asked, taken = frozenset({AssistanceState.ASSIGNED}), frozenset({AssistanceState.ACCEPTED})
    return (
        Part(
            "asked",
            said_in.gettext("Menunggu kesanggupan"),
            "inbox",
            _lines(visit, items, asked),
            said_in.gettext("Tidak ada permintaan baru"),
            said_in.gettext("Yang ditugaskan Ekobang muncul di sini. Sanggupi, atau tolak dengan alasan."),
        ),
        Part(
            "taken",
            said_in.gettext("Sedang didampingi"),
            "hand-helping",
            _lines(visit, items, taken),
            said_in.gettext("Tidak ada yang sedang didampingi"),
            said_in.gettext("Yang Anda sanggupi tetap di sini sampai tuntas. Catat perkembangannya."),
        ),
    )


def _lines(visit: Visit, items: Sequence[QueueItem], states: frozenset[AssistanceState]) -> tuple[Line, ...]:
    return tuple(_line(visit, item) for item in items if item.state in states)


def _line(visit: Visit, item: QueueItem) -> Line:
    said_in = visit.language
    unfinished = item.state in UNFINISHED
    due = said_in.gettext("batas waktu {day}", day=long_day(item.due, said_in))
    request = item.request if item.request is not None else said_in.gettext("(teks dihapus)")
    return line(
        visit,
        item.card,
        _acts(visit, item),
        since=due if unfinished else since(day_of(item.since), visit.today, said_in),
        late=until(item.due, visit.today, said_in) if unfinished and item.due < visit.today else "",
        note=request,
    )


def _acts(visit: Visit, item: QueueItem) -> tuple[QueueAct, ...]:
    card, n = item.card, item.n
    if item.state is AssistanceState.ASSIGNED:
        return (at_once(visit, card, "take", HERE, n=n), by_form(visit, card, "decline", HERE, n=n))
    if item.state is AssistanceState.ACCEPTED:
        return (
            by_form(visit, card, "report_progress", HERE, n=n, kind="main"),
            by_form(visit, card, "hand_back", HERE, n=n),
        )
    return ()
