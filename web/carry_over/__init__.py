"""The pages of the closing of a year: the sessions, their decisions and snapshots, and what became of it."""

from fastapi import APIRouter

from web.carry_over import deciding, followed, session, snapshot

router = APIRouter(include_in_schema=False)
for part in (session, deciding, snapshot, followed):
    router.include_router(part.router)
