"""Filters in words: what is in force with the way out of it, and what the form offers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from domain.directory import Directory
from domain.obstacle import State, Waits
from projections.board import Sort
from web.filtering import FLAGGED, NARROWING, UNRESOLVED, UNSTATED, Asked
from wording.language import N_, Language
from wording.terms import word, word_of, words

SORTS: Mapping[Sort, str] = {
    Sort.NEWEST: N_("Terbaru dilaporkan"),
    Sort.OLDEST: N_("Terlama dilaporkan"),
    Sort.UPDATED: N_("Terakhir berubah"),
    Sort.AMOUNT: N_("Nilai terbesar"),
    Sort.AGE: N_("Paling lama terjadi"),
    Sort.NEEDED_BY: N_("Tenggat terdekat"),
}


@dataclass(frozen=True, slots=True)
class InForce:
    """A filter in force, in words, and the address without it."""

    label: str
    href: str


def in_force(asked: Asked, path: str, directory: Directory, said_in: Language) -> tuple[InForce, ...]:
    """Every filter in force with the way out of it."""
    narrowed = (
        InForce(filter_words(name, value, directory, said_in), asked.address(path, **{name: None}))
        for name, value in asked.pairs()
        if name in NARROWING
    )
    return (*_states(asked, path, said_in), *narrowed)


def _states(asked: Asked, path: str, said_in: Language) -> Iterator[InForce]:
    if asked.unresolved:
        yield InForce(said_in.gettext("Belum selesai"), asked.address(path, state=None))
    else:
        yield from (InForce(word(s, said_in), without_state(asked, path, s)) for s in asked.filters.states)


def without_state(asked: Asked, path: str, state: State) -> str:
    """The list without one of its states."""
    left = tuple(each for each in asked.filters.states if each is not state)
    return replace(asked, filters=replace(asked.filters, states=left)).address(path)


def filter_words(name: str, value: str, directory: Directory, said_in: Language) -> str:
    """The value of a filter in words; what it narrows by is named where the value alone does not say it."""
    named = SAID.get(name)
    return named(value, directory, said_in) if named else word_of(name, value, said_in)


def waited_for(value: str, directory: Directory, said_in: Language) -> str:
    """Who is meant by the word that lists are filtered by (`level:secretary`, `desk:BPKAD`, `agency`)."""
    kind, _, who = value.partition(":")
    if kind == Waits.LEVEL and who:
        return word_of("level", who, said_in)
    if kind == Waits.DESK and who:
        return directory.desk_name(who)
    return word_of("waiting_for", kind, said_in)


SAID: Mapping[str, Callable[[str, Directory, Language], str]] = {
    "agency": lambda code, directory, _: directory.agency_name(code),
    "desk": lambda code, directory, said_in: said_in.gettext("Dibantu {desk}", desk=directory.desk_name(code)),
    "cause": lambda code, directory, said_in: directory.cause_name(code, said_in.code),
    "waiting_for": lambda who, directory, said_in: said_in.gettext(
        "Menunggu {who}", who=waited_for(who, directory, said_in)
    ),
    "year": lambda year, _, said_in: said_in.gettext("Tahun anggaran {year}", year=year),
    "flagged": lambda _, __, said_in: said_in.gettext("Ditandai terlambat"),
    "carried": lambda year, _, said_in: said_in.gettext("Dibawa ke {year}", year=year),
    "amount": lambda _, __, said_in: said_in.gettext("Belum bernilai"),
    "q": lambda typed, _, __: f"“{typed}”",
}
Choice = tuple[str, str]


def choices(asked: Asked, directory: Directory, said_in: Language, year: int) -> dict[str, tuple[Choice, ...]]:
    """What each filter of the form offers, by its name; `year` is this year."""
    return {
        "state": ((UNRESOLVED, said_in.gettext("Belum selesai")), *words("state", said_in)),
        "agency": tuple((a.code, a.name) for a in directory.agencies()),
        "cause": tuple((c.code, directory.cause_name(c.code, said_in.code)) for c in directory.causes()),
        "desk": tuple((d.code, directory.desk_name(d.code)) for d in directory.desks()),
        "level": words("level", said_in),
        "stage": words("stage", said_in),
        "locus": words("locus", said_in),
        "waiting_for": words("waiting_for", said_in),
        "visibility": words("visibility", said_in),
        "amount": ((UNSTATED, said_in.gettext("Belum bernilai")),),
        "flagged": ((FLAGGED, said_in.gettext("Ditandai terlambat")),),
        "carried": tuple((str(y), str(y)) for y in _years(asked.filters.carried, year)),
        "year": tuple((str(y), str(y)) for y in _years(asked.filters.year, year)),
        "sort": tuple((sort.value, said_in.gettext(label)) for sort, label in SORTS.items()),
    }


def _years(asked: int | None, year: int) -> list[int]:
    """The years that are likely asked for, and the one that is."""
    return sorted({*range(year - 4, year + 2), *([asked] if asked else [])}, reverse=True)
