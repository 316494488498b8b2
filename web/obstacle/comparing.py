"""Two persons changed the same field: both texts beside each other, and a form that holds the one person's work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.event import Event
from domain.obstacle import RecordAmended
from domain.refusals import ChangedSince
from web.forms import Form
from web.obstacle.case import Case
from web.visiting import Visit
from wording.dates import long_moment
from wording.fields import field_label
from wording.offices import office_title
from wording.record_values import shown

#: The prefixes of the controls of fields that are rows.
ROWS = {"budget_lines": "lines-", "parties": "parties-"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field that both changed: both texts, and who wrote the other one, when."""

    name: str
    label: str
    yours: str
    theirs: str
    who: str


def comparisons(visit: Visit, case: Case, refusal: ChangedSince) -> Iterator[Comparison]:
    """The fields of the collision in their order."""
    for name, value in refusal.data["yours"].items():
        yield Comparison(
            name=name,
            label=field_label(name, visit.language),
            yours=shown(name, value, visit.directory, visit.language),
            theirs=shown(name, refusal.data["theirs"][name], visit.directory, visit.language),
            who=_who(visit, case.events, name),
        )


def _who(visit: Visit, events: Sequence[Event], name: str) -> str:
    """The office that set the field last, and when."""
    setting = [event for event in events if isinstance(event, RecordAmended) and name in event.amendment.fields]
    if not setting:
        return ""
    office = office_title(setting[-1].by, visit.directory, visit.language, setting[-1].recorded_at)
    return f"{office}, {long_moment(setting[-1].recorded_at, visit.language)}"


def rebased(form: Form, changed: Sequence[str], now: Form) -> Form:
    """The person's own changes on top of the record as it is now."""
    own = [pair for pair in form.pairs if _field_of(pair[0]) in changed]
    others = [pair for pair in now.pairs if _field_of(pair[0]) not in changed]
    return Form(pairs=[*others, *own])


def _field_of(control: str) -> str:
    """The field that a control belongs to."""
    return next((name for name, prefix in ROWS.items() if control.startswith(prefix)), control)
