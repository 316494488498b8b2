"""One act on many obstacles: chosen on the board or the list, looked at, done, and taken back."""

from fastapi import APIRouter

from web.bulk import acting, results, undoing

router = APIRouter(include_in_schema=False)
for part in (acting, undoing, results):
    router.include_router(part.router)
