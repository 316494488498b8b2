"""Whether this installation can do its work, and how far the read models are behind."""

from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from kendala.parts import Parts
from kendala.preparing import outdated_models
from kendala.store.errors import StoreError

#: Behind by more than this many events, the read models are too old to be called ready.
MOST_LAG = 5_000


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """Whether log and read models answer; `lag` in events, None where one of them does not.

    `outdated` names the read models that another version of the program made, which `kendala migrate` rebuilds.
    """

    ready: bool
    head: int | None
    position: int | None
    lag: int | None
    trouble: str | None
    outdated: tuple[str, ...] = ()


def readiness(parts: Parts) -> Readiness:
    """Ask the log and the read models."""
    try:
        head, position, old = parts.log.head(), parts.ask_position(), outdated_models(parts)
    except (StoreError, SQLAlchemyError) as trouble:
        return Readiness(ready=False, head=None, position=None, lag=None, trouble=type(trouble).__name__)
    lag = max(0, head - position)
    return Readiness(
        ready=lag <= MOST_LAG and not old, head=head, position=position, lag=lag, trouble=None, outdated=old
    )
