"""One plain form for each act on calendar and deadlines; refused, it comes back with everything typed."""

from fastapi import APIRouter
from starlette.responses import Response

from domain.almanac.decreeing import AddDay, MoveDay, RemoveDay, touches_past
from domain.almanac.setting import SetDeadline
from domain.refusals import KeyReused, NotYourAct, Refused
from web.addresses import with_query
from web.almanac.asking import SHEETS, Sheet, standing
from web.almanac.places import LABELS, asked_year, may_keep
from web.asked import field_view
from web.faults import NONE, Faults
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.obstacle.refusing import refused
from web.rendering import render
from web.saving import request_of, saved
from web.visiting import Arrived, Visit

router = APIRouter()


def show(visit: Arrived) -> Response:
    """The form, empty but for what the address proposes."""
    sheet = SHEETS[visit.request.url.path]
    _guard(visit, sheet)
    asked = {one.name for one in sheet.fields}
    typed = [(name, value) for name, value in visit.request.query_params.items() if name in asked]
    year = asked_year(visit)
    if sheet.act == SetDeadline.ACT:
        typed += standing(visit, year, visit.request.query_params.get("document") or "")
    return _page(visit, sheet, Form(pairs=typed), year, key=new_key())


def send(visit: Arrived, form: Posted) -> Response:
    """Do it, and show the page that it changed."""
    sheet = SHEETS[visit.request.url.path]
    _guard(visit, sheet)
    year = form.whole("year") or visit.today.year
    try:
        command = sheet.command(visit, form)
        form.refuse(each.name for each in sheet.fields if each.required)
        result = visit.deps.almanac.handle(command, request_of(visit, form))
    except Refused as refusal:
        key = new_key() if isinstance(refusal, KeyReused) else form.key
        return _page(visit, sheet, form, year, key=key, faults=refused(refusal, visit.language, act=sheet.act))
    past = isinstance(command, AddDay | MoveDay | RemoveDay) and touches_past(command, visit.today)
    told = Notice("day_in_the_past" if past else "saved")
    return saved(visit, result, with_query(sheet.back, [("year", year)]), told)


for address in SHEETS:
    router.add_api_route(address, show, methods=["GET"])
    router.add_api_route(address, send, methods=["POST"])


def _guard(visit: Visit, sheet: Sheet) -> None:
    """Raises NotYourAct before anything is typed in vain."""
    if not may_keep(visit):
        raise NotYourAct(sheet.act)


def _page(visit: Visit, sheet: Sheet, form: Form, year: int, *, key: str, faults: Faults = NONE) -> Response:
    title = visit.language.gettext(sheet.title)
    return render(
        visit,
        "almanac/sheet.html",
        status=faults.status,
        page_title=f"{title} {year}",
        breadcrumbs=[
            {"href": with_query(sheet.back, [("year", year)]), "label": visit.language.gettext(LABELS[sheet.back])},
            {"href": "", "label": title},
        ],
        title=title,
        action=sheet.address,
        back=with_query(sheet.back, [("year", year)]),
        fields=[field_view(visit, one, sheet.act, year) for one in sheet.fields],
        values=form.values,
        year=year,
        key=key,
        faults=faults,
        danger=sheet.danger,
    )
