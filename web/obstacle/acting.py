"""One plain form for each act on an obstacle, at `/obstacles/{ref}/acts/{act}`."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from domain.files import StoredFile
from domain.obstacle import ACTS, Grant
from domain.obstacle.granting import authorize
from domain.refusals import ChangedSince, KeyReused, NotFound, Refused
from web.addresses import act_address, obstacle_address, own_address
from web.drafts import form_of, opened, sent, version_in
from web.drafts_view import DraftView, of_form
from web.faults import NONE, Error, Faults
from web.forms import Form, Posted, new_key
from web.hints import learned
from web.notices import done
from web.obstacle.act_fields import ASKS, Kind
from web.obstacle.act_view import field_views, proposed
from web.obstacle.answered import answered
from web.obstacle.case import Case, found, whole_case
from web.obstacle.commanding import do
from web.obstacle.left_over import left_over
from web.obstacle.page import crumbs
from web.obstacle.record_view import head_view
from web.obstacle.refusing import refused
from web.obstacle.telling import Moment, moments
from web.obstacle.uploading import keep_uploads, own_files
from web.rendering import render
from web.saving import SEE_OTHER, saved
from web.visiting import Arrived, Visit
from wording.acts import act_purpose, act_verb
from wording.refusals import sentence

router = APIRouter()
DANGEROUS = frozenset({"withdraw", "set_unactionable", "cancel", "decline"})
N = Annotated[int | None, Query(ge=1, le=10_000)]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The form of an act as it is shown: what is typed, which files came, what is wrong, what happened meanwhile.

    `draft` is the version of its draft (0: none). `closed` says why the act is not possible any more; what was typed
    can then be sent in another way only.
    """

    form: Form
    key: str
    expected: int
    draft: int = 0
    back: str = ""
    faults: Faults = NONE
    files: Sequence[StoredFile] = ()
    meanwhile: Sequence[Moment] = field(default=())
    closed: str = ""


@router.get("/obstacles/{ref}/acts/{act}")
def show(visit: Arrived, ref: str, act: str, n: N = None, back: Annotated[str, Query()] = "") -> Response:
    """The form, or a draft of it as it was left; the page says why where the office may not do the act now."""
    case = whole_case(visit, ref)
    if act == "amend":
        return RedirectResponse(act_address(case.number, act), status_code=SEE_OTHER)
    if draft := visit.request.query_params.get("draft"):
        return _continued(visit, case, act, draft)
    grant = _grant(visit, case, act, n)
    form = Form(pairs=list(proposed(visit, case.obstacle, act).items()))
    sheet = Sheet(form=form, key=new_key(), expected=case.obstacle.version, back=back)
    return _page(visit, case, act, sheet, n=n, grant=grant, drafts=of_form(visit, _address(case, act), n))


def _continued(visit: Visit, case: Case, act: str, key: str) -> Response:
    """A draft as it was left, also where its act is not possible any more. Raises NotFound for one of another form."""
    kept = opened(visit, key)
    if kept.form != _address(case, act) or act not in ASKS:
        raise NotFound("draft", key)
    form = form_of(kept)
    n = form.whole("n")
    grant, closed = _still(visit, case, act, n)
    expected = form.expected or case.obstacle.version
    sheet = Sheet(
        form=form,
        key=kept.key,
        expected=expected,
        draft=kept.version,
        back=form.get("back"),
        files=own_files(visit, kept.files),
        meanwhile=_meanwhile(visit, case, expected) if closed else (),
        closed=closed,
    )
    return _page(visit, case, act, sheet, n=n, grant=grant)


@router.post("/obstacles/{ref}/acts/{act}")
def act_on(visit: Arrived, form: Posted, ref: str, act: str) -> Response:
    """Do the act. A form that is refused comes back with everything typed."""
    if act not in ASKS:
        raise NotFound("page", act)
    n = form.whole("n")
    shown = found(visit, ref)
    files = keep_uploads(visit, form, _file_field(act))
    try:
        result = do(visit, form, shown, act, n=n, files=files)
    except NotFound:
        raise
    except Refused as refusal:
        return _again(visit, form, whole_case(visit, ref), act, n=n, files=files, refusal=refusal)
    learned(visit, act)
    back = own_address(form.get("back"), obstacle_address(shown.number))
    return sent(visit, form, saved(visit, result, back, done(act, shown.number)))


