"""The accounts, by words and by what they are, and the trail of what was done with them."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.administration import AccountRow, Noted, Which, refuse_reader
from domain.refusals import NotFound
from web.addresses import with_query
from web.hints import hint_at
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.administration import access_act, account_state, which_name
from wording.dates import ago, long_moment, short_moment
from wording.offices import office_title

router = APIRouter(include_in_schema=False)
HERE, TRAIL = "/accounts", "/access-log"
SHOWN = 50
LONGEST_WORDS = 100
MOST_DIGITS = 9
ICONS = {"open": "check", "never": "hourglass", "disabled": "ban", "erased": "trash-2"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An account in words; `icon` pictures its state."""

    href: str
    username: str
    name: str
    offices: tuple[str, ...]
    state: str
    icon: str
    made: str
    seen: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TrailLine:
    """A line of the trail in words."""

    at: str
    act: str
    account: str
    by: str
    office: str
    reason: str


@router.get(HERE)
def accounts(visit: Arrived) -> Response:
    """A page of accounts."""
    refuse_reader(visit.acting.kind)
    words, which = asked_of(visit)
    start = number_of(visit.request.query_params.get("start", ""))
    found = visit.deps.keeping.page(words, which, start=start, limit=SHOWN)
    place = [("q", words), ("which", which.value if which is not Which.ALL else None)]
    return render(
        visit,
        "administration/accounts.html",
        shown_hint=hint_at(visit, "accounts"),
        page_title=visit.language.gettext("Daftar akun"),
        tabs=_tabs(visit, words, which),
        lines=[line_of(visit, row) for row in found.rows],
        total=found.total,
        q=words,
        which=which.value,
        exports=[offered(visit, "accounts")] if found.rows else (),
        newer=with_query(HERE, [*place, ("start", start - SHOWN or None)]) if start >= SHOWN else "",
        older=with_query(HERE, [*place, ("start", start + SHOWN)]) if start + SHOWN < found.total else "",
    )


@router.get(TRAIL)
def trail(visit: Arrived) -> Response:
    """What was done with accounts, the latest first."""
    refuse_reader(visit.acting.kind)
    before = number_of(visit.request.query_params.get("before", "")) or None
    found = visit.deps.keeping.trail(before=before, limit=SHOWN + 1)
    return render(
        visit,
        "administration/trail.html",
        page_title=visit.language.gettext("Catatan akun"),
        breadcrumbs=crumbs(visit, visit.language.gettext("Catatan akun")),
        lines=[trail_line(visit, each) for each in found[:SHOWN]],
        newer=TRAIL if before else "",
        older=with_query(TRAIL, [("before", found[SHOWN - 1].id)]) if len(found) > SHOWN else "",
        exports=[offered(visit, "access-log")] if found else (),
    )


def asked_of(visit: Visit) -> tuple[str, Which]:
    """The words looked for, and which accounts. Raises NotFound for a kind that there is not."""
    query = visit.request.query_params
    which = query.get("which") or Which.ALL
    if which not in frozenset(Which):
        raise NotFound("page", which)
    return query.get("q", "").strip()[:LONGEST_WORDS], Which(which)


def number_of(typed: str) -> int:
    """A whole number of an address, 0 for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0


def crumbs(visit: Visit, label: str) -> list[dict[str, str]]:
    """Where a page below the accounts stands."""
    return [{"href": HERE, "label": visit.language.gettext("Daftar akun")}, {"href": "", "label": label}]


def state_of(row: AccountRow) -> str:
    """What the account is now: open, never (no password yet), disabled or erased."""
    if row.erased_at is not None:
        return "erased"
    if row.disabled_at is not None:
        return "disabled"
    return "open" if row.enters else "never"


def line_of(visit: Visit, row: AccountRow) -> Line:
    """The account in words, with the offices that it holds today."""
    held, state = visit.directory.offices_of(row.id, visit.today), state_of(row)
    return Line(
        href=f"{HERE}/{row.id}",
        username=visit.language.gettext("Akun tanpa data diri") if row.erased_at else row.username,
        name=row.name or "",
        offices=tuple(office_title(acting, visit.directory, visit.language) for acting in held),
        state=account_state(state, visit.language),
        icon=ICONS[state],
        made=long_moment(row.created_at, visit.language),
        seen=ago(row.last_seen_at, visit.now, visit.language) if row.last_seen_at else "",
    )


def trail_line(visit: Visit, each: Noted) -> TrailLine:
    """The line in words; the program itself has no account."""
    said_in = visit.language
    return TrailLine(
        at=short_moment(each.at, said_in),
        act=access_act(each.act, said_in),
        account=each.account or "–",
        by=said_in.gettext("perintah di server") if each.shell else each.by or said_in.gettext("sistem"),
        office=visit.directory.office_title(each.office) if each.office else "",
        reason=each.reason,
    )


def _tabs(visit: Visit, words: str, here: Which) -> list[dict[str, object]]:
    return [
        {
            "href": with_query(HERE, [("q", words), ("which", each.value if each is not Which.ALL else None)]),
            "label": which_name(each, visit.language),
            "current": each is here,
        }
        for each in Which
    ]
