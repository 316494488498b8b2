"""The pages as an application of their own, so that every trouble among them is answered with a page."""

from fastapi import FastAPI
from starlette.middleware import Middleware

from web import (
    administration,
    almanac,
    backup,
    board,
    bulk,
    carry_over,
    comparing,
    desk,
    directory,
    downloading,
    drafts,
    entering,
    exporting,
    guide,
    held,
    hints,
    home,
    importing,
    listing,
    lists,
    live,
    looks,
    obstacle,
    organisation,
    passkeys,
    preferences,
    previewing,
    proving,
    rehearsal,
    rehearsed_day,
    reminders,
    review,
    saved_views,
    schedule,
    second_factor,
    second_step,
    sessions,
    single_sign_on,
    statics,
    tokens,
    triage,
    waiting,
    webhooks,
)
from web.dependencies import Deps
from web.limiting import BodyLimit
from web.troubles import install

#: A form carries several files at once, each within the upload limit.
FILES_AT_ONCE = 5
PAGES = (
    entering,
    administration,
    directory,
    organisation,
    looks,
    second_step,
    single_sign_on,
    held,
    home,
    board,
    bulk,
    listing,
    exporting,
    importing,
    lists,
    review,
    comparing,
    waiting,
    almanac,
    carry_over,
    drafts,
    hints,
    obstacle,
    triage,
    desk,
    reminders,
    saved_views,
    preferences,
    downloading,
    previewing,
    sessions,
    proving,
    second_factor,
    passkeys,
    tokens,
    schedule,
    backup,
    webhooks,
    rehearsal,
    rehearsed_day,
    guide,
    live,
)


def application(deps: Deps) -> FastAPI:
    """The pages, to be mounted at the root after everything else."""
    app = FastAPI(
        title="Kendala",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=[Middleware(BodyLimit, most=deps.upload_limit * FILES_AT_ONCE)],
    )
    app.state.deps = deps
    app.include_router(statics.router())
    for part in PAGES:
        app.include_router(part.router)
    install(app, deps.unavailable)
    return app


def mount(app: FastAPI, deps: Deps) -> FastAPI:
    """Put the pages at the root of the whole application, and give them."""
    mounted = application(deps)
    app.mount("/", mounted, name="web")
    return mounted
