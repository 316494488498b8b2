"""What API and pages are handed: their protocols, filled with the parts of this process."""

from collections.abc import Callable
from typing import TypedDict

import api
from kendala.parts import Parts
from kendala.streams import LogStreams
from kendala.unavailable import UNAVAILABLE, why_unavailable
from kendala.version import VERSION


class Limits(TypedDict):
    """What does not depend on the edge: the version, the largest upload, and what means that a database is away."""

    upload_limit: int
    unavailable: tuple[type[Exception], ...]
    why_unavailable: Callable[[Exception], str]
    version: str


def limits(parts: Parts) -> Limits:
    """The limits of this installation."""
    return Limits(
        upload_limit=parts.settings.upload_limit,
        unavailable=UNAVAILABLE,
        why_unavailable=why_unavailable,
        version=VERSION,
    )


def api_deps(parts: Parts) -> api.Deps:
    """Everything the API needs."""
    return api.Deps(
        tracker=parts.tracker,
        registrar=parts.registrar,
        almanac=parts.keeper,
        bulks=parts.bulks,
        carry_overs=parts.carry_overs,
        rehearser=parts.rehearsals,
        reads=parts.reads,
        streams=LogStreams(parts.log),
        door=parts.door,
        names=parts.access.people,
        files=parts.files,
        pacing=parts.access.paces,
        drafts=parts.access.drafts,
        live=parts.live,
        timetable=parts.timetable,
        webhooks=parts.hooks.kept,
        views=parts.access.views,
        reminders=parts.reminders,
        clock=parts.clock,
        **limits(parts),
    )
