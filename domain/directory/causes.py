"""Causes of obstacles: the stage of the work they sit in, and what an obstacle takes from them unless told."""

from dataclasses import dataclass, field, replace

from domain.directory.evolving import evolve
from domain.directory.names import Names
from domain.directory.streams import CAUSES, DirectoryEvent
from domain.event import stored_as
from domain.obstacle.vocabulary import Locus, Stage


@dataclass(frozen=True, kw_only=True)
class CauseEvent(DirectoryEvent):
    """A fact about one cause."""

    STREAM = CAUSES


@stored_as("cause.registered.v1")
@dataclass(frozen=True, kw_only=True)
class CauseRegistered(CauseEvent):
    """A cause is known. Its stage is for ever: another stage is another cause. `dak_code` is 1 to 11."""

    stage: Stage
    locus: Locus
    dak_code: int | None
    name_id: str
    name_en: str
    natural_desk: str | None


@stored_as("cause.renamed.v1")
@dataclass(frozen=True, kw_only=True)
class CauseRenamed(CauseEvent):
    """The cause has other names from now on."""

    name_id: str
    name_en: str


@stored_as("cause.changed.v1")
@dataclass(frozen=True, kw_only=True)
class CauseChanged(CauseEvent):
    """What obstacles take from the cause, as it holds from now on; earlier obstacles keep what they took."""

    locus: Locus
    dak_code: int | None
    natural_desk: str | None


@stored_as("cause.retired.v1")
@dataclass(frozen=True, kw_only=True)
class CauseRetired(CauseEvent):
    """The cause is not offered any more."""


@stored_as("cause.reinstated.v1")
@dataclass(frozen=True, kw_only=True)
class CauseReinstated(CauseEvent):
    """The cause is offered again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """A cause as it is now; `names` are the pairs (Indonesian, English) it has had."""

    code: str
    stage: Stage
    locus: Locus
    dak_code: int | None
    name_id: str
    name_en: str
    natural_desk: str | None
    retired: bool = False
    names: Names[tuple[str, str]] = field(repr=False)


@evolve.register(CauseRegistered)
def _registered(event: CauseRegistered, _entry: None) -> Cause:
    return Cause(
        code=event.code,
        stage=event.stage,
        locus=event.locus,
        dak_code=event.dak_code,
        name_id=event.name_id,
        name_en=event.name_en,
        natural_desk=event.natural_desk,
        names=Names(((event.recorded_at, (event.name_id, event.name_en)),)),
    )


@evolve.register(CauseRenamed)
def _renamed(event: CauseRenamed, entry: Cause) -> Cause:
    names = entry.names.then(event.recorded_at, (event.name_id, event.name_en))
    return replace(entry, name_id=event.name_id, name_en=event.name_en, names=names)


@evolve.register(CauseChanged)
def _changed(event: CauseChanged, entry: Cause) -> Cause:
    return replace(entry, locus=event.locus, dak_code=event.dak_code, natural_desk=event.natural_desk)


@evolve.register(CauseRetired)
def _retired(_event: CauseRetired, entry: Cause) -> Cause:
    return replace(entry, retired=True)


@evolve.register(CauseReinstated)
def _reinstated(_event: CauseReinstated, entry: Cause) -> Cause:
    return replace(entry, retired=False)
