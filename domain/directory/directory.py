"""The directory at one moment: immutable, so that one copy serves all threads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import Any
from uuid import UUID

from domain.acting import Acting, Standing
from domain.directory.agencies import Agency
from domain.directory.causes import Cause
from domain.directory.desks import Desk
from domain.directory.evolving import fold
from domain.directory.offices import Office, Tenure
from domain.directory.streams import AGENCIES, CAUSES, DESKS, OFFICES, DirectoryEvent

_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Directory:
    """Agencies, desks, causes and offices by code, in the order of their registration; versions by stream.

    `touched` says by code at which version of its stream an entry changed last.
    """

    versions: Mapping[UUID, int] = field(default_factory=dict)
    entries: Mapping[UUID, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    touched: Mapping[UUID, Mapping[str, int]] = field(default_factory=dict, repr=False)

    def after(self, *events: DirectoryEvent) -> Directory:
        """The directory after these facts. Only the streams they belong to are copied."""
        versions, entries, touched = dict(self.versions), dict(self.entries), dict(self.touched)
        for stream, facts in groupby(events, key=lambda event: event.STREAM):
            in_order = tuple(facts)
            entries[stream] = fold(entries.get(stream, _NOTHING), in_order)
            versions[stream] = in_order[-1].originator_version
            latest = {fact.code: fact.originator_version for fact in in_order}
            touched[stream] = {**touched.get(stream, {}), **latest}
        return Directory(versions, entries, touched)

    def version_of(self, stream: UUID, code: str) -> int:
        """The version at which the entry changed last, 0 for one that is not there."""
        return self.touched.get(stream, {}).get(code, 0)

    def _of(self, stream: UUID) -> Mapping[str, Any]:
        return self.entries.get(stream, _NOTHING)

    def agency(self, code: str) -> Agency | None:
        return self._of(AGENCIES).get(code)

    def desk(self, code: str) -> Desk | None:
        return self._of(DESKS).get(code)

    def cause(self, code: str) -> Cause | None:
        return self._of(CAUSES).get(code)

    def office(self, code: str) -> Office | None:
        return self._of(OFFICES).get(code)

    def agencies(self) -> Iterator[Agency]:
        return iter(self._of(AGENCIES).values())

    def desks(self) -> Iterator[Desk]:
        return iter(self._of(DESKS).values())

    def causes(self) -> Iterator[Cause]:
        return iter(self._of(CAUSES).values())

    def offices(self) -> Iterator[Office]:
        return iter(self._of(OFFICES).values())

    def agency_name(self, code: str, at: datetime | None = None) -> str:
        """The agency's name in force at that time (now, without one); an unknown code is its own name."""
        agency = self.agency(code)
        return agency.names.at(at) if agency else code

    def desk_name(self, code: str, at: datetime | None = None) -> str:
        """The desk's name in force at that time (now, without one); an unknown code is its own name."""
        desk = self.desk(code)
        return desk.names.at(at) if desk else code

    def cause_name(self, code: str, language: str = "id", at: datetime | None = None) -> str:
        """The cause's name (`id` or `en`) in force at that time; an unknown code is its own name."""
        cause = self.cause(code)
        return cause.names.at(at)[language == "en"] if cause else code

    def office_title(self, code: str, at: datetime | None = None) -> str:
        """The office's title in force at that time (now, without one); an unknown id is its own title."""
        office = self.office(code)
        return office.titles.at(at) if office else code

    def offices_of(self, account: str, on: date) -> tuple[Acting, ...]:
        """The offices that the account holds on that day: definitive ones first, then the longest held."""
        held = [
            (tenure.standing is not Standing.DEFINITIVE, tenure.from_on, office.id, office.held_by(tenure))
            for office, tenure in self._held.get(account, ())
            if tenure.covers(on)
        ]
        return tuple(acting for *_, acting in sorted(held, key=lambda found: found[:3]))

    @cached_property
    def _held(self) -> Mapping[str, tuple[tuple[Office, Tenure], ...]]:
        held: defaultdict[str, tuple[tuple[Office, Tenure], ...]] = defaultdict(tuple)
        for office in self.offices():
            if not office.retired:
                for tenure in office.tenures:
                    held[tenure.account] += ((office, tenure),)
        return dict(held)
