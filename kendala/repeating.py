"""Commands that are sent again: a known key is answered with its first result, and stores nothing."""

from collections.abc import Callable
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from domain.event import Event
from domain.refusals import KeyReused, Refused
from domain.tracker import Request, Saved
from kendala.recording import beside
from kendala.store.errors import KeyConflict, VersionConflict
from kendala.store.keys import CommandKey
from kendala.store.log import Log

#: How often a command is decided anew because another writer came first.
MOST_RACES = 50


def key_of(request: Request) -> CommandKey:
    """The command key of the request; one of its own where none was given, so that every command has one."""
    key = request.key if request.key is not None else f"auto-{token_urlsafe(16)}"
    return CommandKey(account=request.acting.account, key=key, digest=sha256(request.body).digest())


def settled(log: Log, key: CommandKey, attempt: Callable[[], Saved]) -> Saved:
    """Load, decide and save by `attempt`; a writer who came first is looked at and decided on again."""
    for _ in range(MOST_RACES):
        try:
            return attempt()
        except VersionConflict:
            continue
        except Refused as refusal:
            return first_result(log, key, refusal)
    raise Refused("too_many_writers")


def append(log: Log, events: tuple[Event, ...], key: CommandKey, request: Request) -> Saved:
    """Store the events with their key and what lies beside them. Raises KeyReused, VersionConflict."""
    try:
        with beside(via=request.via, client_time=request.client_time):
            return log.append(events, key=key)
    except KeyConflict as conflict:
        raise KeyReused from conflict


def known_result(log: Log, key: CommandKey) -> Saved | None:
    """What the key led to the first time; None where it is new. Raises KeyReused for another body."""
    known = log.find_key(key.account, key.key)
    if known is None:
        return None
    if known.digest != key.digest:
        raise KeyReused
    return Saved(id=known.originator_id, version=known.originator_version, position=known.position, repeated=True)


def first_result(log: Log, key: CommandKey, refusal: Refused) -> Saved:
    """What the key led to the first time; where it is new, the refusal stands and is raised."""
    known = known_result(log, key)
    if known is None:
        raise refusal
    return known


def unchanged(log: Log, stream: UUID, version: int, key: CommandKey) -> Saved:
    """The result of a command that has nothing to store: the stream already is as it wants it."""
    if log.find_key(key.account, key.key) is not None:
        return first_result(log, key, KeyReused())
    return Saved(id=stream, version=version, position=log.position_of(stream, version))
