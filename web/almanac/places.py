"""What the pages of the almanac have in common: their tabs, who may change it, and how it came to be."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from domain.almanac.deciding import KEEPERS
from domain.refusals import NotFound
from web.visiting import Visit
from wording.dates import long_moment
from wording.language import N_
from wording.timeline import sentence

CALENDAR, RULES, DEADLINES = "/calendar", "/rules", "/deadlines"
TABS = ((CALENDAR, N_("Kalender")), (RULES, N_("Aturan")), (DEADLINES, N_("Batas akhir tahun")))
LABELS = dict(TABS)
ICONS = {"calendar": "calendar", "rules": "scale", "deadlines": "calendar-clock"}
#: Years that the pages show: those for which days off can be listed.
FIRST, LAST = 2010, 2059


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the pages."""

    href: str
    label: str
    current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """A fact in words, as the timeline shows it; `text` is the decree, the letter or the reason."""

    sentence: str
    when: str
    when_iso: str
    text: str
    icon: str


def tabs(visit: Visit, here: str) -> list[Tab]:
    """The pages, the present one marked."""
    return [Tab(href, visit.language.gettext(label), current=href == here) for href, label in TABS]


def may_keep(visit: Visit) -> bool:
    """Whether the office may change the almanac; what it may not do is not shown."""
    return visit.acting.kind in KEEPERS


def asked_year(visit: Visit) -> int:
    """The year of the address, the present one without any. Raises NotFound for what is no year."""
    given = visit.request.query_params.get("year") or str(visit.today.year)
    if not (given.isascii() and given.isdigit() and len(given) == len("2024") and FIRST <= int(given) <= LAST):
        raise NotFound("page", given)
    return int(given)


def history(visit: Visit, stream: UUID) -> tuple[FactView, ...]:
    """All facts of one stream, the latest first."""
    return tuple(_facts(visit, stream))


def _facts(visit: Visit, stream: UUID) -> Iterator[FactView]:
    for known in reversed(visit.deps.almanac.chronicle().facts):
        if stream == known.fact.STREAM:
            told = sentence(known.fact, visit.language, visit.directory)
            yield FactView(
                sentence=f"{told.headline} · {told.office}",
                when=long_moment(known.fact.recorded_at, visit.language),
                when_iso=known.fact.recorded_at.isoformat(),
                text=told.quote or "",
                icon=ICONS.get(known.fact.TOPIC.split(".")[0], "circle"),
            )
