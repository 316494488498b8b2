"""Pages from templates: one environment for each language, and one way to make an answer."""

from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from starlette.responses import HTMLResponse

from web import cookies, past
from web.looks import looks_of
from web.navigation import CallerView, introduce, may_raise, may_search, places
from web.notices import Notice, decode, in_words
from web.statics import statics
from web.visiting import Visit
from wording.dates import as_typed, long_moment, short_day
from wording.language import Language, language
from wording.numbers import rupiah, rupiah_short
from wording.own_words import agency_word
from wording.spelled import read_back
from wording.terms import word_of, worded

TEMPLATES = Path(__file__).parent / "templates"
NOBODY: Mapping[str, Any] = {"caller": None, "nav": (), "may_raise": False, "may_search": False}
#: A form came back with something to mend: the title says so, which is what a screen reader reads first.
REFUSED = frozenset({412, 422, 429})
#: The acting office of the page that is being made: macros, which are imported without context, put it into forms.
_office: ContextVar[str] = ContextVar("acting_office", default="")
_today: ContextVar[str] = ContextVar("today", default="")


@cache
def environment(code: str) -> Environment:
    """The templates in one language; imported macros speak it too, since it is the environment's own."""
    said_in = language(code)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        cache_size=-1,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        said_in.sentences.gettext, said_in.sentences.ngettext, newstyle=True
    )
    made.globals |= _known_to_all(said_in)
    return made


def _known_to_all(said_in: Language) -> dict[str, Any]:
    """What templates and macros call by name."""
    return {
        "static": statics().address,
        "as_typed": as_typed,
        "acting_office": _office.get,
        "today": _today.get,
        "as_of": past.moment,
        "then": past.then,
        "number": said_in.count,
        "word": partial(word_of, said_in=said_in),
        "worded": partial(worded, said_in=said_in),
        "rupiah": partial(rupiah, said_in=said_in),
        "read_back": partial(read_back, said_in=said_in),
        "rupiah_short": partial(rupiah_short, said_in=said_in),
    }


def render(
    visit: Visit, template: str, *, status: int = 200, notices: tuple[Notice, ...] = (), **context: Any
) -> HTMLResponse:
    """The page. Notices of the last form are shown once; the caller need not be known.

    `time` in the context is the `TimeView` of a page that can look back; one of the past is not renewed.
    """
    told = (*flash(visit), *notices)
    known = {
        **_frame(visit),
        "refused": status in REFUSED,
        "time": None,
        **context,
        "notices": [said for each in told if (said := in_words(each, visit.language))],
    }
    past.keep(known["time"])
    if past.moment():
        known["live_url"] = ""
    _today.set(short_day(visit.today))
    _office.set(visit.guest.acting.office if visit.guest and visit.guest.acting else "")
    body = environment(visit.language.code).get_template(template).render(known)
    answer = HTMLResponse(body, status_code=status, headers={"Content-Language": visit.language.code})
    if _has_flash(visit):
        cookies.drop(answer, cookies.NOTICES, secure=visit.deps.cookie_secure)
    return answer


def _frame(visit: Visit) -> dict[str, Any]:
    """What the layout needs on every page."""
    return {
        "language": visit.language.code,
        "program": visit.deps.version,
        "theme": cookies.theme(visit.request.cookies),
        "density": cookies.density(visit.request.cookies, secure=visit.deps.cookie_secure),
        "keys_off": cookies.keys_off(visit.request.cookies, secure=visit.deps.cookie_secure),
        "path": visit.address if visit.request.method == "GET" else "/",
        "now": long_moment(visit.now, visit.language),
        "moved": visit.deps.moved,
        "opd": agency_word(visit.language),
        "looks": looks_of(visit.deps.organisation.shown()),
        **_caller(visit),
    }


def _caller(visit: Visit) -> Mapping[str, Any]:
    caller = visit.guest
    if caller is None:
        return NOBODY
    shown: CallerView = introduce(visit, caller)
    nav = places(caller.acting, visit.request.url.path, visit.language)
    return {
        "caller": shown,
        "nav": nav,
        "may_raise": may_raise(caller.acting),
        "may_search": may_search(caller.acting),
        "unread": visit.deps.reminders.bell.unread(caller.account),
    }


def flash(visit: Visit) -> tuple[Notice, ...]:
    """What the last form has to say."""
    return decode(cookies.read(visit.request.cookies, cookies.NOTICES, secure=visit.deps.cookie_secure))


def _has_flash(visit: Visit) -> bool:
    return cookies.read(visit.request.cookies, cookies.NOTICES, secure=visit.deps.cookie_secure) is not None
