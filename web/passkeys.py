"""Passkeys: in without a password, and one's own added, named and removed. The device itself is asked by script."""

import json

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from domain.accounts import TooManyAttempts
from domain.refusals import Refused
from domain.signing_on import PasskeyRefused, Question
from web import cookies
from web.addresses import own_address
from web.entering import login_page
from web.faults import NONE, UNPROCESSABLE, Error, Faults, faults_of
from web.forms import Posted
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.second_step import enter
from web.sessions import Row, gone_already
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import ago, long_moment
from wording.refusals import sentence

router = APIRouter(include_in_schema=False)
HERE = "/sessions/passkeys"
ANSWER = "passkey_answer"


@router.post("/login/passkey/question")
def question(visit: Arrived) -> Response:
    """What the device is asked: JSON for the page's script, and a ticket in a cookie."""
    asked = visit.deps.passkey_door.passkey_question()
    return _asking(visit, asked) if asked else JSONResponse({}, status_code=404)


@router.post("/login/passkey")
def log_in(visit: Arrived, form: Posted) -> Response:
    """Start a session by what the device answered; a form that waited for the login is sent again."""
    going_to, repeat = own_address(form.get("next")), form.get("repeat") == "yes"
    try:
        secret = visit.deps.passkey_door.by_passkey(_ticket(visit), form.get(ANSWER), visit.client)
    except (PasskeyRefused, TooManyAttempts) as refusal:
        return login_page(visit, kept=form.kept if repeat else (), going_to=going_to, refusal=refusal)
    return enter(visit, secret, going_to, repeat=repeat)


@router.get(HERE)
def passkeys(visit: Arrived) -> Response:
    """One's own passkeys."""
    _ = visit.owner
    return _page(visit, NONE)


@router.post(f"{HERE}/question")
def question_for_new(visit: Arrived, form: Posted) -> Response:
    """What a new device is asked of a proven owner: an open session alone must not leave a key behind."""
    _ = visit.caller
    if not form.get("name"):
        return _no(visit.language.gettext("Beri nama kunci sandi ini."))
    try:
        return _asking(visit, visit.deps.passkeys.question(visit.owner))
    except Refused as refusal:
        return _no(sentence(refusal, visit.language))


@router.post(HERE)
def add(visit: Arrived, form: Posted) -> Response:
    """Keep the key of the device that answered."""
    caller, name = visit.owner, form.get("name")
    try:
        visit.deps.passkeys.add(caller, _ticket(visit), form.get(ANSWER), name)
    except Refused as refusal:
        return _page(visit, faults_of(refusal, visit.language), name=name)
    return redirect(visit, HERE, Notice("passkey_added", {"name": name}))


@router.post(f"{HERE}/rename")
def rename(visit: Arrived, form: Posted) -> Response:
    """Call one otherwise."""
    account = visit.owner.account
    try:
        visit.deps.passkeys.rename(account, form.get("passkey"), form.get("name"))
    except Refused as refusal:
        told = faults_of(refusal, visit.language)
        return _page(visit, Faults(told.status, {}, [Error("", each.text) for each in told.summary]))
    return redirect(visit, HERE, Notice("saved"))


@router.post(f"{HERE}/remove")
def remove(visit: Arrived, form: Posted) -> Response:
    """Let one open nothing more."""
    account = visit.owner.account
    gone_already(lambda: visit.deps.passkeys.remove(account, form.get("passkey")))
    return redirect(visit, HERE, Notice("passkey_removed"))


def _asking(visit: Visit, asked: Question) -> Response:
    answer = JSONResponse(json.loads(asked.options))
    secure = visit.deps.cookie_secure
    cookies.write(answer, cookies.QUESTION, asked.ticket, secure=secure, seconds=cookies.TEN_MINUTES)
    return answer


def _no(told: str) -> Response:
    return JSONResponse({"problem": told}, status_code=UNPROCESSABLE)


def _ticket(visit: Visit) -> str:
    return cookies.read(visit.request.cookies, cookies.QUESTION, secure=visit.deps.cookie_secure) or ""


def _page(visit: Visit, faults: Faults, *, name: str = "") -> Response:
    own, said_in = visit.deps.passkeys, visit.language
    never = said_in.gettext("belum pernah")
    return render(
        visit,
        "passkeys.html",
        status=faults.status,
        page_title=said_in.gettext("Kunci sandi"),
        available=own.available,
        exports=[offered(visit, "passkeys")] if own.list(visit.caller.account) else (),
        passkeys=[
            Row(
                id=each.id,
                name=each.name,
                began=long_moment(each.created_at, said_in),
                seen=ago(each.last_used_at, visit.now, said_in) if each.last_used_at else never,
                ends="",
            )
            for each in own.list(visit.caller.account)
        ],
        name=name,
        faults=faults,
    )
