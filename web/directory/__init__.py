"""The pages of agencies, desks, causes and offices: lists, one of them with its history, and their forms."""

from fastapi import APIRouter

from web.directory.filling import router as filling
from web.directory.listing import router as listing
from web.directory.showing import router as showing

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
#: Forms come before the addresses that end in a code.
for part in (filling, listing, showing):
    router.include_router(part)
