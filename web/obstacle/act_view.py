"""The fields of an act as its form shows them: words, choices and what to begin with."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from domain.obstacle import Grant, Level, Obstacle
from domain.obstacle.acts import ACTS
from domain.obstacle.vocabulary import UNFINISHED
from web.asked import Choice, FieldView
from web.obstacle.act_fields import ASKS, Asked, Kind
from web.visiting import Visit
from wording.fields import field_hint, field_label
from wording.terms import word, words

#: A usual time for help, proposed and easily changed.
USUAL_DAYS = 14


def field_views(visit: Visit, obstacle: Obstacle, act: str, grant: Grant | None) -> tuple[FieldView, ...]:
    """The fields of the act. Without a grant (it was lost meanwhile) everything is offered that anybody may choose."""
    grant = grant or ACTS[act].grants[0]
    return tuple(
        FieldView(
            name=asked.name,
            kind=asked.kind.value,
            label=field_label(asked.name, visit.language, act=act),
            hint=field_hint(asked.name, visit.language, act=act),
            required=asked.required,
            choices=tuple(CHOICES[asked.kind](visit, obstacle, act, grant)) if asked.kind in CHOICES else (),
        )
        for asked in ASKS[act]
    )


def proposed(visit: Visit, obstacle: Obstacle, act: str) -> Mapping[str, str]:
    """What the form of an act begins with."""
    return {asked.name: value for asked in ASKS[act] if (value := _proposal(visit, obstacle, act, asked))}


def _proposal(visit: Visit, obstacle: Obstacle, act: str, asked: Asked) -> str:
    if asked.kind is Kind.DESK:
        first, _ = next(_desks(visit, obstacle, act, ACTS[act].grants[0]), ("", ""))
        return first if first in _wished(visit, obstacle) else ""
    if act == "assign" and asked.name == "due":
        return (visit.today + timedelta(days=USUAL_DAYS)).isoformat()
    if act == "visit" and asked.name == "on":
        return visit.today.isoformat()
    if act == "decide" and asked.name == "level":
        return obstacle.level.value
    return "same" if asked.kind is Kind.MONEY_TOO else ""


def _levels(visit: Visit, obstacle: Obstacle, act: str, grant: Grant) -> Iterator[Choice]:
    """Up the ladder for an escalation; for a decision the present level and those below."""
    for level in Level:
        up = level.rank > obstacle.level.rank
        if level in grant.to_levels and up == (act == "escalate"):
            yield level.value, word(level, visit.language)


def _desks(visit: Visit, obstacle: Obstacle, act: str, grant: Grant) -> Iterator[tuple[str, str]]:
    """Desks that are free to help, the one that the cause naturally asks for first, then those the agency named.

    Which of them nobody would read what is asked of is said beside the name.
    """
    wished = _wished(visit, obstacle)
    busy = {a.desk for a in obstacle.assistance if a.state in UNFINISHED}
    reached = {one.desk for one in visit.directory.offices() if one.desk and one.holders(visit.today)}
    free = [desk for desk in visit.directory.desks() if not desk.retired and desk.code not in busy]
    for desk in sorted(free, key=lambda one: wished.index(one.code) if one.code in wished else len(wished)):
        code = desk.code
        if code not in reached:
            code = visit.language.gettext("{desk} (belum punya akun)", desk=code)
        yield desk.code, f"{code} – {desk.name}" if desk.name != desk.code else code


def _wished(visit: Visit, obstacle: Obstacle) -> list[str]:
    cause = visit.directory.cause(obstacle.record.cause)
    named = [cause.natural_desk if cause else None, *(party.desk for party in obstacle.record.parties)]
    return [code for code in named if code]


def _sights(visit: Visit, obstacle: Obstacle, act: str, grant: Grant) -> Iterator[Choice]:
    for value, label in words("visibility", visit.language):
        if value in grant.to_visibilities and value != obstacle.record.visibility:
            yield value, label


def _money_too(visit: Visit, obstacle: Obstacle, act: str, grant: Grant) -> Iterator[Choice]:
    yield from words("merged_amount", visit.language)


CHOICES: Mapping[Kind, Callable[[Visit, Obstacle, str, Grant], Iterator[Choice]]] = {
    Kind.LEVEL: _levels,
    Kind.DESK: _desks,
    Kind.SIGHT: _sights,
    Kind.MONEY_TOO: _money_too,
}
