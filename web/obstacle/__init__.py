"""The pages about one obstacle: to raise it, to read it, to act on it, to look at its whole history."""

from fastapi import APIRouter

from web.obstacle.acting import router as acting
from web.obstacle.alike import router as alike
from web.obstacle.amending import router as amending
from web.obstacle.asking import router as asking
from web.obstacle.differing import router as differing
from web.obstacle.history import router as history
from web.obstacle.official import router as official
from web.obstacle.page import router as page
from web.obstacle.raising import router as raising
from web.obstacle.similar import router as similar

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
#: The address of the form for a new one has to come before the addresses that end in a number.
for part in (raising, asking, similar, amending, acting, history, differing, official, alike, page):
    router.include_router(part)
