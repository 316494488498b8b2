"""The feed as server-sent events. One reader of the process serves all streams; each is judged by its own rights."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any
from weakref import WeakKeyDictionary

from fastapi import APIRouter, Header, Query
from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from api.answers.event import Item, Known, item, numbers, others
from api.arriving import Arrived, Visit
from api.documented import problems
from api.events import MOST_POSITION
from domain.acting import Acting
from domain.directory import Directory
from domain.refusals import Invalid, Refused
from projections.feed import Hidden, News, Told, after

router = APIRouter(tags=["events"])
EVENT_STREAM = "text/event-stream"
#: Pieces of news that wait for a slow connection; one that is further behind is ended and comes back by itself.
MOST_WAITING = 1_000
CATCHING_UP = 500
#: Seconds after which a silent stream says something, so that nobody between takes it for dead.
HEARTBEAT = 15.0
#: Seconds after which a stream asks again whether its caller may still come in, however much there is to tell.
WELCOME = 5.0
#: Seconds after which an idle stream looks whether it has to end.
GLANCE = 0.5
HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
SAMPLE = 'id: 42\nevent: obstacle.accepted.v1\ndata: {"type": "obstacle.accepted.v1"}\n\n'
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events as they come: `id` is the position, `event` the type, `data` an item of `/events`.",
        "content": {EVENT_STREAM: {"schema": {"type": "string"}, "example": SAMPLE}},
    },
    **problems(),
}
LastEventId = Annotated[str | None, Header(description="Go on after this position.")]
After = Annotated[int | None, Query(ge=0, le=MOST_POSITION, description="The same, where headers cannot be set.")]


@router.get(
    "/stream",
    operation_id="stream_events",
    summary="Follow everything, live",
    response_class=StreamingResponse,
    responses=RESPONSES,
)
async def stream(
    visit: Arrived, request: Request, last_event_id: LastEventId = None, after: After = None
) -> StreamingResponse:
    """The items of `/events` as server-sent events, from now on or from `Last-Event-ID`; comments keep it open."""
    since = _position(last_event_id) if last_event_id else after
    return StreamingResponse(_told(visit, visit.acting, request, since), media_type=EVENT_STREAM, headers=HEADERS)


def _position(last_event_id: str) -> int:
    digits = last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) <= len(str(MOST_POSITION))
    if not digits or int(last_event_id) > MOST_POSITION:
        raise Invalid(**{"Last-Event-ID": ("not_whole", {})})
    return int(last_event_id)


#: The directory by which it was said, and the text; gone with the news.
_ALIKE: WeakKeyDictionary[News, tuple[Directory, str]] = WeakKeyDictionary()


class Inbox:
    """News on their way from the reader's thread to one stream."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[News] = asyncio.Queue(MOST_WAITING)
        self.overrun = False

    def receive(self, rows: Sequence[News]) -> None:
        """Take news, in any thread."""
        with suppress(RuntimeError):  # the loop has ended: nobody listens any more
            self._loop.call_soon_threadsafe(self._take, rows)

    def _take(self, rows: Sequence[News]) -> None:
        for row in rows:
            if self._waiting.full():
                self.overrun = True
                return
            self._waiting.put_nowait(row)

    async def next(self) -> list[News]:
        """What has come; nothing after a while without news."""
        try:
            found = [await asyncio.wait_for(self._waiting.get(), GLANCE)]
        except TimeoutError:
            return []
        while not self._waiting.empty():
            found.append(self._waiting.get_nowait())
        return found


@dataclass
class Telling:
    """One stream: who listens, and the directory by which offices are named."""

    visit: Visit
    acting: Acting
    directory: Directory

    def missed(self, since: int) -> tuple[str, int]:
        """What was recorded after the position, as text, and the position that it reaches."""
        with self.visit.deps.reads.connect() as connection:
            found = after(connection, self.acting, since, CATCHING_UP)
            known = numbers(connection, self.acting, others(found.items))
        return self._text(found.items, known), found.next

    async def told(self, news: Sequence[News]) -> str:
        """The text of these news; only those that name a second obstacle, or rename an office, need a database."""
        if any(one.obstacle_id is None for one in news):
            self.directory = await run_in_threadpool(self.visit.deps.reads.directory)
        said = [(one, found) for one in news if (found := one.told_to(self.acting)) is not None]
        told = [each for _, each in said]
        if others(told):
            return self._text(told, await run_in_threadpool(self._known, told))
        return "".join(self._alike(one, each) for one, each in said)

    def _alike(self, one: News, told: Told) -> str:
        """The text of one piece of news that all who are told get alike: it is made once for all of them."""
        if isinstance(told, Hidden):
            return self._text([told], {})
        kept = _ALIKE.get(one)
        if kept is None or kept[0] is not self.directory:
            kept = _ALIKE[one] = (self.directory, self._text([told], {}))
        return kept[1]

    def _known(self, told: Sequence[Told]) -> Known:
        with self.visit.deps.reads.connect() as connection:
            return numbers(connection, self.acting, others(told))

    def _text(self, told: Sequence[Told], known: Known) -> str:
        return "".join(_event(item(one, self.directory, known)) for one in told)

    def still_welcome(self, request: Request) -> bool:
        """Whether the token still lives and the office is still held."""
        plain = request.headers["authorization"].partition(" ")[2].strip()
        try:
            return self.visit.deps.door.by_token(plain, self.acting.office).acting == self.acting
        except Refused:
            return False


def _event(one: Item) -> str:
    return f"id: {one.position}\nevent: {one.type}\ndata: {one.model_dump_json()}\n\n"


async def _told(visit: Visit, acting: Acting, request: Request, since: int | None) -> AsyncIterator[str]:
    """The text of the stream: first what was missed, then what comes."""
    inbox = Inbox()
    subscription = await run_in_threadpool(visit.deps.live.subscribe, inbox.receive)
    telling = Telling(visit, acting, await run_in_threadpool(visit.deps.reads.directory))
    last = subscription.position if since is None else since
    try:
        yield ": kendala\n\n"
        while last < subscription.position:
            text, last = await run_in_threadpool(telling.missed, last)
            yield text
        async for text in _coming(telling, request, inbox, last):
            yield text
    finally:
        subscription.end()


async def _coming(telling: Telling, request: Request, inbox: Inbox, last: int) -> AsyncIterator[str]:
    """What comes after the position, until the connection, the caller's right or the program ends."""
    live, spoke = telling.visit.deps.live, time.monotonic()
    asked = spoke
    while not (inbox.overrun or live.closing):
        text = await telling.told([one for one in await inbox.next() if one.position > last])
        now = time.monotonic()
        if now - asked >= WELCOME:
            if not await run_in_threadpool(telling.still_welcome, request):
                return
            asked = now
        if text or now - spoke >= HEARTBEAT:
            spoke = now
            yield text or ":\n\n"
