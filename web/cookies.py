"""The cookies of the pages. The session's is out of reach of scripts and of other sites; the rest hold no secret."""

from collections.abc import Mapping

from starlette.responses import Response

SESSION = "kendala-session"
HALFWAY = "kendala-halfway"
QUESTION = "kendala-question"
SSO = "kendala-sso"
#: The secret of a form that waits (web/held.py).
HELD = "kendala-held"
NOTICES = "kendala-notices"
LANGUAGE = "kendala-language"
#: A link that was made just now, for a minute, to show it once.
ENTRY_LINK = "kendala-entry-link"
#: The key of the form that arrived last, for ten minutes: by it the page's own script (web/assets/drafts.js) forgets
#: what it kept of the form, even where the page that followed was left before its script had run.
SENT = "kendala-sent"
#: Written by the page's own script (web/assets/theme.js), read here so that a page begins in the right colours.
THEME = "theme"
THEMES = frozenset({"auto", "light", "dark"})
#: How close things stand on this device's board, and whether single keys do anything there (web/preferences.py).
DENSITY = "kendala-density"
DENSITIES = ("desk", "projector", "phone")
KEYS = "kendala-keys"
A_YEAR = 365 * 24 * 3600
A_MOMENT = 60
TEN_MINUTES, AN_HOUR = 600, 3_600


def name_of(cookie: str, *, secure: bool) -> str:
    """The cookie's name; with https the prefix by which browsers bind it to this very host (RFC 6265bis)."""
    return f"__Host-{cookie}" if secure else cookie


def read(cookies: Mapping[str, str], cookie: str, *, secure: bool) -> str | None:
    """The value of a cookie of ours, None where there is none."""
    return cookies.get(name_of(cookie, secure=secure)) or None


def write(
    response: Response, cookie: str, value: str, *, secure: bool, seconds: int | None = None, for_script: bool = False
) -> None:
    """Set a cookie of ours; without `seconds` it ends with the browser, which suits shared computers."""
    response.set_cookie(
        name_of(cookie, secure=secure), value, max_age=seconds, secure=secure, httponly=not for_script, samesite="lax"
    )


def drop(response: Response, cookie: str, *, secure: bool) -> None:
    """Remove a cookie of ours."""
    response.delete_cookie(name_of(cookie, secure=secure), secure=secure, httponly=True, samesite="lax")


def theme(cookies: Mapping[str, str]) -> str:
    """The colours that the person chose on this device."""
    chosen = cookies.get(THEME, "auto")
    return chosen if chosen in THEMES else "auto"


def density(cookies: Mapping[str, str], *, secure: bool) -> str:
    """How close things stand on this device; empty where its width decides."""
    chosen = read(cookies, DENSITY, secure=secure)
    return chosen if chosen in DENSITIES else ""


def keys_off(cookies: Mapping[str, str], *, secure: bool) -> bool:
    """Whether single keys were turned off on this device."""
    return read(cookies, KEYS, secure=secure) == "off"
