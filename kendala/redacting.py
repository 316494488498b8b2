"""Removing a text from an obstacle's past, and saying so in its stream."""

from uuid import UUID

from domain.acting import SYSTEM
from domain.obstacle import TextRedacted
from domain.refusals import Invalid, NotFound
from domain.text import text
from kendala.parts import Parts
from kendala.recording import beside
from kendala.store.errors import VersionConflict
from kendala.store.redact import redact as remove

MOST_RACES = 20


def redact(parts: Parts, obstacle: UUID, version: int, path: str, reason: str) -> TextRedacted:
    """Remove the text at `path` of one event; gives the event that tells of it, stored in the same transaction.

    Raises NotFound where there is no such event or text, Invalid without a reason.
    """
    said = text(reason)
    if said is None:
        raise Invalid(reason=("required", {}))
    for _ in range(MOST_RACES):
        last = parts.log.versions([obstacle]).get(obstacle)
        if last is None:
            raise NotFound("obstacle", str(obstacle))
        event = TextRedacted(
            originator_id=obstacle,
            originator_version=last + 1,
            recorded_at=parts.clock(),
            by=SYSTEM,
            version=version,
            path=path,
            reason=said,
        )
        try:
            with beside(via="shell"):
                remove(parts.log, obstacle, version, path, record=[event])
        except VersionConflict:
            continue
        except LookupError as missing:
            raise NotFound("text", f"{version} {path}") from missing
        return event
    raise NotFound("text", f"{version} {path}")
