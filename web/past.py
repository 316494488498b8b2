"""Looking back: which moment a page is to show, the band that says so, and addresses that stay at that moment."""

import re
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.acting import Acting
from projections.past import NAME, Past, past_at
from web.addresses import with_query
from web.visiting import Visit
from wording.dates import day_of, short_day
from wording.past import moment_of, said, written

#: The time of day, which the form asks for in a field of its own.
CLOCK = "as_of_time"
#: What a form that looks back does not keep: the moment itself, and the place in a list that is another one then.
NOT_KEPT = frozenset({NAME, CLOCK, "cursor"})
LONGEST = 64
#: Pages that can look back.
LOOKS_BACK = re.compile(
    r"/(?:board|review|waiting|obstacles(?:/KDL-[0-9-]+(?:/history(?:\.csv)?)?|/export\.(?:csv|xlsx))?)"
)
#: The moment of the page that is being made, as an address keeps it: macros put it into links and forms.
_moment: ContextVar[str] = ContextVar("moment", default="")


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeView:
    """When a page tells of. `as_of` is empty for now, `said` the moment in words, `fault` what is wrong with the wish.

    The form goes to `here` and takes `kept` along; `day` and `clock` are what stands in its fields.
    """

    here: str
    kept: tuple[tuple[str, str], ...]
    as_of: str = ""
    said: str = ""
    day: str = ""
    clock: str = ""
    fault: str = ""

    @property
    def now_href(self) -> str:
        """The same page as it is now."""
        return with_query(self.here, self.kept)


def past_of(connection: Connection, visit: Visit, _: Acting) -> Past | None:
    """The moment that the address asks for, None for the present. Raises NoSuchPast.

    It is asked with the acting office, so that no stranger learns when the record begins.
    """
    day, clock = _typed(visit)
    return past_at(connection, moment_of(f"{day} {clock}", visit.now)) if day else None


def at(visit: Visit, past: Past | None) -> Visit:
    """The visit as if it were made then: ages and deadlines count up to that moment."""
    if past is None:
        return visit
    then = copy(visit)
    then.now, then.almanac = past.moment, visit.deps.almanac.at(past.moment)
    return then


def time_view(visit: Visit, past: Past | None) -> TimeView:
    """The band or the way back for a page that can look back; hand it to `render` as `time`."""
    here, kept = _kept(visit)
    if past is None:
        return TimeView(here=here, kept=kept)
    as_of = written(past.moment)
    return TimeView(
        here=here,
        kept=kept,
        as_of=as_of,
        said=said(past.moment, visit.language),
        day=short_day(day_of(past.moment)),
        clock=as_of.partition("T")[2].replace(":", "." if not visit.language.english else ":"),
    )


def refused_view(visit: Visit, fault: str) -> TimeView:
    """The form with what was typed, for a moment that cannot be looked back at."""
    (here, kept), (day, clock) = _kept(visit), _typed(visit)
    return TimeView(here=here, kept=kept, day=day, clock=clock, fault=fault)


def keep(view: TimeView | None) -> None:
    """From now on `then` leads to this moment."""
    _moment.set(view.as_of if view else "")


def moment() -> str:
    """The moment of the page that is being made, empty for now."""
    return _moment.get()


def then(href: str, as_of: str | None = None) -> str:
    """The address at the page's moment (or `as_of`), where it is one of a page that can look back."""
    as_of = moment() if as_of is None else as_of
    path, hash_, place = href.partition("#")
    if not as_of or not LOOKS_BACK.fullmatch(path.partition("?")[0]):
        return href
    return f"{path}{'&' if '?' in path else '?'}{with_query('', [(NAME, as_of)])[1:]}{hash_}{place}"


def _typed(visit: Visit) -> tuple[str, str]:
    query = visit.request.query_params
    return query.get(NAME, "").strip()[:LONGEST], query.get(CLOCK, "").strip()[:LONGEST]


def _kept(visit: Visit) -> tuple[str, tuple[tuple[str, str], ...]]:
    pairs = visit.request.query_params.multi_items()
    return visit.request.url.path, tuple((name, value) for name, value in pairs if name not in NOT_KEPT)
