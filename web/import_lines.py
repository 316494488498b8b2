"""What would become of each line of a file, as rows of tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.importing import BadLine, LikeLine, Plan
from domain.obstacle import RaiseObstacle
from domain.refusals import Invalid
from web.addresses import obstacle_address
from web.visiting import Visit
from wording.dates import short_day
from wording.refusals import field_faults, sentence

#: Lines of one table that are shown; the others are counted.
SHOWN = 300
LONGEST_WORDS = 140


@dataclass(frozen=True, kw_only=True, slots=True)
class LineRow:
    """A line: `n` in the file; `like` names what it is like, at `href` if that can be opened; `why` it is refused."""

    n: int
    day: str = ""
    agency: str = ""
    agency_name: str = ""
    cause: str = ""
    words: str = ""
    amount: int | None = None
    like: str = ""
    href: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineTable:
    """The rows that are shown, and how many there are in all."""

    rows: Sequence[LineRow]
    total: int

    @property
    def hidden(self) -> int:
        """How many are only counted."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class LineTables:
    """The four ends that a line can come to; `amount` is the money (rupiah) of the new ones."""

    new: LineTable
    near: LineTable
    same: LineTable
    bad: LineTable
    amount: int


def tables_of(visit: Visit, planned: Plan) -> LineTables:
    """The plan in words."""
    return LineTables(
        new=LineTable([_told(visit, one.line, one.report) for one in planned.new[:SHOWN]], len(planned.new)),
        near=LineTable([_like(visit, one) for one in planned.near], len(planned.near)),
        same=LineTable([_like(visit, one) for one in planned.same[:SHOWN]], len(planned.same)),
        bad=LineTable([_bad(visit, one) for one in planned.bad[:SHOWN]], len(planned.bad)),
        amount=sum(one.report.amount_at_stake or 0 for one in planned.new),
    )


def _told(visit: Visit, n: int, report: RaiseObstacle, like: str = "", href: str = "") -> LineRow:
    words = str(report.description)
    return LineRow(
        n=n,
        day=short_day(report.happened_on),
        agency=report.agency,
        agency_name=visit.directory.agency_name(report.agency),
        cause=visit.directory.cause_name(report.cause, visit.language.code),
        words=words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS].rstrip() + "…",
        amount=report.amount_at_stake,
        like=like,
        href=href,
    )


def _like(visit: Visit, one: LikeLine) -> LineRow:
    """The other one by its number, or by its line in the same file."""
    if one.ref.startswith("#"):
        return _told(visit, one.line, one.report, visit.language.gettext("baris {n}", n=one.ref[1:]))
    if not one.ref:
        return _told(visit, one.line, one.report, visit.language.gettext("kendala yang sudah ada"))
    return _told(visit, one.line, one.report, one.ref, obstacle_address(one.ref))


def _bad(visit: Visit, one: BadLine) -> LineRow:
    if isinstance(one.refusal, Invalid):
        faults = field_faults(one.refusal, visit.language)
        return LineRow(n=one.line, why=tuple(f"{fault.label}: {fault.sentence}" for fault in faults))
    return LineRow(n=one.line, why=(sentence(one.refusal, visit.language),))
