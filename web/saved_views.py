"""Saved views: kept above the filters, opened at an address of their own, and looked after on one page."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from domain.refusals import Invalid, KeyReused, NotFound
from domain.saved_views import Place, SavedView, Wish, kept_query
from web.addresses import HOME, START, own_address
from web.faults import NONE, Faults, faults_of
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.rendering import render
from web.saving import SEE_OTHER, redirect
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.language import N_

router = APIRouter(include_in_schema=False)
HERE = "/views"
ACT = "save_view"
PLACES = {
    Place.BOARD: N_("Papan"),
    Place.LIST: N_("Daftar"),
    Place.REVIEW: N_("Tinjauan"),
    Place.WAITING: N_("Waktu tunggu"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tab:
    """A view in the strip above the filters; `current` where the page shows just this."""

    href: str
    name: str
    shared: bool
    current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """The views above the filters of one page, and what is kept when this one is saved (`query` of `place`)."""

    tabs: tuple[Tab, ...]
    place: Place
    query: str
    key: str

    @property
    def kept(self) -> bool:
        """Whether what is shown is one of them."""
        return any(tab.current for tab in self.tabs)


def strip(visit: Visit, place: Place) -> Strip:
    """What stands above the filters of the page of this visit."""
    query = kept_query(place, visit.request.url.query)
    views = visit.deps.views.list(visit.caller)
    tabs = (Tab(href=address(v), name=v.name, shared=v.shared, current=_is(v, place, query)) for v in views)
    return Strip(tabs=tuple(tabs), place=place, query=query, key=new_key())


def _is(view: SavedView, place: Place, query: str) -> bool:
    return view.place is place and view.query == query


def address(view: SavedView) -> str:
    """The view's own address."""
    return f"{HERE}/{view.id}"


def _found(visit: Visit, view: str) -> SavedView:
    """The view of that address. Raises NotLoggedIn, NotFound."""
    caller = visit.caller
    try:
        id_ = UUID(view)
    except ValueError:
        raise NotFound("view", view) from None
    return visit.deps.views.find(caller, id_)


@router.get(START)
def start(visit: Arrived) -> Response:
    """The view that the person begins with, else what waits for the office."""
    begins = visit.deps.views.start(visit.caller)
    return RedirectResponse(begins.href if begins else HOME, status_code=SEE_OTHER)


@router.get(HERE)
def views(visit: Arrived) -> Response:
    """All that the person may open, to be renamed, removed, or begun with."""
    return _page(visit)


@router.get("/views/{view}")
def show(visit: Arrived, view: str) -> Response:
    """Go to the page that it shows, which shows what the acting office may see."""
    return RedirectResponse(_found(visit, view).href, status_code=SEE_OTHER)


@router.post(HERE)
def save(visit: Arrived, form: Posted) -> Response:
    """Keep the filters of the page that the form stood on, and go back there."""
    caller, place = visit.caller, form.get("place")
    if place not in frozenset(Place):
        raise NotFound("page", place)
    shared = caller.acting is not None and form.get("shared") == "yes"
    wish = Wish(name=form.get("name"), place=Place(place), query=form.get("query"), shared=shared)
    try:
        kept = visit.deps.views.save(caller, wish, form.key)
    except (Invalid, KeyReused) as refusal:
        return _page(visit, form=form, faults=faults_of(refusal, visit.language, act=ACT))
    return redirect(visit, kept.href, Notice("view_saved", {"name": kept.name}))


@router.post("/views/{view}/name")
def rename(visit: Arrived, form: Posted, view: str) -> Response:
    """Call it otherwise."""
    found = _found(visit, view)
    try:
        renamed = visit.deps.views.rename(visit.caller, found.id, form.get("name"))
    except Invalid as refusal:
        return _page(visit, form=form, renaming=found.id, faults=faults_of(refusal, visit.language, act=ACT))
    return redirect(visit, HERE, Notice("view_renamed", {"name": renamed.name}))


@router.post("/views/{view}/start")
def begin_with(visit: Arrived, form: Posted, view: str) -> Response:
    """Begin with it after logging in, or no longer."""
    chosen = form.get("start") == "yes"
    found = _found(visit, view)
    visit.deps.views.begin_with(visit.caller, found.id if chosen else None)
    return redirect(visit, HERE, Notice("view_starts", {"name": found.name}) if chosen else Notice("view_starts_not"))


@router.post("/views/{view}/delete")
def remove(visit: Arrived, form: Posted, view: str) -> Response:
    """Remove it; what it showed stays."""
    try:
        found = _found(visit, view)
        visit.deps.views.remove(visit.caller, found.id)
    except NotFound:
        return redirect(visit, own_address(form.get("back"), HERE))
    return redirect(visit, HERE, Notice("view_removed", {"name": found.name}))


def _page(visit: Visit, *, form: Form | None = None, renaming: UUID | None = None, faults: Faults = NONE) -> Response:
    return render(
        visit,
        "saved_views.html",
        status=faults.status,
        page_title=visit.language.gettext("Tampilan tersimpan"),
        views=(kept := visit.deps.views.list(visit.caller)),
        exports=[offered(visit, "views")] if kept else (),
        places={place: visit.language.gettext(name) for place, name in PLACES.items()},
        saving=form if form and renaming is None else None,
        renaming=renaming,
        key=new_key(),
        typed=form.get("name") if form else "",
        faults=faults,
    )
