"""`/live`: tells an open page that something which its reader may see has changed; the page then renews itself.

Nothing of the change itself is sent, so that a page can never show more than asking for it again would.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from functools import partial

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from domain.accounts import Caller, NotLoggedIn
from domain.acting import Acting
from projections.feed import News
from web.visiting import Arrived, Visit

LIVE = "/live"
CHANGE = b"event: change\ndata: {}\n\n"
ALIVE = b": alive\n\n"
#: Seconds between two looks whether the program stops.
LOOK = 0.5

router = APIRouter(include_in_schema=False)


@router.get(LIVE)
async def live(visit: Arrived) -> StreamingResponse:
    """The stream. It ends with the session, and when the acting office changes."""
    caller = await run_in_threadpool(lambda: visit.caller)
    acting = visit.acting
    return StreamingResponse(
        _changes(visit, caller, acting), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


async def _changes(visit: Visit, caller: Caller, acting: Acting) -> AsyncIterator[bytes]:
    changed, loop, feed = asyncio.Event(), asyncio.get_running_loop(), visit.deps.live
    subscription = feed.subscribe(partial(_receive, loop, changed, acting))
    quiet = 0.0
    yield ALIVE
    try:
        while not feed.closing:
            if await _within(changed, LOOK):
                changed.clear()
                yield CHANGE
            quiet += LOOK
            if quiet >= visit.deps.heartbeat:
                quiet = 0.0
                if not await run_in_threadpool(_still_there, visit, caller):
                    return
                yield ALIVE
    finally:
        subscription.end()


def _receive(loop: asyncio.AbstractEventLoop, changed: asyncio.Event, acting: Acting, rows: Sequence[News]) -> None:
    """Called from the reader's thread; a loop that is closed has no page left to tell."""
    if any(row.told_to(acting) is not None for row in rows) and not loop.is_closed():
        loop.call_soon_threadsafe(changed.set)


async def _within(changed: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await changed.wait()
    except TimeoutError:
        return False


def _still_there(visit: Visit, caller: Caller) -> bool:
    """Whether the session lives and acts in the same office."""
    try:
        now = visit.deps.door.by_session(visit.secret or "")
    except NotLoggedIn:
        return False
    return now.acting == caller.acting
