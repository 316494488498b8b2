"""The pages of the administrator: accounts and their trail, and the link by which a first password is set."""

from fastapi import APIRouter

from web.administration.acting_on import router as acting_on
from web.administration.appointing import router as appointing
from web.administration.correcting import router as correcting
from web.administration.entering import router as entering
from web.administration.listing import router as listing
from web.administration.opening import router as opening
from web.administration.showing import router as showing

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
#: The form for a new account comes before the addresses that end in an account.
for part in (opening, listing, showing, acting_on, correcting, appointing, entering):
    router.include_router(part)
