"""The form of a record as a page shows it, for raising and for amending alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from domain.acting import AGENCY
from domain.files import StoredFile
from web.faults import NONE, Faults
from web.obstacle.asking import things
from web.obstacle.choices import choices
from web.obstacle.record_form import Typed
from web.visiting import Visit
from wording.fields import field_hint, field_label

ROWS = frozenset({"whys", "lines", "parties"})


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What is typed, the command key, the draft's version (0: none), what is wrong, the files that came."""

    typed: Typed
    key: str
    draft: int = 0
    faults: Faults = NONE
    files: Sequence[StoredFile] = ()


def context(visit: Visit, sheet: Sheet, act: str) -> dict[str, Any]:
    """What `obstacle/record_fields.html` needs."""
    own = visit.acting.agency if visit.acting.kind in AGENCY else None
    return {
        "status": sheet.faults.status,
        "sheet": sheet,
        "values": sheet.typed.values,
        "errors": sheet.faults.fields,
        "choices": choices(visit),
        "things": things(visit),
        "own_agency": visit.directory.agency_name(own) if own else "",
        "label": partial(field_label, said_in=visit.language, act=act),
        "hint": partial(field_hint, said_in=visit.language, act=act),
        "has": _has(sheet),
    }


def _has(sheet: Sheet) -> Callable[[Sequence[str]], bool]:
    """Whether a folded part of the form holds anything, so that it has to be open."""

    def has(names: Sequence[str]) -> bool:
        return any(_filled(sheet, name) or _wrong(sheet, name) for name in names)

    return has


def _filled(sheet: Sheet, name: str) -> bool:
    if name in ROWS:
        rows = getattr(sheet.typed, name)
        return len(rows) > 1 or any(row.values() if hasattr(row, "values") else row for row in rows)
    return bool(sheet.typed.values.get(name))


def _wrong(sheet: Sheet, name: str) -> bool:
    return any(control == name or control.startswith(f"{name}-") for control in sheet.faults.fields)
