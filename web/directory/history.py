"""How one entry came to be, as sentences with what each replaced."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.administration import Which
from domain.directory.evolving import evolve
from domain.directory.offices import HolderAppointed, HolderEnded
from domain.directory.streams import DirectoryEvent
from projections.facts import of_entry
from web.directory.asking import MOST_ACCOUNTS
from web.directory.sorts import Sort
from web.visiting import Visit
from wording.dates import long_moment
from wording.directory import value_in_words
from wording.fields import field_label
from wording.timeline import sentence

ICONS = {
    "registered": "plus", "established": "plus", "renamed": "pencil", "changed": "pencil", "retired": "ban",
    "reinstated": "rotate-ccw", "holder_appointed": "user-round-check", "holder_ended": "log-out",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A field with what it said before and says since."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """A fact in words, as the timeline shows it; `text` is the letter."""

    sentence: str
    when: str
    when_iso: str
    icon: str
    version: int
    text: str = ""
    changes: tuple[Change, ...] = ()


def history(visit: Visit, sort: Sort, code: str) -> tuple[FactView, ...]:
    """All facts of the entry, the latest first."""
    with visit.deps.reads.connect() as connection:
        facts = of_entry(connection, sort.stream, code)
    return tuple(reversed(tuple(_told(visit, sort, facts))))


def _told(visit: Visit, sort: Sort, facts: Sequence[DirectoryEvent]) -> Iterator[FactView]:
    persons = {fact.person for fact in facts if isinstance(fact, HolderAppointed)} | {fact.by.person for fact in facts}
    names = {**_usernames(visit), **visit.deps.names.names(sorted(persons))}
    entry: Any = None
    for fact in facts:
        before, entry = entry, evolve(fact, entry)
        told = sentence(fact, visit.language, visit.directory, names)
        yield FactView(
            sentence=" · ".join(part for part in (told.headline, told.office, told.person) if part),
            when=long_moment(fact.recorded_at, visit.language),
            when_iso=fact.recorded_at.isoformat(timespec="seconds"),
            icon=ICONS.get(told.kind, "circle"),
            version=fact.originator_version,
            text=told.quote or "",
            changes=(*_changes(visit, sort, before, entry), *_who(visit, fact, before, names)),
        )


def _usernames(visit: Visit) -> Mapping[str, str]:
    """By person, for those whose name nobody typed: who reads this may read the accounts too."""
    rows = visit.deps.keeping.page("", Which.ALL, start=0, limit=MOST_ACCOUNTS).rows
    return {row.person: row.username for row in rows if row.erased_at is None}


def _changes(visit: Visit, sort: Sort, before: Any, after: Any) -> Iterator[Change]:
    for name in (*sort.names, *sort.fields):
        old, new = getattr(before, name, None), getattr(after, name)
        if before is not None and old != new:
            act = f"rename_{sort.one}" if name in sort.names else f"change_{sort.one}"
            said = [value_in_words(name, value, visit.directory, visit.language) for value in (old, new)]
            yield Change(field_label(name, visit.language, act=act), *said)


def _who(visit: Visit, fact: DirectoryEvent, before: Any, names: Mapping[str, str]) -> Iterator[Change]:
    """Whose tenure ended: the fact itself names an account only."""
    if isinstance(fact, HolderEnded):
        person = next((tenure.person for tenure in before.tenures if tenure.account == fact.account), "")
        yield Change(
            field_label("holder", visit.language),
            "",
            names.get(person) or visit.language.gettext("pemegang akun"),
        )
