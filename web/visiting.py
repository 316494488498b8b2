"""A request at the door of the pages: who asks, in which office and language, on which day."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request

from domain.accounts import Caller, Client, NotLoggedIn
from domain.acting import Acting
from domain.almanac import Almanac
from domain.directory import Directory
from domain.refusals import Refused
from domain.signing_on import SetupNeeded, refuse_unproven
from web import cookies
from web.dependencies import Deps
from web.forms import ACTING, SWITCH, Form
from wording.dates import day_of
from wording.language import CODES, Language, language, negotiate


class NoOffice(Refused):
    """The account holds no office today, so that there is nothing it may see (HTTP 403)."""

    def __init__(self) -> None:
        super().__init__("no_office")


class OfficeSwitched(Refused):
    """The form was opened in another office of the account than the one it acts in now (HTTP 409)."""

    def __init__(self, office: str) -> None:
        super().__init__("office_switched_since", office=office)
        self.office = office


@dataclass
class Visit:
    """One request. What needs a database is asked for once, when it is needed, in the thread that answers.

    An `unasked` visit asks nobody who the caller is: for pages that say that the database does not answer.
    """

    request: Request
    deps: Deps
    unasked: bool = False

    @cached_property
    def caller(self) -> Caller:
        """Who asks. Raises NotLoggedIn."""
        secret = self.secret
        if secret is None or self.unasked:
            raise NotLoggedIn
        return self.deps.door.by_session(secret)

    @property
    def guest(self) -> Caller | None:
        """Who asks, None for a stranger."""
        with suppress(NotLoggedIn):
            return self.caller
        return None

    @property
    def owner(self) -> Caller:
        """Who asks, if he proved a while ago at most that it is he. Raises NotLoggedIn, ProofNeeded."""
        refuse_unproven(self.caller, self.now)
        return self.caller

    @cached_property
    def acting(self) -> Acting:
        """The acting office. Raises NotLoggedIn, and NoOffice for an account that holds none today.

        Raises SetupNeeded where it must set up a second factor first.

        A form is of the office that it was opened in: raises OfficeSwitched where another tab took another one since.
        """
        if self.caller.acting is None:
            raise NoOffice
        if self.caller.must_set_up:
            raise SetupNeeded
        form: Form | None = getattr(self.request.state, "form", None)
        opened_in = form.get(ACTING) if form else ""
        if not form or opened_in in {"", self.caller.acting.office}:
            return self.caller.acting
        if form.get(SWITCH) != "yes":
            raise OfficeSwitched(opened_in)
        return self._back_in(opened_in)

    def _back_in(self, office: str) -> Acting:
        self.deps.door.switch_office(self.caller, office)
        self.caller = self.deps.door.by_session(self.secret or "")
        if self.caller.acting is None:
            raise NoOffice
        return self.caller.acting

    @cached_property
    def language(self) -> Language:
        """The account's language, else the one chosen on this device, else what the browser prefers."""
        guest = self.guest
        chosen = guest.language if guest else self._cookie(cookies.LANGUAGE)
        return language(chosen if chosen in CODES else negotiate(self.request.headers.get("accept-language")))

    @cached_property
    def directory(self) -> Directory:
        """Agencies, desks, causes and offices as they are now."""
        return self.deps.reads.directory()

    @cached_property
    def almanac(self) -> Almanac:
        """Calendar, rules in force and year-end deadlines as they are known now."""
        return self.deps.almanac.current()

    @cached_property
    def now(self) -> datetime:
        """The time (UTC) of this request, one for the whole page."""
        return self.deps.clock()

    @property
    def today(self) -> date:
        """The day where the regency is."""
        return day_of(self.now)

    @property
    def secret(self) -> str | None:
        """The secret of the session's cookie."""
        return self._cookie(cookies.SESSION)

    @property
    def client(self) -> Client:
        """Where the request comes from, as the server saw it (behind a proxy: what that one was trusted to say)."""
        address = self.request.client.host if self.request.client else ""
        return Client(address=address, browser=self.request.headers.get("user-agent", ""))

    @property
    def address(self) -> str:
        """This page's own address with its query, to come back to."""
        url = self.request.url
        return f"{url.path}?{url.query}" if url.query else url.path

    def _cookie(self, cookie: str) -> str | None:
        return cookies.read(self.request.cookies, cookie, secure=self.deps.cookie_secure)


def visit_of(request: Request) -> Visit:
    """The visit of a request, the same one wherever it is asked for."""
    visit: Visit | None = getattr(request.state, "visit", None)
    if visit is None:
        visit = request.state.visit = Visit(request, request.app.state.deps)
    return visit


async def _arrive(request: Request) -> Visit:
    """Costs nothing and asks nobody: every page asks for its caller by itself, in its one thread."""
    return visit_of(request)


Arrived = Annotated[Visit, Depends(_arrive)]
