"""One's own webhooks: programs that are told what one may see. Made, changed, looked at, paused, told again."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import Response

from domain.refusals import Invalid, NotFound, Refused
from domain.webhooks import Webhook, WebhookTry, Wish
from web.faults import NONE, Faults, faults_of
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import age, ago, long_moment, short_moment
from wording.event_words import event_word
from wording.webhooks import no_answer, state_word, why_halted

router = APIRouter(include_in_schema=False)
HERE = "/webhooks"
KINDS, LASTS = "kinds", "lasts"
#: Kinds that a page offers; programs may choose any.
OFFERED = "obstacle."
SHOWN = 50
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A webhook in words."""

    id: str
    address: str
    state: str
    word: str
    why: str
    office: str
    last: str
    next: str
    tries: int
    position: int
    #: Until when the secret before signs too, empty where none does.
    old_until: str = ""


@dataclass(frozen=True, slots=True)
class TryRow:
    """One thing that was told, in words."""

    at: str
    what: str
    position: int | None
    sent: bool
    answer: str
    took: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind that can be chosen."""

    name: str
    word: str
    chosen: bool


@router.get(HERE)
def webhooks(visit: Arrived) -> Response:
    """All of the account, and the form of a new one."""
    return _list(visit, Wish(address=""), NONE)


@router.post(HERE)
def create(visit: Arrived, form: Posted) -> Response:
    """Make one and show its secret, this one time; sent twice it is made once."""
    wish, owner = _wish(form), visit.owner
    try:
        made, secret = visit.deps.webhooks.create(owner, wish, form.key)
    except Refused as refusal:
        return _list(visit, wish, faults_of(refusal, visit.language))
    return _one(visit, made, secret=secret)


@router.get(f"{HERE}/{{webhook}}")
def webhook(visit: Arrived, webhook: str) -> Response:
    """One of them, with what it was told."""
    return _one(visit, visit.deps.webhooks.get(visit.caller, webhook))


@router.post(f"{HERE}/{{webhook}}")
def change(visit: Arrived, webhook: str, form: Posted) -> Response:
    """Another address or other kinds."""
    wish = _wish(form)
    try:
        visit.deps.webhooks.change(visit.owner, webhook, wish)
    except Invalid as refusal:
        found = visit.deps.webhooks.get(visit.caller, webhook)
        return _one(visit, found, wish=wish, faults=faults_of(refusal, visit.language))
    return redirect(visit, f"{HERE}/{webhook}", Notice("webhook_changed"))


@router.post(f"{HERE}/{{webhook}}/secret")
def replace_secret(visit: Arrived, webhook: str, form: Posted) -> Response:
    """A new secret, shown this one time; the old one signs beside it for the time chosen. Sent twice, it is one."""
    try:
        lasts = form.whole(LASTS)
        form.refuse()
        one, secret = visit.deps.webhooks.replace_secret(visit.owner, webhook, timedelta(hours=lasts or 0), form.key)
    except Invalid as refusal:
        found = visit.deps.webhooks.get(visit.caller, webhook)
        return _one(visit, found, faults=faults_of(refusal, visit.language))
    return _one(visit, one, secret=secret)


@router.post(f"{HERE}/{{webhook}}/delete")
def delete(visit: Arrived, webhook: str) -> Response:
    """What is deleted twice is deleted."""
    with suppress(NotFound):
        visit.deps.webhooks.delete(visit.caller, webhook)
    return redirect(visit, HERE, Notice("webhook_deleted"))


@router.post(f"{HERE}/{{webhook}}/pause")
def pause(visit: Arrived, webhook: str) -> Response:
    """Tell it nothing for a while."""
    return _done(visit, visit.deps.webhooks.pause, webhook, "webhook_paused")


@router.post(f"{HERE}/{{webhook}}/resume")
def resume(visit: Arrived, webhook: str) -> Response:
    """Go on where it stands."""
    return _done(visit, visit.deps.webhooks.resume, webhook, "webhook_resumed")


@router.post(f"{HERE}/{{webhook}}/test")
def send_test(visit: Arrived, webhook: str) -> Response:
    """Tell it a test within a minute."""
    return _done(visit, visit.deps.webhooks.test, webhook, "webhook_test")


@router.post(f"{HERE}/{{webhook}}/replay")
def replay(visit: Arrived, webhook: str, form: Posted) -> Response:
    """Tell everything after a position again."""
    typed = form.get("position")
    position = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else -1
    try:
        visit.deps.webhooks.replay(visit.caller, webhook, position)
    except Invalid as refusal:
        found = visit.deps.webhooks.get(visit.caller, webhook)
        return _one(visit, found, position=typed, faults=faults_of(refusal, visit.language))
    return redirect(visit, f"{HERE}/{webhook}", Notice("webhook_replayed"))


def _done(visit: Visit, act: Callable[..., Webhook], webhook: str, notice: str) -> Response:
    act(visit.caller, webhook)
    return redirect(visit, f"{HERE}/{webhook}", Notice(notice))


def _wish(form: Form) -> Wish:
    return Wish(address=form.get("address"), kinds=tuple(form.many(KINDS)))


def _list(visit: Visit, wish: Wish, faults: Faults) -> Response:
    return render(
        visit,
        "webhooks.html",
        status=faults.status,
        page_title=visit.language.gettext("Webhook"),
        rows=(rows := [row_of(visit, one) for one in visit.deps.webhooks.list(visit.caller)]),
        exports=[offered(visit, "webhooks")] if rows else (),
        address=wish.address,
        kinds=_kinds(visit, wish),
        key=new_key(),
        faults=faults,
    )


def _one(
    visit: Visit, one: Webhook, *, wish: Wish | None = None, secret: str = "", position: str = "", faults: Faults = NONE
) -> Response:
    shown = wish or Wish(address=one.address, kinds=one.kinds)
    return render(
        visit,
        "webhook.html",
        status=faults.status,
        page_title=visit.language.gettext("Webhook"),
        row=row_of(visit, one),
        tries=(tries := [try_of(visit, each) for each in visit.deps.webhooks.tries(visit.caller, one.id, limit=SHOWN)]),
        exports=[offered(visit, "webhook-tries", webhook=one.id)] if tries else (),
        address=shown.address,
        kinds=_kinds(visit, shown),
        secret=secret,
        lasts=_overlaps(visit),
        key=new_key(),
        position=position,
        faults=faults,
    )


def row_of(visit: Visit, one: Webhook) -> Row:
    """The webhook in words."""
    said_in = visit.language
    return Row(
        id=one.id,
        address=one.address,
        state=one.state.value,
        word=state_word(one.state.value, said_in),
        why=why_halted(one.why.value if one.why else None, said_in),
        office=one.office,
        last=ago(one.last_at, visit.now, said_in) if one.last_at else "",
        next=short_moment(one.next_at, said_in) if one.tries and one.next_at else "",
        tries=one.tries,
        position=one.position,
        old_until=long_moment(one.old_until, said_in) if one.old_until and one.old_until > visit.now else "",
    )


def _overlaps(visit: Visit) -> list[tuple[str, str]]:
    """In hours, for how long an old secret may sign too."""
    said_in = visit.language
    days = [(str(24 * n), said_in.gettext("{days} lagi", days=age(n, said_in))) for n in (1, 7)]
    return [*days, ("0", said_in.gettext("Tidak, berhenti sekarang"))]


def try_of(visit: Visit, each: WebhookTry) -> TryRow:
    """What was told, in words."""
    said_in = visit.language
    what = said_in.gettext("Percobaan") if each.position is None else event_word(each.type, said_in)
    answer = f"{each.status} {each.answer}" if each.status is not None else no_answer(each.answer, said_in)
    return TryRow(short_moment(each.at, said_in), what, each.position, each.sent, answer.strip(), each.took)


def _kinds(visit: Visit, wish: Wish) -> list[Kind]:
    names = [kind for kind in visit.deps.webhooks.kinds() if kind.startswith(OFFERED) or kind in wish.kinds]
    return [Kind(name, event_word(name, visit.language), name in wish.kinds) for name in names]
