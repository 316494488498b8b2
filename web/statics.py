"""The browser's files, kept in memory from the start on: they are few and small. Texts were compressed by the build."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
#: How a browser may want a text packed, the smallest first, and what the build adds to its name.
PACKED = {"br": ".br", "gzip": ".gz"}
#: The address names the contents, so that it may be kept for ever.
FOR_EVER = "public, max-age=31536000, immutable"
#: A page of before an update asks for files of before: it gets the present ones, and does not keep them.
FOR_A_MOMENT = "public, max-age=60"


@dataclass(frozen=True)
class Statics:
    """The files by name; `edition` stands for the contents of all of them, since they refer to each other."""

    files: Mapping[str, bytes]
    edition: str

    def address(self, name: str) -> str:
        """Where a file lies. Raises KeyError for one that was never built."""
        return f"/static/{self.edition}/{name}" if name in self.files else _missing(name)

    def answer(self, edition: str, name: str, accepted: str = "") -> Response:
        """The file, packed in a way of the header `Accept-Encoding` if it was built so. Raises HTTPException 404."""
        found, kind = self.files.get(name), TYPES.get(Path(name).suffix)
        if found is None or kind is None:
            raise HTTPException(404)
        headers = {"Cache-Control": FOR_EVER if edition == self.edition else FOR_A_MOMENT}
        packing = self._packing(name, accepted)
        if packing is not None:
            found = self.files[name + PACKED[packing]]
            headers |= {"Content-Encoding": packing, "Vary": "Accept-Encoding"}
        return Response(found, media_type=kind, headers=headers)

    def _packing(self, name: str, accepted: str) -> str | None:
        wanted = {part.strip() for part in accepted.lower().split(",")}
        return next((each for each, end in PACKED.items() if each in wanted and name + end in self.files), None)


def _missing(name: str) -> str:
    raise KeyError(f"web/static has no {name}: run `make install`")


@cache
def statics(folder: Path = FOLDER) -> Statics:
    """The files that `make install` built. Raises FileNotFoundError where it never ran."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        raise FileNotFoundError("the files of the browser are not built: run `make install`")
    text = manifest.read_bytes()
    files = {name: (folder / name).read_bytes() for name in json.loads(text)}
    return Statics(files, sha256(text).hexdigest()[:12])


def router() -> APIRouter:
    """Serves the files."""
    routes, kept = APIRouter(include_in_schema=False), statics()

    @routes.get("/static/{edition}/{name}")
    async def static_file(request: Request, edition: str, name: str) -> Response:
        return kept.answer(edition, name, request.headers.get("Accept-Encoding", ""))

    @routes.get("/favicon.ico")
    async def favicon() -> Response:
        return kept.answer(kept.edition, "mark.svg")

    @routes.get("/robots.txt")
    async def robots() -> Response:
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")

    return routes
