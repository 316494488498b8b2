"""A refused form: the same page again with everything typed, what is wrong beside each field, and a summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.refusals import Invalid, Refused
from wording.language import Language
from wording.refusals import field_faults, sentence


@dataclass(frozen=True, slots=True)
class Error:
    """One line of the summary; `field` is the id of the control, empty where it is about the form as a whole."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Faults:
    """`fields` by the name of the control, for the macros; `summary` for the head of the form; `status` of the page."""

    status: int = 200
    fields: Mapping[str, str] = field(default_factory=dict)
    summary: Sequence[Error] = ()


NONE = Faults()
UNPROCESSABLE = 422


def control_of(name: str) -> str:
    """The control's name for a field as the domain names it: `budget_lines.0` is the first control of that row."""
    head, *rest = name.split(".")
    if head == "whys" and rest:
        return f"whys-{rest[0]}"
    if head in ROWS and rest:
        prefix, first = ROWS[head]
        return "-".join((prefix, rest[0], *(rest[1:] or [first])))
    return name


#: Tables in forms: the prefix of their controls, and the control that stands for a whole row.
ROWS: Mapping[str, tuple[str, str]] = {
    "budget_lines": ("lines", "sub_activity"),
    "parties": ("parties", "desk"),
    "rules": ("rules", "clock"),
}


def faults_of(refusal: Refused, said_in: Language, *, act: str | None = None) -> Faults:
    """What a refusal says about the form that was sent."""
    if not isinstance(refusal, Invalid):
        return Faults(UNPROCESSABLE, {}, (Error("", sentence(refusal, said_in)),))
    found = [(control_of(each.field), each) for each in field_faults(refusal, said_in, act=act)]
    return Faults(
        UNPROCESSABLE,
        {control: each.sentence for control, each in found},
        [Error(control, f"{each.label}: {each.sentence}") for control, each in found],
    )
