"""The record of an obstacle in words, for the left half of its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.files import StoredFile
from domain.obstacle import BudgetLine, Obstacle, Party, Record, audit_word
from domain.obstacle.year_ends import carried_into
from domain.text import Text
from projections.board import is_late
from projections.obstacle import Shown
from web.previewing import PICTURES
from web.visiting import Visit
from wording.dates import day_of, late_entry, long_day, until
from wording.fields import field_label
from wording.numbers import file_size
from wording.offices import party_name
from wording.record_values import shown
from wording.values import words_of

#: Facts in the order of the page; those that nobody stated are left out, but for the first ones.
ALWAYS = ("cause", "stage", "locus", "happened_on", "needed_by")
WHERE_STATED = ("activity", "sub_unit", "physical_progress", "dak_code")


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadView:
    """What stands over the page of an obstacle; `carried` is the last year into which it was carried, 0 if none."""

    number: str
    title: str
    state: str
    audit: str
    effect: str
    level: str
    visibility: str
    agency: str
    agency_name: str
    late_entry: bool
    carried: int
    times: int


@dataclass(frozen=True, slots=True)
class PartyView:
    """Who is expected to help; `kind` is desk, agency or name."""

    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to be fetched, with its size in words; `preview` is a small picture of it, empty where there is none."""

    href: str
    name: str
    size: str
    preview: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordView:
    """The record: the official three columns first, then facts as pairs of label and value."""

    description: str
    follow_up: str
    parties: tuple[PartyView, ...]
    tried: str
    whys: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    amount: int | None
    budget_lines: tuple[BudgetLine, ...]
    files: tuple[FileView, ...]
    late: str


def head_view(visit: Visit, shown: Shown) -> HeadView:
    """The head, by the names in force when the obstacle was raised."""
    obstacle, record = shown.obstacle, shown.obstacle.record
    audit = audit_word(obstacle)
    return HeadView(
        number=shown.number,
        title=words_of(record.title, visit.language),
        state=obstacle.state.value,
        audit=audit.value if audit else "",
        effect=record.effect.value,
        level=obstacle.level.value,
        visibility=record.visibility.value,
        agency=record.agency,
        agency_name=visit.directory.agency_name(record.agency, obstacle.raised_at),
        late_entry=is_late(obstacle),
        carried=carried_into(obstacle.year_ends),
        times=sum(end.into is not None for end in obstacle.year_ends),
    )


def record_view(visit: Visit, obstacle: Obstacle, files: Mapping[UUID, StoredFile]) -> RecordView:
    """The record in the reader's language."""
    record = obstacle.record
    return RecordView(
        description=words_of(record.description, visit.language),
        follow_up=_typed(visit, record.follow_up_needed),
        parties=tuple(_party(visit, one, obstacle) for one in record.parties),
        tried=_typed(visit, record.tried),
        whys=tuple(words_of(why, visit.language) for why in record.whys),
        facts=tuple(_facts(visit, obstacle)),
        amount=obstacle.amount,
        budget_lines=record.budget_lines,
        files=file_views(visit, (ref.id for ref in record.evidence), files),
        late=_late(visit, obstacle),
    )


def file_views(visit: Visit, ids: Iterable[UUID], files: Mapping[UUID, StoredFile]) -> tuple[FileView, ...]:
    """The files as links; one that is gone keeps its place in words."""
    return tuple(file_view(visit, files.get(id_), id_) for id_ in ids)


def file_view(visit: Visit, file: StoredFile | None, id_: UUID) -> FileView:
    """One file as a link to its bytes."""
    if file is None:
        return FileView(f"/files/{id_}", visit.language.gettext("berkas tidak ada lagi"), "")
    preview = f"/files/{id_}/preview" if file.type in PICTURES else ""
    return FileView(f"/files/{id_}", file.name, file_size(file.size, visit.language), preview)


def named_files(visit: Visit, obstacle: Obstacle, more: Sequence[UUID] = ()) -> Mapping[UUID, StoredFile]:
    """The files that the page names, by their ids."""
    ids = [ref.id for ref in obstacle.record.evidence]
    return {file.id: file for file in visit.deps.files.of([*ids, *more])}


def _typed(visit: Visit, text: Text | None) -> str:
    return words_of(text, visit.language) if text is not None else ""


def _party(visit: Visit, one: Party, obstacle: Obstacle) -> PartyView:
    kind = "desk" if one.desk else "agency" if one.agency else "name"
    return PartyView(party_name(one, visit.directory, visit.language, obstacle.raised_at), kind)


def _facts(visit: Visit, obstacle: Obstacle) -> Iterator[tuple[str, str]]:
    record, said_in = obstacle.record, visit.language
    for name in (*ALWAYS, *WHERE_STATED):
        value = getattr(record, name)
        if value is None and name not in ALWAYS:
            continue
        said = shown(name, value, visit.directory, said_in, obstacle.raised_at)
        yield field_label(name, said_in), said + _how_late(visit, record, obstacle, name)
    yield field_label("fiscal_year", said_in), str(record.fiscal_year)
    yield said_in.gettext("Dicatat"), long_day(day_of(obstacle.raised_at), said_in)


def _how_late(visit: Visit, record: Record, obstacle: Obstacle, name: str) -> str:
    if name != "happened_on":
        return ""
    late = late_entry(record.happened_on, obstacle.raised_at, visit.language)
    return f" ({late})" if late else ""


def _late(visit: Visit, obstacle: Obstacle) -> str:
    """How long the day by which it is needed has passed; nothing once it is closed."""
    day = obstacle.record.needed_by
    if day is None or day >= visit.today or not obstacle.is_open:
        return ""
    return until(day, visit.today, visit.language)
