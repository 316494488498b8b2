"""What suits this device: how close things stand on the board, and whether single keys do anything. Kept in cookies."""

from fastapi import APIRouter
from starlette.responses import Response

from web import cookies
from web.addresses import own_address
from web.forms import Posted
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, Visit
from wording.language import N_

router = APIRouter(include_in_schema=False)


#: Keys that do something by themselves (web/assets/keys.js), in the order in which they are told.
TOLD = (
    (("/",), N_("Ke kotak pencarian")),
    (("j", "k"), N_("Kartu atau baris berikutnya, sebelumnya")),
    (("h", "l"), N_("Kolom sebelah kiri, kanan pada papan")),
    (("Enter",), N_("Buka kendala yang disorot")),
    (("a",), N_("Menu tindakan kartu yang disorot")),
    (("↑", "↓"), N_("Pilihan lain di dalam menu")),
    (("Esc",), N_("Tutup menu atau dialog")),
    (("?",), N_("Daftar tombol ini")),
)


@router.get("/help/keys")
def keys(visit: Arrived) -> Response:
    """The keys, for everybody; with script the same opens in a dialog."""
    said_in = visit.language
    told = [(each, said_in.gettext(what)) for each, what in TOLD]
    return render(visit, "keys.html", page_title=said_in.gettext("Tombol pintas"), keys=told)


@router.post("/density")
def choose_density(visit: Arrived, form: Posted) -> Response:
    """Sit closer or farther from now on; a choice that there is not leaves it to the width of the screen."""
    chosen = form.get("density")
    return _kept(visit, form.get("back"), cookies.DENSITY, chosen if chosen in cookies.DENSITIES else "")


@router.post("/keys")
def turn_keys(visit: Arrived, form: Posted) -> Response:
    """Turn single keys on or off, since people who speak to their device set them off without meaning to."""
    return _kept(visit, form.get("back"), cookies.KEYS, "off" if form.get("keys") == "off" else "")


def _kept(visit: Visit, back: str, cookie: str, value: str) -> Response:
    _ = visit.caller
    answer, secure = redirect(visit, own_address(back)), visit.deps.cookie_secure
    if value:
        cookies.write(answer, cookie, value, secure=secure, seconds=cookies.A_YEAR)
    else:
        cookies.drop(answer, cookie, secure=secure)
    return answer
