"""The body of each act, by the act's name. Its fields are those of the domain's command."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from api.bodies.fields import Body, Code, Day, FileIds, Line, PastDay, Words
from api.bodies.samples import ACTS as SAMPLES
from domain.obstacle import COMMANDS, AssistanceCommand, Command, FileRef, Level, MergedAmount, Visibility
from domain.text import Text


class ActBody(Body):
    """What an act says."""

    def files(self) -> tuple[UUID, ...]:
        """The ids of the files that the act brings."""
        return (*getattr(self, "files_", ()), *getattr(self, "evidence", ()))


class Nothing(ActBody):
    """An act that says nothing more than itself; the body may be left out."""


class Reasoned(ActBody):
    """An act with its reason."""

    reason: Words


class Told(ActBody):
    """An act with a text."""

    text: Words


class ToldWithEvidence(Told):
    evidence: FileIds = ()


class Evidence(ActBody):
    """Files, a text, or both."""

    model_config = ConfigDict(populate_by_name=True)

    files_: Annotated[FileIds, Field(alias="files")] = ()
    text: Words | None = None


class Escalation(Reasoned):
    to: Annotated[Level, Field(description="Above the present level.")]


class Decision(Told):
    level: Annotated[Level, Field(description="Where it goes on: the present level or a lower one.")]


class Assignment(ActBody):
    desk: Annotated[Code, Field(description="Code of the desk (`/desks`).")]
    due: Day
    request: Words


class Extension(Reasoned):
    due: Annotated[Day, Field(description="Later than the present due date.")]


class Deadline(Reasoned):
    needed_by: Day
    letter: Annotated[Line | None, Field(description="Number of the letter that says so.")] = None


class Wait(Reasoned):
    party: Annotated[Line, Field(description="Whom outside the regency everybody waits for.")]


class Visit(ToldWithEvidence):
    on: PastDay


class Resolution(ActBody):
    root_cause: Words
    what_worked: Words


class Merging(ActBody):
    into: Annotated[str, Field(min_length=1, max_length=40, description="Id or number of the obstacle it goes on in.")]
    amount: Annotated[
        MergedAmount, Field(description="`same`: the same money; `added`: it comes on top of the other's.")
    ] = MergedAmount.SAME


class Seen(Reasoned):
    visibility: Visibility


SHAPES: Mapping[str, type[ActBody]] = {
    "add_evidence": Evidence,
    "comment": Told,
    "return": Reasoned,
    "resubmit": Told,
    "accept": Nothing,
    "withdraw": Reasoned,
    "escalate": Escalation,
    "decide": Decision,
    "instruct": Told,
    "assign": Assignment,
    "extend": Extension,
    "cancel": Reasoned,
    "take": Nothing,
    "decline": Reasoned,
    "report_progress": ToldWithEvidence,
    "hand_back": Told,
    "move_deadline": Deadline,
    "wait": Wait,
    "end_wait": Told,
    "visit": Visit,
    "state_done": Told,
    "confirm": Resolution,
    "set_unactionable": Reasoned,
    "reopen": Reasoned,
    "merge": Merging,
    "unmerge": Nothing,
    "change_visibility": Seen,
}


def _named(act: str, shape: type[ActBody]) -> type[ActBody]:
    """The shape under the act's own name, with its example, for the document."""
    name = "".join(word.capitalize() for word in act.split("_"))
    config = ConfigDict(json_schema_extra={"examples": [SAMPLES.get(act, {})]})
    namespace = {"model_config": config, "__doc__": COMMANDS[act].__doc__, "__module__": __name__}
    return type(f"{name}Body", (shape,), namespace)


BODIES: Mapping[str, type[ActBody]] = {act: _named(act, shape) for act, shape in SHAPES.items()}


def command(act: str, body: ActBody, *, n: int | None, evidence: tuple[FileRef, ...], **instead: Any) -> Command:
    """The command of the act. `instead` holds values that stand for those of the body."""
    kind = COMMANDS[act]
    given = {name.rstrip("_"): _value(body, name) for name in type(body).model_fields}
    for name in ("files", "evidence"):
        if name in given:
            given[name] = evidence
    if issubclass(kind, AssistanceCommand):
        given["n"] = n
    return kind(**given | instead)


def _value(body: ActBody, name: str) -> Any:
    """Blank text was not given, where it need not be; where it must be, the domain says so."""
    value = getattr(body, name)
    blank = value == Text("") and not type(body).model_fields[name].is_required()
    return None if blank else value
