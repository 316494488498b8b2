"""Places that are filled once for a whole run and then copied, which costs a fraction of filling each anew."""

import atexit
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from tests.databases import Place, Server

T = TypeVar("T")
_made: dict[tuple[object, Server | None], tuple[Place, Any]] = {}


def filled(place: Place, fill: Callable[[Place], T]) -> T:
    """Bring an empty place to where `fill` brings one, and give what it gave.

    `fill` is called once for each kind of database, with a place of its own, and leaves nothing open there. What it
    gives is shared by all copies: nobody changes it.
    """
    key = (fill, place.server)
    if key not in _made:
        _made[key] = _template(place, fill)
    template, given = _made[key]
    copytree(template.folder, place.folder, dirs_exist_ok=True)
    if place.server is not None:
        place.server.copy(_name(template), _name(place))
    return cast("T", given)


def _template(place: Place, fill: Callable[[Place], T]) -> tuple[Place, T]:
    folder = Path(tempfile.mkdtemp(prefix="kendala-template-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    if place.server is None:
        template = Place(kind="sqlite", folder=folder)
    else:
        url = place.server.kept.enter_context(place.server.database())
        template = Place(kind="postgresql", folder=folder, url=url, server=place.server)
    return template, fill(template)


def _name(place: Place) -> str:
    return urlsplit(place.url or "").path.removeprefix("/")
