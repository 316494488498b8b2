"""Looking through the whole log for what must not be: the last answer to the question whether it is sound."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

import msgspec

from kendala.store.failing import available
from kendala.store.keys import Number
from kendala.store.log import Log
from kendala.store.recorded import Row
from kendala.store.recorder import LogRecorder
from kendala.store.sealing import hash_of, sealed_texts

BATCH = 500
RAISED, REDACTED = "obstacle.raised.v", "obstacle.text_redacted.v"


class FindingKind(StrEnum):
    """What can be wrong; `expected` and `found` of the finding say more."""

    VERSION_GAP = "version_gap"
    POSITION_NOT_RISING = "position_not_rising"
    STATE_UNREADABLE = "state_unreadable"
    TEXT_CHANGED = "text_changed"
    TEXT_MISSING = "text_missing"
    NUMBER_WRONG = "number_wrong"
    COUNTER_WRONG = "counter_wrong"
    KEY_WITHOUT_EVENT = "key_without_event"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something wrong in the log, at an event where it concerns one."""

    kind: FindingKind
    originator_id: UUID | None = None
    version: int | None = None
    position: int | None = None
    expected: str = ""
    found: str = ""


def verify(log: Log, progress: Callable[[int], None] | None = None) -> Iterator[Finding]:
    """All findings, in log order; none means that the log is sound. `progress` is told each position reached."""
    check = _Check()
    position = 0
    while rows := log.rows(position, BATCH):
        for row in rows:
            yield from check.row(row)
        position = rows[-1].position
        if progress is not None:
            progress(position)
    recorder = cast("LogRecorder", log.recorder)
    with available():
        numbers, counters, loose = recorder.all_numbers(), recorder.counters(), recorder.loose_keys()
    yield from check.missing()
    yield from check.numbers(numbers, counters)
    for account, key in loose:
        yield Finding(kind=FindingKind.KEY_WITHOUT_EVENT, expected=account, found=key)


class _Check:
    """What was seen so far: the last version of each stream, and the numbers as they must be."""

    def __init__(self) -> None:
        self._position = 0
        self._versions: Counter[UUID] = Counter()
        self._numbers: dict[UUID, Number] = {}
        self._counters: Counter[int] = Counter()
        self._missing: dict[tuple[UUID, int, str], Finding] = {}
        self._redacted: set[tuple[UUID, int, str]] = set()

    def row(self, row: Row) -> Iterator[Finding]:
        expected = self._versions[row.originator_id] + 1
        if row.originator_version != expected:
            yield _at(row, FindingKind.VERSION_GAP, expected, row.originator_version)
        if row.position <= self._position:
            yield _at(row, FindingKind.POSITION_NOT_RISING, self._position + 1, row.position)
        self._versions[row.originator_id] = row.originator_version
        self._position = row.position
        try:
            yield from self._state(row, msgspec.json.decode(row.state))
        except (msgspec.MsgspecError, LookupError, TypeError) as error:
            yield _at(row, FindingKind.STATE_UNREADABLE, row.topic, error)

    def missing(self) -> Iterator[Finding]:
        """Texts that are gone although no redaction tells of them."""
        return (finding for text, finding in self._missing.items() if text not in self._redacted)

    def numbers(self, given: dict[UUID, Number], counters: dict[int, int]) -> Iterator[Finding]:
        for id_ in self._numbers.keys() | given.keys():
            expected, found = self._numbers.get(id_), given.get(id_)
            if expected != found:
                yield Finding(
                    kind=FindingKind.NUMBER_WRONG, originator_id=id_, expected=_said(expected), found=_said(found)
                )
        for year in self._counters.keys() | counters.keys():
            if self._counters[year] != counters.get(year, 0):
                last, found_last = f"{year}: {self._counters[year]}", f"{year}: {counters.get(year, 0)}"
                yield Finding(kind=FindingKind.COUNTER_WRONG, expected=last, found=found_last)

    def _state(self, row: Row, state: Any) -> Iterator[Finding]:
        if row.topic.startswith(RAISED):
            year = state["record"]["fiscal_year"]
            self._counters[year] += 1
            self._numbers[row.originator_id] = Number(year, self._counters[year])
        if row.topic.startswith(REDACTED):
            self._redacted.add((row.originator_id, state["version"], state["path"]))
        for path, sealed in sealed_texts(state):
            text, salt = sealed["text"], sealed["salt"]
            if text is None and sealed["hash"] is not None:
                gone = _at(row, FindingKind.TEXT_MISSING, "obstacle.text_redacted", path)
                self._missing[row.originator_id, row.originator_version, path] = gone
            if text is not None and hash_of(salt or "", text) != sealed["hash"]:
                yield _at(row, FindingKind.TEXT_CHANGED, sealed["hash"], path)


def _at(row: Row, kind: FindingKind, expected: object, found: object) -> Finding:
    return Finding(
        kind=kind,
        originator_id=row.originator_id,
        version=row.originator_version,
        position=row.position,
        expected=str(expected),
        found=str(found),
    )


def _said(number: Number | None) -> str:
    return "none" if number is None else f"{number.fiscal_year}-{number.n}"
