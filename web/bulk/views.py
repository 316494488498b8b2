"""What became or would become of each obstacle, as rows of a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from domain.bulk import Outcome, Would
from domain.obstacle import Assistance, Obstacle
from domain.obstacle.vocabulary import UNFINISHED
from domain.refusals import ChangedSince, Refused
from projections.board.card import number
from projections.obstacle import Shown
from projections.several import several
from web.addresses import obstacle_address
from web.visiting import Visit
from wording.dates import short_day
from wording.refusals import sentence
from wording.terms import word


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that changes; `kind` is state, level, due or desk, `old` is empty where there was nothing."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An obstacle with what changes of it, or `why` nothing does; without a number it is none that one may see."""

    number: str = ""
    href: str = ""
    title: str = ""
    agency: str = ""
    agency_name: str = ""
    amount: int | None = None
    steps: tuple[Step, ...] = ()
    why: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The two tables, and the money (rupiah) of what was done."""

    done: tuple[Row, ...]
    left: tuple[Row, ...]
    amount: int


def rows_of(visit: Visit, outcome: Outcome) -> Rows:
    """The tables of an outcome, for this reader."""
    with visit.deps.reads.connect() as connection:
        known = several(connection, visit.acting, list(outcome.left))
    done = tuple(_done(visit, would, outcome.numbers) for would in outcome.done)
    left = tuple(_left(visit, known.get(id_), refusal) for id_, refusal in outcome.left.items())
    return Rows(done, left, sum(row.amount or 0 for row in done))


def _done(visit: Visit, would: Would, numbers: Mapping[UUID, tuple[int, int]]) -> Row:
    steps = tuple(_steps(visit, would.before, would.after))
    return _row(visit, would.after, number(*numbers[would.after.id]), steps=steps)


def _left(visit: Visit, shown: Shown | None, refusal: Refused) -> Row:
    why, changed = sentence(refusal, visit.language), isinstance(refusal, ChangedSince)
    if shown is None:
        return Row(why=visit.language.gettext("Kendala ini tidak ditemukan, atau tidak terbuka bagi jabatan Anda."))
    return _row(visit, shown.obstacle, shown.number, why=why, changed=changed)


def _row(
    visit: Visit, now: Obstacle, number: str, *, steps: tuple[Step, ...] = (), why: str = "", changed: bool = False
) -> Row:
    agency = now.record.agency
    return Row(
        number=number,
        href=obstacle_address(number),
        title=now.record.title.value or visit.language.gettext("(teks dihapus)"),
        agency=agency,
        agency_name=visit.directory.agency_name(agency),
        amount=now.amount,
        steps=steps,
        why=why,
        changed=changed,
    )


def _steps(visit: Visit, before: Obstacle | None, after: Obstacle) -> Iterator[Step]:
    if before is None or before.state is not after.state:
        yield Step("state", before.state.value if before else "", after.state.value)
    if before and before.level is not after.level:
        yield Step("level", word(before.level, visit.language), word(after.level, visit.language))
    had = {each.n: each for each in before.assistance} if before else {}
    for each in after.assistance:
        was = had.pop(each.n, None)
        if was is None:
            yield Step("desk", "", _help(each))
        elif was.due != each.due:
            yield Step("due", short_day(was.due), short_day(each.due))
        elif (was.state in UNFINISHED) != (each.state in UNFINISHED):
            yield Step("desk", _help(was), f"{each.desk}, {word(each.state, visit.language)}")
    for gone in had.values():
        yield Step("desk", _help(gone), "–")


def _help(assistance: Assistance) -> str:
    return f"{assistance.desk}, {short_day(assistance.due)}"
