"""The drafts of the acting office as pages offer them: to go on with, or to delete."""

from dataclasses import dataclass
from itertools import pairwise

from domain.drafts import Draft
from web.drafts import draft_address
from web.visiting import Visit
from wording.acts import act_verb
from wording.dates import ago

NEW = "/obstacles/new"
LONGEST = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftView:
    """A draft in a line: what it is about, which form it is, when it was last saved; `raises` a new obstacle."""

    key: str
    href: str
    title: str
    form: str
    saved: str
    raises: bool


def mine(visit: Visit) -> tuple[DraftView, ...]:
    """Those of the acting office, the latest first."""
    found = visit.deps.drafts.of(visit.caller.account, visit.acting.office)
    return tuple(_view(visit, draft) for draft in found)


def of_form(visit: Visit, form: str, n: int | None = None) -> tuple[DraftView, ...]:
    """Those of one form, and of the same assistance `n`: to go on with instead of beginning anew."""
    found = visit.deps.drafts.of(visit.caller.account, visit.acting.office)
    return tuple(_view(visit, draft) for draft in found if draft.form == form and draft.get("n") == str(n or ""))


def about(visit: Visit, number: str) -> tuple[DraftView, ...]:
    """Those of all forms of one obstacle."""
    found = visit.deps.drafts.of(visit.caller.account, visit.acting.office)
    return tuple(_view(visit, draft) for draft in found if draft.form.startswith(f"/obstacles/{number}/"))


def _view(visit: Visit, draft: Draft) -> DraftView:
    raises = draft.form == NEW
    return DraftView(
        key=draft.key,
        href=draft_address(draft),
        title=_title(draft) or visit.language.gettext("Belum ada uraian"),
        form=act_verb("raise", visit.language) if raises else _act(visit, draft.form),
        saved=visit.language.gettext("disimpan {ago}", ago=ago(draft.updated_at, visit.now, visit.language)),
        raises=raises,
    )


def _title(draft: Draft) -> str:
    """The first words that say what it is about."""
    for name in ("title", "description", "text", "reason", "request"):
        if words := " ".join(draft.get(name).split()):
            return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    return ""


def _act(visit: Visit, form: str) -> str:
    """`Terima KDL-2024-12`."""
    parts = form.split("/")
    number = next((after for before, after in pairwise(parts) if before == "obstacles"), "")
    return f"{act_verb(parts[-1], visit.language)} {number}"
