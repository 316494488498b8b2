"""A moved clock is told on every page."""

from dataclasses import replace

from fastapi import FastAPI
from starlette.routing import Mount

from tests.web.visitors import Site


def test_a_moved_date_is_told(site_on_sqlite: Site) -> None:
    """Given a demo whose clock was moved, every page says so with the present date; otherwise none speaks of it."""
    assert "sekarang dianggap" not in site_on_sqlite["adpem"].get("/board").text
    pages = next(r.app for r in site_on_sqlite.app.routes if isinstance(r, Mount) and r.name == "web")
    assert isinstance(pages, FastAPI)
    deps = pages.state.deps
    pages.state.deps = replace(deps, moved=True)
    try:
        for path in ("/", "/board", "/schedule"):
            assert "sekarang dianggap 28 November 2024" in site_on_sqlite["adpem"].get(path).text
    finally:
        pages.state.deps = deps
