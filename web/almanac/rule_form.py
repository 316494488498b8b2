"""The rules of a version as the rows of a form, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.acting import OfficeKind
from domain.almanac import Clock, Rule, Season
from domain.obstacle import Level, Stage
from web.forms import Form

PREFIX = "rules"
USUAL_STEP = 3
#: Offices that can hear of a flag.
TOLD = tuple(kind for kind in OfficeKind if kind not in {OfficeKind.SYSTEM, OfficeKind.ADMIN})


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A rule as it is typed; a row without a clock is left out."""

    clock: str = ""
    season: str = ""
    level: str = ""
    stage: str = ""
    days: str = ""
    tell: tuple[str, ...] = ()
    escalate_to: str = ""
    step_days: str = str(USUAL_STEP)


def row_of(rule: Rule) -> Row:
    """A rule to begin with."""
    return Row(
        clock=rule.clock.value,
        season=rule.season or "",
        level=rule.level or "",
        stage=rule.stage or "",
        days=str(rule.days),
        tell=tuple(kind.value for kind in rule.tell),
        escalate_to=rule.escalate_to or "",
        step_days=str(rule.step_days),
    )


def typed_rows(form: Form) -> list[Row]:
    """The rows that name a clock, in their order."""
    found: dict[int, Mapping[str, list[str]]] = {}
    for name, value in form.pairs:
        which, _, rest = name.partition("-")
        n, _, column = rest.partition("-")
        if which == PREFIX and n.isascii() and n.isdigit() and column:
            row = found.setdefault(int(n), {})
            found[int(n)] = {**row, column: [*row.get(column, []), value.strip()]}
    return [_row(row) for _, row in sorted(found.items()) if any(row.get("clock", []))]


def rules_of(form: Form, rows: Iterable[Row]) -> tuple[Rule, ...]:
    """The rules; what cannot be read is noted beside its field in `form`, which has to hold these rows only."""
    return tuple(_rule(form, f"{PREFIX}-{n}-") for n, _ in enumerate(rows))


def renumbered(form: Form, rows: Iterable[Row]) -> Form:
    """The form with these rows in place of those that were typed, so that the n-th rule is the n-th row."""
    pairs = [pair for pair in form.pairs if not pair[0].startswith(f"{PREFIX}-")]
    for n, row in enumerate(rows):
        pairs += [(f"{PREFIX}-{n}-tell", kind) for kind in row.tell]
        columns = ("clock", "season", "level", "stage", "days", "escalate_to", "step_days")
        pairs += [(f"{PREFIX}-{n}-{name}", getattr(row, name)) for name in columns]
    return Form(pairs=pairs)


def _row(typed: Mapping[str, list[str]]) -> Row:
    last = {name: values[-1] for name, values in typed.items() if name in Row.__slots__ and name != "tell"}
    return Row(tell=tuple(typed.get("tell", ())), **last)


def _rule(form: Form, at: str) -> Rule:
    days, step = form.whole(f"{at}days"), form.whole(f"{at}step_days")
    if days is None:
        form.fault(f"{at}days", "required")
    known = frozenset(TOLD)
    return Rule(
        clock=form.needed_choice(f"{at}clock", Clock),
        season=form.choice(f"{at}season", Season),
        level=form.choice(f"{at}level", Level),
        stage=form.choice(f"{at}stage", Stage),
        days=days or 0,
        tell=tuple(OfficeKind(kind) for kind in form.many(f"{at}tell") if kind in known),
        escalate_to=form.choice(f"{at}escalate_to", Level),
        step_days=USUAL_STEP if step is None else step,
    )
