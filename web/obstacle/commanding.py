"""From a form to the command of an act, and to the tracker."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from domain.files import StoredFile
from domain.obstacle import COMMANDS, AssistanceCommand, Command, Context, FileRef, Merge, decide
from domain.refusals import Invalid, Refused
from domain.tracker import Saved
from projections.obstacle import Shown, find
from web.forms import Form
from web.obstacle.act_fields import ASKS, READ, Kind
from web.obstacle.uploading import with_files
from web.saving import request_of
from web.visiting import Visit

NOWHERE = UUID(int=0)


def do(visit: Visit, form: Form, shown: Shown, act: str, *, n: int | None, files: Sequence[StoredFile]) -> Saved:
    """Do the act as the form says. Raises Invalid with every fault of the form at once, and what the act raises."""
    values = dict(_values(visit, form, act))
    if form.faults:
        _refuse_all(visit, form, shown, _command(act, n, values, ()))

    def act_with(refs: tuple[FileRef, ...]) -> Saved:
        return visit.deps.tracker.act(shown.obstacle.id, _command(act, n, values, refs), request_of(visit, form))

    return with_files(visit, files, shown.obstacle.id, act_with)


def _values(visit: Visit, form: Form, act: str) -> Iterator[tuple[str, Any]]:
    for asked in ASKS[act]:
        if asked.kind is Kind.OBSTACLE:
            yield asked.name, _other(visit, form, asked.name)
        elif asked.kind is not Kind.FILES:
            yield asked.name, READ[asked.kind](form, asked)


def _other(visit: Visit, form: Form, name: str) -> UUID:
    """The obstacle whose number was typed, if the caller may see it."""
    with visit.deps.reads.connect() as connection:
        shown = find(connection, visit.acting, form.get(name)) if form.get(name) else None
    if shown is None:
        form.fault(name, "unknown_obstacle" if form.get(name) else "required")
    return shown.obstacle.id if shown else NOWHERE


def _command(act: str, n: int | None, values: Mapping[str, Any], refs: tuple[FileRef, ...]) -> Command:
    kind = COMMANDS[act]
    carried = {asked.name: refs for asked in ASKS[act] if asked.kind is Kind.FILES}
    about = {"n": n} if issubclass(kind, AssistanceCommand) else {}
    return kind(**values, **carried, **about)


def _refuse_all(visit: Visit, form: Form, shown: Shown, command: Command) -> None:
    """Raise Invalid with what could not be read and what the domain would say of the rest, in the form's order."""
    found = dict(form.faults)
    try:
        if not isinstance(command, Merge):  # it would be judged by an obstacle that nobody named
            decide(command, shown.obstacle, Context(now=visit.now, acting=visit.acting, reference=visit.directory))
    except Invalid as invalid:
        found = {**invalid.fields, **found}
    except Refused:
        pass
    order = [asked.name for asked in ASKS[command.ACT]]
    raise Invalid(**dict(sorted(found.items(), key=lambda each: order.index(each[0]) if each[0] in order else 0)))
