"""What was typed for an act that is not possible any more: sent as a comment, or with its files as evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.files import StoredFile
from domain.obstacle import allowed
from web.addresses import act_address
from web.asked import FieldView
from web.forms import Form
from web.obstacle.case import Case
from web.visiting import Visit
from wording.acts import act_verb


@dataclass(frozen=True, slots=True)
class LeftOver:
    """One text that holds everything typed, and the address it can be sent to with the words of the button."""

    action: str
    text: str
    send: str
    with_files: bool = False


def left_over(
    visit: Visit, case: Case, fields: Sequence[FieldView], form: Form, files: Sequence[StoredFile]
) -> LeftOver | None:
    """None where nothing was typed, or where the office may not comment either."""
    text = _text(fields, form)
    open_acts = allowed(case.obstacle, visit.acting)
    if files and "add_evidence" in open_acts:
        return LeftOver(
            act_address(case.number, "add_evidence"), text, act_verb("add_evidence", visit.language), with_files=True
        )
    if not text or "comment" not in open_acts:
        return None
    send = visit.language.gettext("Kirim sebagai komentar")
    return LeftOver(act_address(case.number, "comment"), text, send)


def _text(fields: Sequence[FieldView], form: Form) -> str:
    """The words as they are where there is nothing else, else each value under the name of its field."""
    filled = list(_filled(fields, form))
    return filled[0][1] if len(filled) == 1 else "\n\n".join(f"{label}: {value}" for label, value in filled)


def _filled(fields: Sequence[FieldView], form: Form) -> Iterator[tuple[str, str]]:
    for view in fields:
        value = form.get(view.name)
        if value and view.kind != "files":
            yield view.label, next((choice[1] for choice in view.choices if choice[0] == value), value)
