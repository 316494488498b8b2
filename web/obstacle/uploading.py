"""Evidence on its way: kept as soon as it arrives, so that a refused form does not lose it; attached once saved."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from uuid import UUID

from starlette.datastructures import UploadFile

from domain.files import FileTooLarge, StoredFile
from domain.obstacle import FileRef
from domain.pacing import Paced, TooFast
from domain.refusals import Invalid, Refused
from domain.tracker import Saved
from web.forms import Form
from web.visiting import Visit

#: The hidden fields that carry files which an earlier try brought.
KEPT = "kept"
CHUNK = 64 * 1024


def keep_uploads(visit: Visit, form: Form, *names: str) -> Sequence[StoredFile]:
    """What was chosen in these fields and what earlier tries of this form brought; a fault where a file is refused."""
    ids = [id_ for each in form.many(KEPT) if (id_ := _id(each)) is not None]
    stored = [*own_files(visit, ids), *(file for name in names for file in _arriving(visit, form, name))]
    return list({file.id: file for file in stored}.values())


def own_files(visit: Visit, ids: Sequence[UUID]) -> Sequence[StoredFile]:
    """Those of these files that the account uploaded itself."""
    return [file for file in visit.deps.files.of(ids) if file.uploader == visit.caller.account]


def _id(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _arriving(visit: Visit, form: Form, name: str) -> Iterator[StoredFile]:
    for upload in form.files(name):
        try:
            yield _store(visit, form, upload)
        except (FileTooLarge, TooFast) as refusal:
            form.fault(name, refusal.key, **refusal.data)
        except Invalid as refusal:
            for key, data in refusal.fields.values():
                form.fault(name, key, **data)


def _store(visit: Visit, form: Form, upload: UploadFile) -> StoredFile:
    """The same bytes in the same form are one file, however often the form is sent."""
    digest = sha256()
    while chunk := upload.file.read(CHUNK):
        digest.update(chunk)
    upload.file.seek(0)
    visit.deps.pacing.admit(Paced.UPLOAD, visit.caller.account)
    return visit.deps.files.store(
        upload.file,
        name=upload.filename or "",
        type=upload.content_type or "",
        uploader=visit.caller.account,
        key=f"{form.key}-{digest.hexdigest()[:32]}",
    )


def with_files(
    visit: Visit, files: Sequence[StoredFile], obstacle: UUID | None, do: Callable[[tuple[FileRef, ...]], Saved]
) -> Saved:
    """Do an act that names these files, and give them to its obstacle. Raises what the act raises."""
    ids = [file.id for file in files]
    refs = visit.deps.files.claim(ids, uploader=visit.acting.account, obstacle=obstacle)
    try:
        result = do(refs)
    except Refused:
        visit.deps.files.release(ids)
        raise
    visit.deps.files.attach(ids, result.id)
    return result
