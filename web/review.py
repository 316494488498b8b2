"""The leadership's page: what is unresolved, how much money, how old, at which level, and who is waited for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.obstacle import Waits
from domain.refusals import NotFound
from domain.saved_views import Place
from projections.board import Filters, Sort
from projections.lists import columns, review
from projections.past import Past
from projections.review import By, Group, Review
from web.addresses import with_query
from web.countdown import banner
from web.filter_words import filter_words, waited_for
from web.filtering import UNRESOLVED, UNSTATED, YEARS
from web.four_questions import longest, most
from web.hints import hint_at
from web.live import LIVE
from web.past import at, past_of, time_view
from web.rendering import render
from web.saved_views import strip
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import age, long_day
from wording.language import N_
from wording.numbers import rupiah_or_unstated
from wording.own_words import agency_word
from wording.terms import worded

router = APIRouter(include_in_schema=False)
HERE, LIST = "/review", "/obstacles"
#: The ways to look at it, in the order of the tabs.
WAYS: Mapping[By, str] = {
    By.AGENCY: N_("{opd}"),
    By.STAGE: N_("Tahap penyebab"),
    By.LOCUS: N_("Pihak yang dapat mengubah"),
    By.LEVEL: N_("Jenjang"),
    By.CAUSE: N_("Penyebab"),
    By.WAITING_FOR: N_("Menunggu"),
}
#: Bars in a picture; the table beside it holds all.
DRAWN = 10
#: Characters that stand beside the figures of a bar; the table has the whole words.
LONGEST_LABEL = 36


@dataclass(frozen=True, slots=True)
class Line:
    """One group in words. `amount` is None where none of them states one.

    `short` is the code of an agency. `href` lists exactly its obstacles, `money_href` the same by amount, `oldest_href`
    by age, `unstated_href` those that state no amount.
    """

    label: str
    short: str
    count: int
    amount: int | None
    without_amount: int
    oldest: str
    oldest_day: str
    href: str
    money_href: str
    unstated_href: str
    oldest_href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a picture: `part` of `value` states no amount."""

    label: str
    value: int
    part: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one way, who is waited for beside it, and whether there is any obstacle, open or not."""

    groups: Review
    agencies: Review
    waited: Review
    any_yet: bool
    past: Past | None


@router.get(HERE)
def leadership_review(visit: Arrived) -> Response:
    """The review in one way, and beside it who is waited for."""
    by, year = asked_way(visit), asked_year(visit)
    found = _found(visit, by, year)
    then, groups = at(visit, found.past), found.groups.groups
    return render(
        visit,
        "review.html",
        page_title=visit.language.gettext("Tinjauan yang belum selesai"),
        total=line_of(then, None, found.groups.total, year),
        **_answers(then, found, year),
        way=_way_in_words(visit, by),
        by_what=_by_what(visit, by),
        tabs=_tabs(visit, by, year),
        years=_years(visit, by, year),
        lines=[line_of(then, by, group, year) for group in groups],
        bars=[_bar(visit, by, group) for group in sorted(groups, key=lambda group: -group.count)[:DRAWN]],
        waited=[] if by is By.WAITING_FOR else [line_of(then, By.WAITING_FOR, g, year) for g in found.waited.groups],
        year=year,
        views=strip(visit, Place.REVIEW),
        exports=[offered(visit, "review")] if groups else (),
        compare_href=with_query("/compare", [("year", year)]),
        countdown=banner(then, year),
        time=time_view(visit, found.past),
        live_url=LIVE,
    )


def _found(visit: Visit, by: By, year: int | None) -> Found:
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting)
        groups = review(connection, visit.acting, by, year, past)
        heads = columns(connection, visit.acting, Filters(year=year), past)
        agencies, waited = (
            groups if by is way else review(connection, visit.acting, way, year, past)
            for way in (By.AGENCY, By.WAITING_FOR)
        )
    return Found(groups, agencies, waited, groups.total.count > 0 or any(head.count for head in heads), past)


def _answers(visit: Visit, found: Found, year: int | None) -> dict[str, Any]:
    """Where, since when and who must act, and where the whole of each stands."""

    def whose(by: By) -> Callable[[Group], Line]:
        return lambda group: line_of(visit, by, group, year)

    return {
        "any_yet": found.any_yet,
        "shown_hint": hint_at(visit, "review") if found.groups.total.count else None,
        "where": most(found.agencies, whose(By.AGENCY)),
        "since": longest(found.agencies, whose(By.AGENCY), visit.today),
        "who": most(found.waited, whose(By.WAITING_FOR)),
        "where_href": with_query(HERE, [("by", By.AGENCY), ("year", year)]) + "#detail",
        "who_href": with_query(HERE, [("by", By.WAITING_FOR), ("year", year)]) + "#detail",
    }


def asked_way(visit: Visit) -> By:
    """The way of the address, by agency without any. Raises NotFound."""
    given = visit.request.query_params.get("by")
    if not given:
        return By.AGENCY
    if given not in WAYS:
        raise NotFound("page", given)
    return By(given)


def asked_year(visit: Visit) -> int | None:
    """The year of the address, None for all of them. Raises NotFound."""
    given = visit.request.query_params.get("year")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) == len("2024") and int(given) in YEARS):
        raise NotFound("page", given)
    return int(given)


def _way_in_words(visit: Visit, by: By) -> str:
    return worded(WAYS[by], visit.language)


def _by_what(visit: Visit, by: By) -> str:
    """The way as it stands within a sentence."""
    label = visit.language.gettext(WAYS[by])
    return agency_word(visit.language) if by is By.AGENCY else label[:1].lower() + label[1:]


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to look at the review, or a year of it."""

    href: str
    label: str
    current: bool


