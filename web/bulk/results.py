"""What a bulk did to each, and the list of recent ones."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.bulk import BulkDone
from domain.refusals import NotFound
from projections.bulk import Recent, recent, taken_back_by
from web.bulk.views import rows_of
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.bulk import bulk_noun
from wording.dates import long_moment, short_moment
from wording.offices import office_title

router = APIRouter()
HERE = "/bulk"


@dataclass(frozen=True, slots=True)
class Line:
    """A bulk in the list."""

    href: str
    noun: str
    at: str
    office: str
    done: int
    left: int
    undone: str


@router.get(HERE)
def recents(visit: Arrived) -> Response:
    """What the account or its office did to many; the Assistant sees everybody's."""
    with visit.deps.reads.connect() as connection:
        found = recent(connection, visit.acting)
    return render(
        visit,
        "bulk/list.html",
        page_title=visit.language.gettext("Tindakan bersama"),
        lines=[line_of(visit, each) for each in found],
        exports=[offered(visit, "bulks")] if found else (),
    )


@router.get(HERE + "/{bulk}")
def result(visit: Arrived, bulk: str) -> Response:
    """What it did and what it left, as far as the office may see the obstacles."""
    acting = visit.acting
    record, outcome = visit.deps.bulks.told(id_of(bulk), acting)
    with visit.deps.reads.connect() as connection:
        undone = taken_back_by(connection, record.originator_id)
    noun = bulk_noun(record.act, visit.language)
    return render(
        visit,
        "bulk/result.html",
        page_title=noun,
        breadcrumbs=crumbs(visit, noun),
        rows=rows_of(visit, outcome),
        exports=[offered(visit, "bulk", bulk=bulk)],
        hidden=len(record.done) - len(outcome.done),
        office=office_title(record.by, visit.directory, visit.language, record.recorded_at),
        at=long_moment(record.recorded_at, visit.language),
        undo_href=f"{HERE}/{bulk}/undo" if may_undo(visit, record) else "",
        undone_href=f"{HERE}/{undone}" if undone else "",
        undoes_href=f"{HERE}/{record.of}" if record.of else "",
    )


def id_of(given: str) -> UUID:
    """Raises NotFound for what is no id."""
    try:
        return UUID(given)
    except ValueError as error:
        raise NotFound("bulk", given) from error


def may_undo(visit: Visit, record: BulkDone) -> bool:
    """Whether there is any use in asking: it is theirs who did it, and the Assistant's."""
    return visit.acting.kind is OfficeKind.ASSISTANT or record.by.account == visit.acting.account


def crumbs(visit: Visit, *labels: str) -> list[dict[str, str]]:
    """The way to this page."""
    first = {"href": HERE, "label": visit.language.gettext("Tindakan bersama")}
    return [first, *({"href": "", "label": label} for label in labels)]


def line_of(visit: Visit, each: Recent) -> Line:
    """The bulk in words."""
    return Line(
        href=f"{HERE}/{each.id}",
        noun=bulk_noun(each.act, visit.language),
        at=short_moment(each.at, visit.language),
        office=office_title(each.by, visit.directory, visit.language, each.at),
        done=each.done,
        left=each.left,
        undone=f"{HERE}/{each.undone}" if each.undone else "",
    )
