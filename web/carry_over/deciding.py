"""Deciding on one or many obstacles alike: what would become of each is shown first, and done when it is confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from domain.carry_over import Outcome
from domain.obstacle import CarryOver, CloseAtYearEnd, Ending, ResolveAtYearEnd, YearEndCommand
from domain.refusals import KeyReused, NotFound, NotYourAct, Refused
from projections.obstacle import Shown
from projections.several import several
from web.addresses import obstacle_address
from web.carry_over.session import Sheet, session_page
from web.carry_over.views import HERE, ICONS, sum_of, sum_view, year_of
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.obstacle.refusing import refused
from web.rendering import render
from web.saving import redirect, request_of
from web.visiting import Arrived, Visit
from wording.refusals import sentence
from wording.terms import word

router = APIRouter()
PREVIEW, CONFIRM, BACK = "preview", "confirm", "back"
#: The fields that the confirming form carries on.
CARRIED_ON = ("ending", "due", "reason", "what_worked", "from")
#: One field holds the reason of all three decisions.
SAME_FIELD = {"root_cause": "reason"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """What would become of one obstacle; `why` says why nothing would."""

    id: str
    number: str
    href: str
    title: str
    agency: str
    agency_name: str
    amount: int | None
    why: str = ""


@router.post(HERE + "/{year}/decisions")
def decide(visit: Arrived, form: Posted, year: str) -> Response:
    """Show what would become of each, or do it. A form that is refused comes back with everything typed."""
    closing, step = year_of(visit, year), form.get("step")
    offset = form.whole("from") or 0
    if step == BACK:
        return session_page(visit, closing, Sheet(form=form, key=form.key), offset)
    try:
        command, ids = _command(form), _ids(form)
        request = request_of(visit, form)
        outcome = visit.deps.carry_overs.decide(closing, ids, command, request, dry_run=step != CONFIRM)
    except NotYourAct:
        raise
    except Refused as refusal:
        return _again(visit, closing, form, refusal, offset)
    return _done(visit, closing, outcome) if step == CONFIRM else _preview(visit, closing, form, command, outcome)


def _command(form: Form) -> YearEndCommand:
    """What the form asks for. Raises Invalid with all that is wrong with it."""
    ending, reason = form.needed_choice("ending", Ending), form.needed_text("reason")
    if not form.get("ending"):
        form.refuse()
    if ending is Ending.CARRIED:
        due = form.needed_day("due")
        form.refuse()
        return CarryOver(due=due, reason=reason)
    if ending is Ending.RESOLVED:
        worked = form.needed_text("what_worked")
        form.refuse()
        return ResolveAtYearEnd(root_cause=reason, what_worked=worked)
    form.refuse()
    return CloseAtYearEnd(reason=reason)


def _ids(form: Form) -> Sequence[UUID]:
    """Raises NotFound for what is no id."""
    try:
        return [UUID(given) for given in form.many("obstacles")]
    except ValueError as error:
        raise NotFound("obstacle", "?") from error


def _again(visit: Visit, year: int, form: Form, refusal: Refused, offset: int) -> Response:
    faults = refused(refusal, visit.language)
    fields = {SAME_FIELD.get(name, name): words for name, words in faults.fields.items()}
    summary = [replace(each, field=SAME_FIELD.get(each.field, each.field)) for each in faults.summary]
    key = new_key() if isinstance(refusal, KeyReused) else form.key
    sheet = Sheet(form=form, key=key, faults=replace(faults, fields=fields, summary=summary))
    return session_page(visit, year, sheet, offset)


def _done(visit: Visit, year: int, outcome: Outcome) -> Response:
    told = [Notice("year_end_decided", {"n": visit.language.count(len(outcome.decided))})]
    if outcome.saved and outcome.saved.repeated:
        told = [Notice("saved_before")]
    elif not outcome.decided:
        told = [Notice("nothing_changed")]
    if outcome.refused:
        told.append(Notice("year_end_refused", {"n": visit.language.count(len(outcome.refused))}))
    if outcome.saved and not visit.deps.reads.wait_for(outcome.saved.position):
        told.append(Notice("catching_up"))
    return redirect(visit, f"{HERE}/{year}", *told)


def _preview(visit: Visit, year: int, form: Form, command: YearEndCommand, outcome: Outcome) -> Response:
    ids = (*outcome.decided, *outcome.already, *outcome.refused)
    with visit.deps.reads.connect() as connection:
        known = several(connection, visit.acting, ids)
    amounts = [known[id_].obstacle.amount for id_ in outcome.decided if id_ in known]
    return render(
        visit,
        "carry_over/preview.html",
        page_title=visit.language.gettext("Periksa sebelum diputuskan"),
        breadcrumbs=[
            {"href": HERE, "label": visit.language.gettext("Tutup tahun")},
            {"href": f"{HERE}/{year}", "label": str(year)},
            {"href": "", "label": visit.language.gettext("Periksa")},
        ],
        year=year,
        ending=word(command.ENDING, visit.language),
        icon=ICONS[command.ENDING],
        decided=[_looked(visit, known, id_) for id_ in outcome.decided],
        left=[_looked(visit, known, id_, _why(visit, outcome, id_)) for id_ in (*outcome.already, *outcome.refused)],
        sum=sum_view("", "", sum_of(amounts)),
        key=form.key,
        fields=[(name, form.get(name)) for name in CARRIED_ON if form.get(name)],
        chosen=form.many("obstacles"),
        due=form.day("due") if command.ENDING is Ending.CARRIED else None,
    )


def _why(visit: Visit, outcome: Outcome, id_: UUID) -> str:
    refusal = outcome.refused.get(id_)
    return sentence(refusal, visit.language) if refusal else visit.language.gettext("Sudah diputuskan begitu.")


def _looked(visit: Visit, known: Mapping[UUID, Shown], id_: UUID, why: str = "") -> Looked:
    shown = known.get(id_)
    if shown is None:
        return Looked(id=str(id_), number="–", href="", title="", agency="", agency_name="", amount=None, why=why)
    record = shown.obstacle.record
    return Looked(
        id=str(id_),
        number=shown.number,
        href=obstacle_address(shown.number),
        title=record.title.value or visit.language.gettext("(teks dihapus)"),
        agency=record.agency,
        agency_name=visit.directory.agency_name(record.agency),
        amount=shown.obstacle.amount,
        why=why,
    )