def _tabs(visit: Visit, by: By, year: int | None) -> list[Tab]:
    return [
        Tab(with_query(HERE, [("by", way), ("year", year)]), _way_in_words(visit, way), current=way is by)
        for way in WAYS
    ]


def _years(visit: Visit, by: By, chosen: int | None) -> list[Tab]:
    """All years, and the last ones by themselves."""
    this = visit.today.year
    years = sorted({*range(this - 2, this + 1), *([chosen] if chosen else [])}, reverse=True)
    every = Tab(with_query(HERE, [("by", by)]), visit.language.gettext("Semua tahun"), current=chosen is None)
    of_one = (Tab(with_query(HERE, [("by", by), ("year", y)]), str(y), current=y == chosen) for y in years)
    return [every, *of_one]


def line_of(visit: Visit, by: By | None, group: Group, year: int | None) -> Line:
    """The group in words, and where its obstacles are listed."""
    narrowed = [("state", UNRESOLVED), *([(by.value, group.key)] if by else []), ("year", year)]
    label = _label(visit, by, group.key)
    return Line(
        label=label,
        short=group.key if by is By.AGENCY else label,
        count=group.count,
        amount=_stated(group),
        without_amount=group.without_amount,
        oldest=_days(visit, group.oldest),
        oldest_day=long_day(group.oldest, visit.language) if group.oldest else "",
        href=with_query(LIST, narrowed),
        money_href=with_query(LIST, [*narrowed, ("sort", Sort.AMOUNT)]),
        unstated_href=with_query(LIST, [*narrowed, ("amount", UNSTATED)]),
        oldest_href=with_query(LIST, [*narrowed, ("sort", Sort.AGE)]),
    )


def _stated(group: Group) -> int | None:
    """The sum; None where nobody stated an amount, which is not nought."""
    return None if group.count and group.count == group.without_amount else group.amount


def _days(visit: Visit, oldest: date | None) -> str:
    return age((visit.today - oldest).days, visit.language) if oldest else ""


def _label(visit: Visit, by: By | None, key: str) -> str:
    if by is None:
        return visit.language.gettext("Jumlah")
    if by is By.WAITING_FOR:
        who = waited_for(key, visit.directory, visit.language)
        return visit.language.gettext("{who} (eskalasi)", who=who) if key.startswith(f"{Waits.LEVEL}:") else who
    return filter_words(by.value, key, visit.directory, visit.language)


def _bar(visit: Visit, by: By, group: Group) -> Bar:
    """How many, and at the end of the bar what they are worth. An agency goes by its code, which is short."""
    label = group.key if by is By.AGENCY else _label(visit, by, group.key)
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    worth = rupiah_or_unstated(_stated(group), visit.language)
    return Bar(short, group.count, group.without_amount, f"{visit.language.count(group.count)} · {worth}")
