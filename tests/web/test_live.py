import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import cast

import pytest
from starlette.requests import Request

import web
from domain.accounts import NotLoggedIn
from domain.obstacle import Visibility
from kendala.serving.web_edge import web_deps
from tests.web.visitors import Site
from web.live import ALIVE, CHANGE, live
from web.visiting import Visit

PATIENCE = 10


@dataclass
class Open:
    """A stream that a page keeps open."""

    lines: AsyncIterator[bytes]

    async def next(self) -> bytes:
        return await asyncio.wait_for(anext(self.lines), PATIENCE)


async def opened(site: Site, office: str, heartbeat: float = 60) -> Open:
    """The stream of a browser that somebody has just logged in with."""
    secret = site.newcomer(office).client.cookies["kendala-session"]
    deps: web.Deps = replace(web_deps(site.house.parts), heartbeat=heartbeat)
    scope = {"type": "http", "headers": [(b"cookie", f"kendala-session={secret}".encode())], "method": "GET"}
    answer = await live(Visit(Request(scope), deps))
    stream = Open(cast("AsyncIterator[bytes]", answer.body_iterator))
    assert await stream.next() == ALIVE
    return stream


def test_a_page_is_told_of_what_it_may_see(site: Site) -> None:
    """A change that the reader may see is announced without a word of its content."""

    async def story() -> None:
        stream = await opened(site, "adpem")
        await in_thread(site.house.raised)
        assert await stream.next() == CHANGE

    asyncio.run(story())


def test_a_page_is_not_told_of_what_it_may_not_see(site: Site) -> None:
    """Of two changes the reader learns of the one that is his; the other only lets his stream beat on."""

    async def story() -> None:
        stream = await opened(site, "stranger", heartbeat=0.5)
        await in_thread(lambda: site.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
        assert await stream.next() == ALIVE
        await in_thread(lambda: site.house.raised(by="stranger", agency="DISDIKBUD"))
        told = await stream.next()
        assert CHANGE in (told, await stream.next())

    asyncio.run(story())


def test_the_stream_ends_with_the_session(site_on_sqlite: Site) -> None:
    """A session that was ended hears nothing more after the next heartbeat."""

    async def story() -> None:
        stream = await opened(site_on_sqlite, "head", heartbeat=0.5)
        account = site_on_sqlite.house["head"].acting.account
        site_on_sqlite.house.parts.access.sessions.revoke_all(account)
        with pytest.raises(StopAsyncIteration):
            await stream.next()

    asyncio.run(story())


def test_a_stranger_has_no_stream(site_on_sqlite: Site) -> None:
    """Without a session there is no stream."""
    scope = {"type": "http", "headers": [], "method": "GET"}
    with pytest.raises(NotLoggedIn):
        asyncio.run(live(Visit(Request(scope), web_deps(site_on_sqlite.house.parts))))


async def in_thread(work: Callable[[], object]) -> None:
    await asyncio.to_thread(work)
