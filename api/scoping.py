"""Which scope of a token an address asks for: by its first word and its method. An address not listed asks for all."""

from collections.abc import Mapping

from domain.scopes import READ, WRITE

SUBJECT_OF: Mapping[str, str] = {
    **dict.fromkeys(("obstacles", "bulk", "files", "drafts"), "obstacles"),
    **dict.fromkeys(("review", "comparison", "waiting", "carried", "views"), "review"),
    **dict.fromkeys(("events", "stream"), "events"),
    **dict.fromkeys(("agencies", "desks", "causes"), "directory"),
    "carry-overs": "year_end",
    **dict.fromkeys(("calendars", "rules", "deadlines"), "almanac"),
    **dict.fromkeys(("notices", "deliveries"), "notices"),
    "webhooks": "webhooks",
    "jobs": "jobs",
}
#: Any token may ask whose it is.
OPEN = frozenset({"/me"})
#: Posted only because the question is long.
QUESTIONS = frozenset({"/obstacles/similar"})
SAFE = frozenset({"GET", "HEAD"})


def needed(path: str, method: str) -> tuple[str, ...]:
    """The scopes that an operation asks for; `path` is its template, such as `/obstacles/{ref}`."""
    if path in OPEN:
        return ()
    first = path.split("/")[1] if "/" in path else ""
    subject = "review" if "/rehearsal" in path else SUBJECT_OF.get(first)
    may = READ if method in SAFE or path in QUESTIONS else WRITE
    scope = f"{subject}:{may}" if subject else may
    # A webhook goes on telling of events when the token is long revoked.
    return (scope, f"events:{READ}") if subject == "webhooks" and may == WRITE else (scope,)
