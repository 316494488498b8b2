"""Drafts of forms: saved while a person types, by a button without script, opened again, deleted."""

import re

from fastapi import APIRouter
from starlette.responses import JSONResponse, PlainTextResponse, Response

from domain.drafts import FORMS, Draft, DraftChanged
from domain.refusals import NotFound, Refused
from web import cookies
from web.addresses import own_address, with_query
from web.forms import ACTING, CREDENTIALS, DRAFT, DRAFT_OF, KEY, SWITCH, Form, Posted, new_key
from web.notices import Notice
from web.obstacle.uploading import KEPT, keep_uploads
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, NoOffice, Visit
from wording.dates import clock
from wording.offices import office_title
from wording.refusals import field_sentence, sentence

router = APIRouter(include_in_schema=False)
ANOTHER, ADD, THEN = "another", "add", "then"
#: The fields of files, of whichever form.
EVIDENCE, FILES = "evidence", "files"
#: Where the button leads that asks for the cause by plain questions; the draft waits meanwhile.
CAUSE = "/obstacles/new/cause"
NOT_TYPED = frozenset({KEY, ACTING, SWITCH, DRAFT, DRAFT_OF, KEPT, ANOTHER, ADD, THEN}) | CREDENTIALS
CONFLICT, REFUSED = 412, 422


class DraftOfAnotherOffice(Refused):
    """The draft was made in another office of the account than the one it acts in now (HTTP 403)."""

    def __init__(self, office: str) -> None:
        super().__init__("draft_of_another_office", office=office)


@router.post("/drafts")
def save(visit: Arrived, form: Posted) -> Response:
    """Keep what is typed. A script is answered with JSON, a person with the form as it is kept."""
    asked = _draft(visit, form)
    try:
        kept = visit.deps.drafts.save(asked)
    except DraftChanged as refusal:
        return _changed(visit, form, refusal)
    if _by_script(visit):
        return JSONResponse({KEY: kept.key, DRAFT: kept.version, "told": _saved_at(visit, kept)})
    if form.get(THEN) == "cause":
        return redirect(visit, with_query(CAUSE, [("draft", kept.key)]))
    return redirect(visit, draft_address(kept), Notice("draft_saved"))


@router.post("/drafts/files")
def upload(visit: Arrived, form: Posted) -> Response:
    """Keep what a script sends while a person types, and answer with the boxes that name it; nothing is a draft yet."""
    _ = visit.caller  # a stranger is told so before anything is read
    files = keep_uploads(visit, form, EVIDENCE)
    if form.faults:
        told = " ".join(field_sentence(fault, visit.language) for fault in form.faults.values())
        return PlainTextResponse(told, status_code=REFUSED)
    return render(visit, "drafts/files.html", files=files)


@router.post("/drafts/{key}/delete")
def delete(visit: Arrived, form: Posted, key: str) -> Response:
    """Throw it away; one that is gone already is gone."""
    visit.deps.drafts.drop(visit.caller.account, key)
    return redirect(visit, own_address(form.get("back")), Notice("draft_deleted"))


def _by_script(visit: Visit) -> bool:
    return visit.request.headers.get("accept", "").startswith("application/json")


def _saved_at(visit: Visit, kept: Draft) -> str:
    return visit.language.gettext("Draf disimpan {time}", time=clock(kept.updated_at, visit.language))


def _draft(visit: Visit, form: Form) -> Draft:
    """What the form asks to keep. Raises NotFound for a form that cannot be a draft."""
    account, address = visit.caller.account, form.get(DRAFT_OF)
    if not re.fullmatch(FORMS, address):
        raise NotFound("page", address[:100])
    another = form.get(ANOTHER) == "yes"
    return Draft(
        account=account,
        office=_office(visit, form),
        key=new_key() if another else form.key,
        form=address,
        fields=tuple((name, value) for name, value in form.pairs if name not in NOT_TYPED),
        files=tuple(file.id for file in keep_uploads(visit, form, EVIDENCE, FILES)),
        version=0 if another else version_in(form),
        updated_at=visit.now,
    )


def _office(visit: Visit, form: Form) -> str:
    """The office in which the form was opened, whichever another tab took since. Raises NoOffice."""
    opened_in = form.get(ACTING)
    if opened_in in {held.office for held in visit.caller.offices}:
        return opened_in
    if visit.caller.acting is None:
        raise NoOffice
    return visit.caller.acting.office


def _changed(visit: Visit, form: Form, refusal: DraftChanged) -> Response:
    """Nothing is kept, nothing is lost: both texts are there, and the person chooses."""
    told = sentence(refusal, visit.language)
    if _by_script(visit):
        return JSONResponse({KEY: form.key, DRAFT: refusal.version, "told": told}, status_code=CONFLICT)
    latest = with_query(form.get(DRAFT_OF), [("draft", form.key)]) if refusal.version else ""
    return render(
        visit,
        "drafts/changed.html",
        status=CONFLICT,
        page_title=visit.language.gettext("Draf berubah di tempat lain"),
        told=told,
        latest=latest,
        kept=[*form.kept, (ANOTHER, "yes")],
    )


def draft_address(draft: Draft) -> str:
    """Where the draft is continued."""
    return with_query(draft.form, [("n", draft.get("n")), ("draft", draft.key)])


def opened(visit: Visit, key: str) -> Draft:
    """The draft to continue in the acting office. Raises NotFound, DraftOfAnotherOffice."""
    draft = visit.deps.drafts.find(visit.caller.account, key)
    if draft.office == visit.acting.office:
        return draft
    held = next((each for each in visit.caller.offices if each.office == draft.office), None)
    if held is None:
        raise NotFound("draft", key)
    raise DraftOfAnotherOffice(office_title(held, visit.directory, visit.language))


def version_in(form: Form) -> int:
    """Which saving of its draft the form shows; 0 where there is none."""
    return form.whole(DRAFT) or 0


def form_of(draft: Draft) -> Form:
    """The form as it was left."""
    return Form(pairs=[*draft.fields, (KEY, draft.key), (DRAFT, str(draft.version))])


def sent(visit: Visit, form: Form, answer: Response) -> Response:
    """What was sent is no draft any more; the answer tells the browser so, which may keep one too."""
    visit.deps.drafts.drop(visit.caller.account, form.key)
    if re.fullmatch(r"[\w-]+", form.key, re.ASCII):
        secure = visit.deps.cookie_secure
        cookies.write(answer, cookies.SENT, form.key, secure=secure, seconds=cookies.TEN_MINUTES, for_script=True)
    return answer
