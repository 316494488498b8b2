"""Removing a text from an obstacle's past, wherever its stream repeats it, and saying so in that stream."""

from collections.abc import Iterator
from uuid import UUID

import msgspec

from domain.acting import SYSTEM
from domain.obstacle import TextRedacted
from domain.obstacle.raising import TITLE_FROM_DESCRIPTION
from domain.refusals import Invalid, NotFound
from domain.text import Text, text
from kendala.parts import Parts
from kendala.recording import beside
from kendala.repeating import MOST_RACES
from kendala.store.errors import VersionConflict
from kendala.store.redact import redact as remove
from kendala.store.sealing import sealed_texts


def redact(parts: Parts, obstacle: UUID, version: int, path: str, reason: str) -> tuple[TextRedacted, ...]:
    """Remove the text at `path` of one event, and every copy of it in the stream; gives the events that tell of it.

    A title that was taken from the description counts as a copy. Each removal is one transaction with its event.
    Raises NotFound where there is no such event or text, Invalid without a reason.
    """
    said = text(reason)
    if said is None:
        raise Invalid(reason=("required", {}))
    found = {(at, where): words for at, where, words in _texts(parts, obstacle)}
    if (version, path) not in found:
        raise NotFound("text", f"{version} {path}")
    words = found[version, path]
    same = [place for place, other in found.items() if place == (version, path) or _copies(other, words)]
    return tuple(_remove(parts, obstacle, at, where, said) for at, where in same)


def _texts(parts: Parts, obstacle: UUID) -> Iterator[tuple[int, str, str | None]]:
    """Every text of the stream with the version and path where it lies; None where it was removed already."""
    for version, state in parts.log.states(obstacle):
        for path, sealed in sealed_texts(msgspec.json.decode(state)):
            yield version, path, sealed["text"]


def _copies(other: str | None, words: str | None) -> bool:
    """Whether a text repeats the words, whole or cut as a title is."""
    if other is None or words is None:
        return False
    return other == words or (len(words) > TITLE_FROM_DESCRIPTION and other == words[:TITLE_FROM_DESCRIPTION].strip())


def _remove(parts: Parts, obstacle: UUID, version: int, path: str, reason: Text) -> TextRedacted:
    for _ in range(MOST_RACES):
        event = TextRedacted(
            originator_id=obstacle,
            originator_version=parts.log.versions([obstacle])[obstacle] + 1,
            recorded_at=parts.clock(),
            by=SYSTEM,
            version=version,
            path=path,
            reason=reason,
        )
        try:
            with beside(via="shell"):
                remove(parts.log, obstacle, version, path, record=[event])
        except VersionConflict:
            continue
        return event
    raise NotFound("text", f"{version} {path}")
