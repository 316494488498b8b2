"""The places of each kind of office, and what every page knows of its caller."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.accounts import Caller
from domain.acting import AGENCY, EKOBANG, Acting, OfficeKind
from web.visiting import Visit
from wording.language import N_, Language
from wording.offices import office_title


@dataclass(frozen=True, slots=True)
class Place:
    """A page that an office comes to every day."""

    href: str
    label: str
    icon: str
    #: Further addresses that belong to it.
    also: tuple[str, ...] = ()


HOME = Place("/", N_("Beranda"), "house")
TRIAGE = Place("/triage", N_("Periksa"), "inbox")
QUEUE = Place("/desk", N_("Tugas"), "clipboard-list")
BOARD = Place("/board", N_("Papan"), "square-kanban")
LIST = Place("/obstacles", N_("Daftar"), "list", also=("/bulk", "/import"))
REVIEW = Place("/review", N_("Tinjauan"), "chart-column")
WAITING = Place("/waiting", N_("Waktu tunggu"), "hourglass")
ALMANAC = Place("/calendar", N_("Kalender & aturan"), "calendar", also=("/rules", "/deadlines"))
SCHEDULE = Place("/schedule", N_("Jadwal"), "calendar-clock")
BACKUP = Place("/backup", N_("Cadangan"), "archive")
DELIVERIES = Place("/deliveries", N_("Pengiriman"), "send")
CARRY_OVER = Place("/carry-over", N_("Tutup tahun"), "calendar-check")
ORGANISATION = Place("/organisation", N_("Sebutan & lambang"), "landmark")
ACCOUNTS = Place("/accounts", N_("Daftar akun"), "users", also=("/access-log",))
DIRECTORY = Place("/agencies", N_("Data induk"), "building-2", also=("/desks", "/causes", "/offices"))
AUDIT = Place("/audit", N_("Riwayat"), "history")
HELP = Place("/help", N_("Bantuan"), "circle-help")
SESSIONS = Place("/sessions", N_("Sesi dan sandi"), "shield-check")

PLACES: Mapping[OfficeKind, tuple[Place, ...]] = {
    OfficeKind.OPERATOR: (HOME, BOARD, LIST, ALMANAC, HELP),
    OfficeKind.AGENCY_HEAD: (HOME, BOARD, LIST, REVIEW, ALMANAC, HELP),
    OfficeKind.DESK: (HOME, QUEUE, BOARD, LIST, ALMANAC, HELP),
    OfficeKind.ADPEM: (HOME, TRIAGE, BOARD, LIST, REVIEW, WAITING, CARRY_OVER, ALMANAC, SCHEDULE, HELP),
    OfficeKind.ASSISTANT: (HOME, TRIAGE, BOARD, LIST, REVIEW, WAITING, CARRY_OVER, ALMANAC, SCHEDULE, HELP),
    OfficeKind.LEADERSHIP: (HOME, REVIEW, WAITING, CARRY_OVER, BOARD, LIST, ALMANAC, SCHEDULE, HELP),
    OfficeKind.AUDITOR: (
        HOME,
        AUDIT,
        ACCOUNTS,
        DIRECTORY,
        BOARD,
        LIST,
        REVIEW,
        WAITING,
        CARRY_OVER,
        ALMANAC,
        SCHEDULE,
        HELP,
    ),
    OfficeKind.ADMIN: (HOME, ACCOUNTS, DIRECTORY, ORGANISATION, ALMANAC, SCHEDULE, DELIVERIES, BACKUP, SESSIONS, HELP),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the menu of one page."""

    href: str
    label: str
    icon: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office as the menu names it, with the standing in which it is held."""

    id: str
    title: str
    kind: OfficeKind


@dataclass(frozen=True, slots=True)
class CallerView:
    """The caller as the page's frame names it; `acting` is None for an account without an office."""

    username: str
    display_name: str
    offices: tuple[OfficeView, ...]
    acting: OfficeView | None


def may_raise(acting: Acting | None) -> bool:
    """Whether the office is one that raises obstacles at all."""
    return acting is not None and acting.kind in AGENCY | EKOBANG


def may_search(acting: Acting | None) -> bool:
    """Whether there is anything that the office could find."""
    return acting is not None and acting.kind is not OfficeKind.ADMIN


def places(acting: Acting | None, path: str, said_in: Language) -> tuple[Link, ...]:
    """The office's places, the present one marked."""
    known = PLACES.get(acting.kind, ()) if acting else ()
    return tuple(
        Link(p.href, said_in.gettext(p.label), p.icon, current=any(_here(one, path) for one in (p.href, *p.also)))
        for p in known
    )


def _here(href: str, path: str) -> bool:
    return path == href or (href != HOME.href and path.startswith(f"{href}/"))


def introduce(visit: Visit, caller: Caller) -> CallerView:
    """The caller by name and offices."""
    names = visit.deps.names.names([caller.person])
    offices = {each.office: _office(visit, each) for each in caller.offices}
    return CallerView(
        username=caller.username,
        display_name=names.get(caller.person) or caller.username,
        offices=tuple(offices.values()),
        acting=offices.get(caller.acting.office) if caller.acting else None,
    )


def _office(visit: Visit, acting: Acting) -> OfficeView:
    return OfficeView(acting.office, office_title(acting, visit.directory, visit.language), acting.kind)
