"""Addresses that come back from outside (`next`, `back`) and may lead to a place of ours only."""

from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

HOME = "/"
#: Where one goes after logging in who came for no page in particular: the view chosen for it, else home.
START = "/start"
LONGEST = 2_000


def own_address(given: str | None, otherwise: str = HOME) -> str:
    """The address if it is one of this site; a link that was prepared elsewhere leads nowhere else.

    Browsers read a backslash as a slash, and skip control characters: neither stands in our own addresses.
    """
    if not given or len(given) > LONGEST or not given.startswith("/") or given.startswith("//"):
        return otherwise
    if "\\" in given or any(ord(sign) <= ord(" ") or ord(sign) == 127 for sign in given):  # noqa: PLR2004 - DEL
        return otherwise
    parts = urlsplit(given)
    return given if not parts.scheme and not parts.netloc else otherwise


def with_query(path: str, pairs: Iterable[tuple[str, str | int | None]]) -> str:
    """The path with those pairs that have a value."""
    query = urlencode([(name, value) for name, value in pairs if value not in (None, "")])
    return f"{path}?{query}" if query else path


def obstacle_address(number: str) -> str:
    """The page of an obstacle, by its number."""
    return f"/obstacles/{number}"


def act_address(number: str, act: str, n: int | None = None) -> str:
    """The form of one act; `n` names the assistance it is about."""
    if act == "amend":
        return f"/obstacles/{number}/amend"
    return with_query(f"/obstacles/{number}/acts/{act}", [("n", n)])


def history_address(number: str) -> str:
    """The whole history of an obstacle as it was recorded."""
    return f"/obstacles/{number}/history"
