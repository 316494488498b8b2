"""`/notices/settings`: what a person hears of, on which ways, at which hours, and where messages go."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time

from fastapi import APIRouter
from starlette.responses import Response

from domain.refusals import Refused
from domain.reminders import CONCERNS, ON_BELL, Channel, Choices, Kind, QuietHours
from web.faults import NONE, Faults, faults_of
from web.forms import Form, Posted
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, Visit
from wording.dates import long_moment
from wording.reminders import channel_name, kind_name

router = APIRouter(include_in_schema=False)
HERE = "/notices/settings"
FEED = "/calendar-feed"
TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Box:
    """One box to tick: a kind on a way."""

    value: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A kind with its boxes; None where it never goes that way."""

    name: str
    boxes: tuple[Box | None, ...]


@router.get(HERE)
def settings(visit: Arrived) -> Response:
    """All choices on one page, each part with a form of its own."""
    return _page(visit)


@router.post("/notices/settings/choices")
def choose(visit: Arrived, form: Posted) -> Response:
    """Which kinds on which ways, and the quiet hours. What the page did not ask stays as it is."""
    account, asked = visit.caller.account, frozenset(_asked(visit))
    before = visit.deps.reminders.choosing.of(account)
    wanted = frozenset(pair for pair in asked if _value(*pair) in form.many("want"))
    try:
        quiet = _quiet(form)
        form.refuse()
    except Refused as refusal:
        typed = Choices(unwanted=asked - wanted, email=before.email, push=before.push)
        return _page(visit, faults_of(refusal, visit.language), typed, form)
    visit.deps.reminders.choosing.choose(account, unwanted=(before.unwanted - asked) | (asked - wanted), quiet=quiet)
    return redirect(visit, HERE, Notice("saved"))


@router.post("/notices/settings/email")
def set_email(visit: Arrived, form: Posted) -> Response:
    """Where e-mail goes."""
    return _addressed(visit, form, "email", visit.deps.reminders.choosing.set_email)


@router.post("/notices/settings/push")
def set_push(visit: Arrived, form: Posted) -> Response:
    """Where messages of another service go; an empty field leaves the secret address as it is."""
    kept = visit.deps.reminders.choosing.of(visit.caller.account).push
    if kept and not form.get("push") and not form.get("remove"):
        return redirect(visit, HERE, Notice("nothing_changed"))
    return _addressed(visit, form, "push", visit.deps.reminders.choosing.set_push)


@router.post("/notices/settings/calendar")
def renew_calendar(visit: Arrived) -> Response:
    """A new secret address, shown this one time; the one before ends."""
    secret = visit.deps.reminders.calendars.renew(visit.caller.account)
    return _page(visit, feed=f"{visit.deps.reminders.public_url}{FEED}/{secret}.ics")


@router.post("/notices/settings/calendar/end")
def end_calendar(visit: Arrived) -> Response:
    """No address any more."""
    visit.deps.reminders.calendars.end(visit.caller.account)
    return redirect(visit, HERE, Notice("calendar_ended"))


def _addressed(visit: Visit, form: Form, name: str, keep: Callable[[str, str], None]) -> Response:
    try:
        keep(visit.caller.account, form.get(name))
    except Refused as refusal:
        return _page(visit, faults_of(refusal, visit.language), form=form)
    return redirect(visit, HERE, Notice("saved"))


def _quiet(form: Form) -> QuietHours | None:
    """None where both are empty; a fault where one is, or cannot be read."""
    names = ("quiet_begin", "quiet_end")
    if not any(form.get(name) for name in names):
        return None
    begin, end = (_time(form, name) for name in names)
    return QuietHours(begin, end)


def _time(form: Form, name: str) -> time:
    """`20.00`, as people here write it, or `20:00`, as browsers do."""
    if found := TIME.fullmatch(form.get(name)):
        return time(int(found[1]), int(found[2]))
    form.fault(name, "not_a_time")
    return time()


def _page(
    visit: Visit, faults: Faults = NONE, typed: Choices | None = None, form: Form | None = None, feed: str = ""
) -> Response:
    kept, said_in, account = visit.deps.reminders, visit.language, visit.caller.account
    choices, since = typed or kept.choosing.of(account), kept.calendars.since(account)
    quiet = choices.quiet
    return render(
        visit,
        "reminders/settings.html",
        status=faults.status,
        page_title=said_in.gettext("Atur pemberitahuan"),
        breadcrumbs=_crumbs(visit),
        faults=faults,
        channels=[channel_name(channel, said_in) for channel in _channels(visit)],
        rows=[_row(visit, kind, choices) for kind in _kinds(visit)],
        quiet_begin=form.get("quiet_begin") if form else _shown(quiet.begin if quiet else None),
        quiet_end=form.get("quiet_end") if form else _shown(quiet.end if quiet else None),
        email=form.get("email") if form and "email" in form.values else choices.email or "",
        mails=Channel.EMAIL in kept.choosing.sends,
        push=_masked(choices.push),
        services=[f"{schema}://" for schema in kept.choosing.push_schemas],
        calendar_since=long_moment(since, said_in) if since else "",
        feed=feed,
    )


def _crumbs(visit: Visit) -> list[dict[str, str]]:
    return [
        {"href": "/notices", "label": visit.language.gettext("Pemberitahuan")},
        {"href": "", "label": visit.language.gettext("Atur pemberitahuan")},
    ]


def _shown(at: time | None) -> str:
    """A time as browsers take it."""
    return f"{at:%H:%M}" if at else ""


def _masked(address: str | None) -> str:
    """Enough of a secret address to know it again."""
    return f"{address.partition('://')[0]}://…{address[-3:]}" if address else ""


def _channels(visit: Visit) -> tuple[Channel, ...]:
    sends = visit.deps.reminders.choosing.sends
    return tuple(way for way in Channel if way is not Channel.PUSH or way in sends)


def _kinds(visit: Visit) -> tuple[Kind, ...]:
    """What can concern any office of the account."""
    held = {acting.kind for acting in visit.caller.offices}
    return tuple(kind for kind in Kind if CONCERNS[kind] & held)


def _asked(visit: Visit) -> Iterator[tuple[Kind, Channel]]:
    """What the page asks."""
    for kind in _kinds(visit):
        for channel in _channels(visit):
            if channel is not Channel.BELL or kind in ON_BELL:
                yield kind, channel


def _value(kind: Kind, channel: Channel) -> str:
    return f"{kind.value}:{channel.value}"


def _row(visit: Visit, kind: Kind, choices: Choices) -> Row:
    name, asked = kind_name(kind, visit.language), frozenset(_asked(visit))
    boxes = (
        Box(_value(kind, way), f"{name}: {channel_name(way, visit.language)}", choices.wants(kind, way))
        if (kind, way) in asked
        else None
        for way in _channels(visit)
    )
    return Row(name, tuple(boxes))
