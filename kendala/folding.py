"""From the log to what projections are told: each obstacle is folded once, whoever looks at it."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from uuid import UUID

from domain.event import Event
from domain.obstacle import Obstacle, TextRedacted, after, fold
from kendala.store.log import Log
from kendala.store.metadata import Metadata
from kendala.store.recorded import Recorded
from projections.change import Change
from projections.latest import Batch

MOST_KEPT = 4_000
OBSTACLE = "obstacle."


class Folding:
    """Turns recorded events into changes. Keeps the obstacles it met last, so that few streams are read twice."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._kept: OrderedDict[UUID, Obstacle] = OrderedDict()

    def changes(self, batch: Sequence[Recorded]) -> Batch:
        """The changes of a batch in log order."""
        ids = {one.event.originator_id for one in batch if one.event.TOPIC.startswith(OBSTACLE)}
        numbers = self._log.numbers(tuple(ids)) if ids else {}
        self._fetch(batch)
        return Batch(self._change(one, numbers) for one in batch)

    def forget(self) -> None:
        """Keep nothing: what follows is not what came last."""
        self._kept.clear()

    def _fetch(self, batch: Sequence[Recorded]) -> None:
        """Fold what the batch goes on from and is not kept, all in one query: in a large log that is most of it."""
        first = {one.event.originator_id: one.event for one in reversed(batch) if one.event.TOPIC.startswith(OBSTACLE)}
        missing = [id_ for id_, event in first.items() if event.originator_version > 1 and not self._is_kept(event)]
        if missing:
            for events in self._log.load_several(missing, batch[0].position - 1).values():
                obstacle = fold(events)
                if obstacle is not None:
                    self._keep(obstacle)

    def _is_kept(self, event: Event) -> bool:
        kept = self._kept.get(event.originator_id)
        return kept is not None and kept.version == event.originator_version - 1

    def _change(self, one: Recorded, numbers: Mapping[UUID, tuple[int, int]]) -> Change:
        event = one.event
        metadata = _plain(one.metadata)
        if not event.TOPIC.startswith(OBSTACLE):
            return Change(position=one.position, event=event, metadata=metadata)
        redacted = isinstance(event, TextRedacted)
        before = self._before(event, anew=redacted)
        obstacle = after(before, event)
        self._keep(obstacle)
        return Change(
            position=one.position,
            event=event,
            metadata=metadata,
            before=before,
            after=obstacle,
            number=numbers[event.originator_id],
            stream=self._stream(event) if redacted else (),
        )

    def _before(self, event: Event, *, anew: bool) -> Obstacle | None:
        if event.originator_version == 1:
            return None
        kept = None if anew else self._kept.pop(event.originator_id, None)
        if kept is not None and kept.version == event.originator_version - 1:
            return kept
        return fold(self._log.load(event.originator_id, upto=event.originator_version - 1))

    def _keep(self, obstacle: Obstacle) -> None:
        self._kept[obstacle.id] = obstacle
        self._kept.move_to_end(obstacle.id)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def _stream(self, event: Event) -> tuple[tuple[int, Event], ...]:
        stream = self._log.load(event.originator_id, upto=event.originator_version)
        return tuple((self._log.position_of(e.originator_id, e.originator_version), e) for e in stream)


def _plain(metadata: Metadata) -> dict[str, str | None]:
    """The metadata as the text that a read model keeps."""
    return {
        "via": metadata.via,
        "correlation": str(metadata.correlation),
        "causation": str(metadata.causation) if metadata.causation else None,
        "client_time": metadata.client_time.isoformat() if metadata.client_time else None,
        "rules": metadata.rules,
    }
