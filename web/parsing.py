"""Bodies of forms, taken apart within bounds: what is typed is kept in memory and has one limit, however it comes."""

from contextlib import aclosing
from typing import Any

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser

MOST_FIELDS = 500
MOST_FILES = 20
#: In bytes, for all that is typed together: fields are kept in memory, whoever sends them.
MOST_TYPED = 4 * 1024 * 1024
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
#: Every page of ours is written in it, and browsers send forms as their page is written.
OURS = frozenset({b"utf-8", b"utf8"})
#: Set on a request whose files nobody will keep (web/limiting.py).
FILES_LOST = "files_lost"


class _Parts(MultiPartParser):
    """Counts what is typed, and lets go of files that nobody will keep while they arrive."""

    def __init__(self, *given: Any, keeps_files: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self._keeps_files, self._typed = keeps_files, 0

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._current_part.file is None:
            self._typed += end - start
            if self._typed > MOST_TYPED:
                raise HTTPException(413)
        elif not self._keeps_files:
            return
        super().on_part_data(data, start, end)


async def parsed(request: Request) -> FormData:
    """The body as fields and files. Raises HTTPException 400 for a broken, 413 for an endless one."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if options.get(b"charset", b"utf-8").lower() not in OURS:
        raise HTTPException(400)
    if kind != MULTIPART.encode():
        _refuse_endless(request)
        return await request.form(max_fields=MOST_FIELDS, max_part_size=MOST_TYPED)
    keeps_files = not getattr(request.state, FILES_LOST, False)
    limits = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS, "max_part_size": MOST_TYPED}
    try:
        async with aclosing(request.stream()) as stream:
            return await _Parts(request.headers, stream, keeps_files=keeps_files, **limits).parse()
    except MultiPartException as error:
        raise HTTPException(400) from error


def _refuse_endless(request: Request) -> None:
    """Browsers announce the length of a form without files; what does not is none."""
    kind, announced = request.headers.get("content-type", ""), request.headers.get("content-length", "")
    endless = not (announced.isascii() and announced.isdigit()) or int(announced[:20]) > MOST_TYPED
    if kind.startswith(URLENCODED) and endless:
        raise HTTPException(413)
