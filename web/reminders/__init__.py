"""The pages of reminders: the list behind the bell, and what a person chooses to hear of."""

from fastapi import APIRouter

from web.reminders import calendar, choosing, delivering, listing

router = APIRouter(include_in_schema=False)
for part in (listing, choosing, delivering, calendar):
    router.include_router(part.router)