def _grant(visit: Visit, case: Case, act: str, n: int | None) -> Grant:
    """What opens the act to this office now. Raises what says why it is not open."""
    if act not in ACTS:
        raise NotFound("page", act)
    return authorize(act, case.obstacle, visit.acting, n=n)


def _file_field(act: str) -> str:
    return next((asked.name for asked in ASKS[act] if asked.kind is Kind.FILES), "")


def _again(
    visit: Visit, form: Form, case: Case, act: str, *, n: int | None, files: Sequence[StoredFile], refusal: Refused
) -> Response:
    grant, closed = _still(visit, case, act, n)
    expected = form.expected or case.obstacle.version
    sheet = Sheet(
        form=form,
        key=new_key() if isinstance(refusal, KeyReused) else form.key,
        expected=case.obstacle.version if isinstance(refusal, ChangedSince) else expected,
        draft=version_in(form),
        back=form.get("back"),
        faults=_faults(visit, refusal, act, closed=closed),
        files=files,
        meanwhile=_meanwhile(visit, case, expected) if closed or isinstance(refusal, ChangedSince) else (),
        closed=closed,
    )
    return _page(visit, case, act, sheet, n=n, grant=grant)


def _faults(visit: Visit, refusal: Refused, act: str, *, closed: str) -> Faults:
    """What is wrong. Nobody is told to send again what cannot be done any more."""
    told = refused(refusal, visit.language, act=act)
    if not closed or not isinstance(refusal, ChangedSince):
        return told
    over = visit.language.gettext(
        "Kendala ini berubah sejak Anda membukanya, sehingga tindakan ini tidak dapat dilakukan lagi."
    )
    return replace(told, summary=(Error("", over),))


def _still(visit: Visit, case: Case, act: str, n: int | None) -> tuple[Grant | None, str]:
    """What opens the act to the office now, or why nothing does."""
    try:
        return authorize(act, case.obstacle, visit.acting, n=n), ""
    except Refused as refusal:
        return None, sentence(refusal, visit.language)


def _meanwhile(visit: Visit, case: Case, version: int) -> Sequence[Moment]:
    """What was recorded after the version that the person saw."""
    told = moments(visit, case)
    return [moment for event, moment in zip(case.events, told, strict=True) if event.originator_version > version]


def _address(case: Case, act: str) -> str:
    return f"{obstacle_address(case.number)}/acts/{act}"


def _page(
    visit: Visit,
    case: Case,
    act: str,
    sheet: Sheet,
    *,
    n: int | None,
    grant: Grant | None,
    drafts: Sequence[DraftView] = (),
) -> Response:
    fields = field_views(visit, case.obstacle, act, grant)
    return render(
        visit,
        "obstacle/act.html",
        status=sheet.faults.status,
        **_told(visit, case, act, n),
        cancel=own_address(sheet.back, obstacle_address(case.number)),
        n=n,
        fields=fields,
        values=sheet.form.values,
        sheet=sheet,
        drafts=drafts,
        left_over=left_over(visit, case, fields, sheet.form, sheet.files) if sheet.closed else None,
    )


def _told(visit: Visit, case: Case, act: str, n: int | None) -> dict[str, Any]:
    """What the page says of the act and of its obstacle."""
    verb = act_verb(act, visit.language)
    return {
        "page_title": f"{verb} {case.number}",
        "verb": verb,
        "purpose": act_purpose(act, visit.language),
        "breadcrumbs": crumbs(visit, case.number, verb),
        "head": head_view(visit, case.shown),
        "desk": _desk(visit, case, n),
        "answered": answered(visit, case, n),
        "action": _address(case, act),
        "page": obstacle_address(case.number),
        "dangerous": act in DANGEROUS,
    }


def _desk(visit: Visit, case: Case, n: int | None) -> str:
    assistance = case.obstacle.find_assistance(n) if n else None
    return visit.directory.desk_name(assistance.desk) if assistance else ""
