"""The fields of an act as its form for many shows them, and the command that they make."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from domain.obstacle import COMMANDS, AssistanceCommand, Command, Level
from domain.obstacle.acts import GRANTED
from web.asked import Choice, FieldView
from web.forms import Form
from web.obstacle.act_fields import ASKS, READ, Kind
from web.obstacle.act_view import USUAL_DAYS
from web.visiting import Visit
from wording.dates import long_day
from wording.fields import field_hint, field_label
from wording.terms import word


def field_views(visit: Visit, act: str) -> tuple[FieldView, ...]:
    """The fields of the act, with everything offered that could be chosen for any of the obstacles."""
    return tuple(
        FieldView(
            name=asked.name,
            kind=asked.kind.value,
            label=field_label(asked.name, visit.language, act=act),
            hint=field_hint(asked.name, visit.language, act=act),
            required=asked.required,
            choices=tuple(CHOICES[asked.kind](visit, act)) if asked.kind in CHOICES else (),
        )
        for asked in ASKS[act]
    )


def proposed(visit: Visit, act: str) -> list[tuple[str, str]]:
    """What the form begins with."""
    return [("due", (visit.today + timedelta(days=USUAL_DAYS)).isoformat())] if act == "assign" else []


def said_of(visit: Visit, form: Form, act: str) -> list[tuple[str, str]]:
    """What was typed, label and words, to be read once more before it is done."""
    return [(field.label, _in_words(visit, form, field)) for field in field_views(visit, act)]


def command_of(form: Form, act: str) -> Command:
    """The command as typed. Raises Invalid with every field that cannot be read."""
    values: dict[str, Any] = {asked.name: READ[asked.kind](form, asked) for asked in ASKS[act]}
    form.refuse()
    kind = COMMANDS[act]
    return kind(**values, **({"n": 0} if issubclass(kind, AssistanceCommand) else {}))


def _levels(visit: Visit, act: str) -> Iterator[Choice]:
    reach = {level for name, grant in GRANTED[visit.acting.kind] if name == act for level in grant.to_levels}
    lowest = min(Level, key=lambda level: level.rank)
    for level in Level:
        if level in reach and level is not lowest:
            yield level.value, word(level, visit.language)


def _desks(visit: Visit, act: str) -> Iterator[Choice]:
    for desk in visit.directory.desks():
        if not desk.retired:
            yield desk.code, f"{desk.code} – {desk.name}" if desk.name != desk.code else desk.name


CHOICES: Mapping[Kind, Callable[[Visit, str], Iterator[Choice]]] = {Kind.LEVEL: _levels, Kind.DESK: _desks}


def _in_words(visit: Visit, form: Form, field: FieldView) -> str:
    if field.kind == Kind.DAY:
        day = form.day(field.name)
        return long_day(day, visit.language) if day else ""
    given = form.get(field.name)
    return next((choice[1] for choice in field.choices if choice[0] == given), given)
