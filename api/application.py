"""The API as an application of its own, so that every error under its address has the same shape."""

import re

from fastapi import FastAPI
from starlette.routing import Mount

from api import (
    acts,
    bulk,
    calendars,
    carried,
    carry_over,
    choices,
    clocks,
    comparing,
    deadlines,
    differing,
    directory,
    drafts,
    events,
    files,
    jobs,
    me,
    notices,
    obstacles,
    rehearsal,
    review,
    rules,
    saved_views,
    similar,
    stream,
    waiting,
    webhooks,
)
from api.dependencies import Deps
from api.describing import describe
from api.problems import install

ADDRESS = "/api/v1"
ALMANAC = (calendars, rules, rehearsal, deadlines)
TIME = (carry_over, carried, clocks, jobs, *ALMANAC, notices, choices, webhooks, saved_views)
PARTS = (
    obstacles,
    similar,
    drafts,
    acts,
    review,
    comparing,
    differing,
    waiting,
    events,
    stream,
    files,
    bulk,
    directory,
    *TIME,
    me,
)


def application(deps: Deps) -> FastAPI:
    """The API, to be mounted at `/api/v1`. Its document is at `openapi.json`."""
    app = FastAPI(
        title="Kendala",
        version=deps.version,
        docs_url=None,  # these pages fetch scripts from elsewhere, which the content policy forbids
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.deps = deps
    for part in PARTS:
        app.include_router(part.router)
    install(app, deps.unavailable)
    describe(app)
    return app


def mount(app: FastAPI, deps: Deps) -> FastAPI:
    """Put the API at its address in the whole application, and give it."""
    mounted = application(deps)
    at = Mount(ADDRESS, mounted, name="api")
    # An address with a line break in it is ours to refuse too.
    at.path_regex = re.compile(at.path_regex.pattern, at.path_regex.flags | re.DOTALL)
    app.router.routes.append(at)
    return mounted
