"""The cases of the bench: what each copy of a template life has of its own, the same at every run."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, cached_property
from itertools import count
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from domain.acting import AGENCY as OF_AGENCIES
from domain.acting import Acting, OfficeKind
from domain.directory import Directory
from domain.directory.causes import Cause
from domain.event import Event
from domain.obstacle import Effect, ObstacleRaised, Record, Visibility
from domain.text import Text
from kendala.demo.telling import office
from tests.bench.lives import BEGINNING, DESK, MERGED, PATHS, TWIN, Lives, Told

CASES = uuid5(NAMESPACE_URL, "kendala:bench")
A_YEAR = timedelta(days=365)
VISIBILITIES = (Visibility.AGENCY_AND_EKOBANG,) * 8 + (Visibility.ALL_AGENCIES, Visibility.LEADERSHIP_ONLY)
MATTERS = ("Pembangunan jembatan", "Rehabilitasi puskesmas", "Pengadaan obat", "Peningkatan jalan", "Irigasi sawah",
           "Gedung sekolah", "Bantuan pangan", "Air bersih", "Pelatihan petani", "Perpustakaan")  # fmt: skip
SOUNDS = ("la", "mi", "tu", "ka", "ro", "se", "na", "pu", "wa", "ji")
TROUBLE = (
    "Pekerjaan di {place} tertahan karena dokumen kontrak belum lengkap, penyedia belum menyerahkan jaminan, "
    "dan pencairan tahap pertama belum dapat diajukan sampai berita acara ditandatangani. Nomor urut {n}."
)
EFFECTS = tuple(Effect)
UNTIL_NEEDED, LATE_AT_MOST = 45, 20
MOST_MILLIONS = 5_000


@dataclass(frozen=True)
class Case:
    """One copy: `n` counts from 0, `at` is when it is raised."""

    n: int
    at: datetime
    agency: str
    cause: Cause
    desk: str
    visibility: Visibility
    effect: Effect
    amount: int | None
    happened: timedelta
    place: str
    life: tuple[Told, ...]

    @cached_property
    def id(self) -> UUID:
        return uuid5(CASES, str(self.n))

    @cached_property
    def twin(self) -> UUID:
        return uuid5(CASES, f"{self.n} twin")

    @property
    def streams(self) -> int:
        """How many obstacles it makes."""
        return len({told.event.originator_id for told in self.life})

    def event(self, k: int) -> Event:
        """The case's own copy of event `k` of its life."""
        told = self.life[k]
        at = self.at + told.after
        changes: dict[str, Any] = {
            "originator_id": self._of(told.event.originator_id),
            "recorded_at": at,
            "by": self._by(told.event.by),
            **self._named(told.event),
        }
        if isinstance(told.event, ObstacleRaised):
            changes["record"] = self._record(told.event.record, at)
        return replace(told.event, **changes)

    def _of(self, id_: UUID) -> UUID:
        return self.twin if id_ == TWIN else self.id

    def _by(self, by: Acting) -> Acting:
        if by.kind in OF_AGENCIES:
            return _office(by.kind, self.agency, None)
        return _office(by.kind, None, self.desk) if by.desk == DESK else by

    def _named(self, event: Event) -> dict[str, Any]:
        """Other obstacles, desks and days that the event names."""
        changes: dict[str, Any] = {}
        for name, value in vars(event).items():
            if name in {"into", "other"}:
                changes[name] = self._of(value)
            elif name == "desk" and value == DESK:
                changes[name] = self.desk
            elif name in {"due", "on"}:
                changes[name] = value + (self.at.date() - BEGINNING.date())
        return changes

    def _record(self, record: Record, at: datetime) -> Record:
        happened_on = (at - self.happened).date()
        return replace(
            record,
            agency=self.agency,
            cause=self.cause.code,
            stage=self.cause.stage,
            locus=self.cause.locus,
            dak_code=self.cause.dak_code,
            fiscal_year=at.year,
            title=Text(f"{MATTERS[self.n % len(MATTERS)]} {self.place}"),
            activity=Text(MATTERS[self.n % len(MATTERS)]),
            description=Text(TROUBLE.format(place=self.place, n=self.n)),
            effect=self.effect,
            amount_at_stake=self.amount,
            happened_on=happened_on,
            needed_by=happened_on + timedelta(days=UNTIL_NEEDED),
        )


@cache
def _office(kind: OfficeKind, agency: str | None, desk: str | None) -> Acting:
    return office(kind, agency=agency, desk=desk)


class Choices:
    """What the traits of cases are chosen from."""

    def __init__(self, directory: Directory) -> None:
        self._agencies = sorted(agency.code for agency in directory.agencies())
        self._desks = sorted(desk.code for desk in directory.desks())
        self._causes = sorted(directory.causes(), key=lambda cause: cause.code)
        self._lives = Lives(directory)

    def case(self, n: int, at: datetime, path: str) -> Case:
        """The case with that number; nothing but the number decides what is chosen."""
        rng = Random(n)
        visibility = rng.choice(VISIBILITIES)
        return Case(
            n=n,
            at=at,
            agency=rng.choice(self._agencies),
            cause=rng.choice(self._causes),
            desk=rng.choice(self._desks),
            visibility=visibility,
            effect=rng.choice(EFFECTS),
            amount=rng.randrange(1, MOST_MILLIONS) * 1_000_000 if rng.randrange(5) else None,
            happened=timedelta(days=rng.randrange(LATE_AT_MOST)),
            place="".join(rng.choice(SOUNDS) for _ in range(3)).capitalize(),
            life=self._lives.of(path, visibility),
        )


def cases(directory: Directory, obstacles: int) -> Iterator[Case]:
    """Cases in the order of raising, spread over a year, that make exactly so many obstacles together."""
    choices, made = Choices(directory), 0
    for n in count():
        if made == obstacles:
            return
        path = PATHS[n % len(PATHS)]
        if path.endswith(MERGED) and made == obstacles - 1:
            path = PATHS[0]
        case = choices.case(n, BEGINNING + A_YEAR * (made / obstacles), path)
        made += case.streams
        yield case
