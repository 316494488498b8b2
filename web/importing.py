"""Bringing in the official form as a file: uploaded, looked at line by line, and stored when that is confirmed."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from domain.bulk import IMPORT
from domain.files import StoredFile
from domain.importing import Plan
from domain.refusals import NotFound, NotYourAct, Refused
from web.faults import NONE, UNPROCESSABLE, Error, Faults, faults_of
from web.forms import Form, Posted, new_key
from web.import_lines import tables_of
from web.navigation import may_raise
from web.notices import Notice
from web.obstacle.uploading import keep_uploads
from web.rendering import render
from web.saving import redirect
from web.sheets import as_file
from web.visiting import Arrived, Visit
from wording.bulk import bulk_noun
from wording.numbers import file_size
from wording.refusals import sentence

router = APIRouter(include_in_schema=False)
HERE, FIELD, TAKE = "/import", "file", "take"
BLANK = "formulir-kendala.xlsx"
KINDS = ".xlsx,.xls,.ods,.csv"


@router.get(HERE)
def choose(visit: Arrived) -> Response:
    """The form for the file, and the blank official form."""
    _refuse(visit)
    return _form(visit, new_key(), NONE)


@router.get(f"{HERE}/{BLANK}")
def blank(visit: Arrived) -> Response:
    """The official form without a line."""
    _refuse(visit)
    return as_file(BLANK, lambda file: visit.deps.export(file, (), visit.directory))


@router.post(HERE)
def upload(visit: Arrived, form: Posted) -> Response:
    """Keep the file and go on to its preview; one that is no form is deleted at once, and it is said why."""
    _refuse(visit)
    stored = keep_uploads(visit, form, FIELD)
    if not stored:
        form.fault(FIELD, "no_file")
    try:
        form.refuse()
    except Refused as refusal:
        return _form(visit, form.key, faults_of(refusal, visit.language))
    return _received(visit, form, stored)


def _received(visit: Visit, form: Form, stored: Sequence[StoredFile]) -> Response:
    try:
        visit.deps.importing.look(stored[0], visit.acting)
    except Refused as refusal:
        _discard(visit, stored[0].id)
        said = sentence(refusal, visit.language)
        return _form(visit, form.key, Faults(UNPROCESSABLE, {FIELD: said}, (Error(FIELD, said),)))
    return redirect(visit, f"{HERE}/{stored[0].id}")


@router.get(HERE + "/{file}")
def preview(visit: Arrived, file: UUID) -> Response:
    """What would become of each line, now."""
    _refuse(visit)
    found = _own(visit, file)
    if found is None:
        return _after(visit, file)
    return _preview(visit, found, visit.deps.importing.look(found, visit.acting))


@router.post(HERE + "/{file}")
def carry_out(visit: Arrived, form: Posted, file: UUID) -> Response:
    """Store it and delete the file. What is sent again leads to what was stored."""
    _refuse(visit)
    found = _own(visit, file)
    if found is None or visit.deps.importing.stored(file):
        return _after(visit, file)
    take = {int(n) for n in form.many(TAKE) if n.isascii() and n.isdigit() and len(n) <= len("1000000")}
    planned, imported = visit.deps.importing.carry_out(found, visit.acting, take=take, via=visit.caller.via)
    if planned.bad:
        return _preview(visit, found, planned, status=UNPROCESSABLE)
    if imported is None:
        return _after(visit, file, Notice("import_empty"))
    _discard(visit, file)
    told = [Notice("import_stored", {"n": visit.language.count(len(planned.new))})]
    if not visit.deps.reads.wait_for(imported.position):
        told.append(Notice("catching_up"))
    return redirect(visit, f"/bulk/{imported.correlation}", *told)


@router.post(HERE + "/{file}/discard")
def give_up(visit: Arrived, form: Posted, file: UUID) -> Response:
    """Delete the file and store nothing."""
    _ = form
    _refuse(visit)
    if visit.deps.importing.stored(file):
        return _after(visit, file)
    _discard(visit, file)
    return redirect(visit, HERE, Notice("import_dropped"))


def _refuse(visit: Visit) -> None:
    """Who may raise may bring in. Raises NotYourAct."""
    if not may_raise(visit.acting):
        raise NotYourAct("raise")


def _own(visit: Visit, file: UUID) -> StoredFile | None:
    """The file, as long as it waits here for the one who uploaded it."""
    found = next(iter(visit.deps.files.of([file])), None)
    waits = found is not None and found.uploader == visit.caller.account and found.obstacle is None
    return found if waits else None


def _after(visit: Visit, file: UUID, otherwise: Notice | None = None) -> Response:
    """Where a file leads that is not looked at any more: to its import, or to the form for another one."""
    correlation = visit.deps.importing.stored(file)
    if correlation is not None:
        try:
            visit.deps.bulks.told(correlation, visit.acting)
        except NotFound:
            correlation = None
    if correlation is None:
        _discard(visit, file)
        return redirect(visit, HERE, otherwise or Notice("import_gone"))
    _discard(visit, file)
    return redirect(visit, f"/bulk/{correlation}", Notice("saved_before"))


def _discard(visit: Visit, file: UUID) -> None:
    visit.deps.files.discard(file, uploader=visit.caller.account)


def _form(visit: Visit, key: str, faults: Faults) -> Response:
    if faults.status != NONE.status:
        faults = replace(faults, status=UNPROCESSABLE)
    return render(
        visit,
        "importing/upload.html",
        status=faults.status,
        page_title=visit.language.gettext("Impor dari berkas"),
        key=key,
        faults=faults,
        kinds=KINDS,
        blank=f"{HERE}/{BLANK}",
        most=file_size(visit.deps.upload_limit, visit.language),
    )


def _preview(visit: Visit, file: StoredFile, planned: Plan, *, status: int = 200) -> Response:
    title = visit.language.gettext("Periksa sebelum disimpan")
    return render(
        visit,
        "importing/preview.html",
        status=status,
        page_title=title,
        breadcrumbs=[{"href": HERE, "label": bulk_noun(IMPORT, visit.language)}, {"href": "", "label": title}],
        file=file,
        tables=tables_of(visit, planned),
        action=f"{HERE}/{file.id}",
    )
