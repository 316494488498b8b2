"""What the organisation's colour and coat of arms change on every page: a small style sheet, and the picture itself.

Both have the hash of their contents in their address, so that a browser asks for each once.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from fastapi import APIRouter
from starlette.responses import Response

from domain.organisation import Own
from web.accent import Shades, dark, light
from web.statics import FOR_A_MOMENT, FOR_EVER
from web.visiting import Arrived

router = APIRouter(include_in_schema=False)
#: Of the bar of a page whose organisation has no colour of its own.
USUAL_BAR = "#0b4a47"
TOKENS = {
    "teal": "words",
    "teal-strong": "strong",
    "teal-fill": "fill",
    "teal-fill-hover": "fill_hover",
    "teal-wash": "wash",
    "bar": "bar",
    "bar-soft": "bar_soft",
}


@dataclass(frozen=True, slots=True)
class Looks:
    """What the frame of a page needs: `css` and `arms` are addresses, empty where there is nothing of one's own."""

    name: str
    css: str
    arms: str
    bar: str


def looks_of(own: Own) -> Looks:
    """The looks of the organisation as they are now."""
    css = f"/looks/{_edition(own.accent)}.css" if own.accent else ""
    arms = f"/looks/{own.arms}.png" if own.arms else ""
    return Looks(own.name, css, arms, shades(own.accent)[0].bar if own.accent else USUAL_BAR)


@lru_cache(maxsize=8)
def shades(accent: str) -> tuple[Shades, Shades]:
    """Of the light and of the dark theme."""
    return light(accent), dark(accent)


@lru_cache(maxsize=8)
def sheet(accent: str) -> str:
    """The tokens (web/assets/css/tokens.css) in this colour; outside of all layers, hence stronger than they."""
    day, night = shades(accent)
    said = (f"--{name}:light-dark({getattr(day, of)},{getattr(night, of)})" for name, of in TOKENS.items())
    return ":root{" + ";".join(said) + "}\n"


def _edition(accent: str) -> str:
    return sha256(sheet(accent).encode()).hexdigest()[:12]


@router.get("/looks/{edition}.css")
def style(visit: Arrived, edition: str) -> Response:
    """The style sheet; a page of before a change gets the present one, and does not keep it."""
    accent = visit.deps.organisation.shown().accent
    kept = FOR_EVER if accent and edition == _edition(accent) else FOR_A_MOMENT
    return Response(sheet(accent) if accent else "", media_type="text/css", headers={"Cache-Control": kept})


@router.get("/looks/{digest}.png")
def picture(visit: Arrived, digest: str) -> Response:
    """The coat of arms. Raises NotFound."""
    png = visit.deps.organisation.arms(digest)
    return Response(png, media_type="image/png", headers={"Cache-Control": FOR_EVER})
