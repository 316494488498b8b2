"""The pages by which time is judged: the calendar, the rules of the clocks, and the year-end deadlines."""

from fastapi import APIRouter

from web.almanac.calendar import router as calendar
from web.almanac.deadlines import router as deadlines
from web.almanac.drafting import router as drafting
from web.almanac.rules import router as rules
from web.almanac.sheets import router as sheets

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
#: Forms come before the addresses that end in a version.
for part in (sheets, drafting, calendar, rules, deadlines):
    router.include_router(part)
