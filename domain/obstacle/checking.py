"""Checks of what was typed. Each answers with the field's refusal `(message key, data)` or with None."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from domain.obstacle.context import Reference
from domain.obstacle.record import BudgetLine, Party, Record
from domain.refusals import Invalid
from domain.text import Text

Fault = tuple[str, Mapping[str, object]]

EARLIEST = date(2015, 1, 1)
YEARS_AHEAD = 5
#: In rupiah: ten times what the whole regency spends in a year, and far below what a sum of 64 bits holds.
MOST_MONEY = 10**14
LONGEST = 10_000
LONGEST_LINE = 200
#: Programme, activity and sub-activity in words, one after the other.
LONGEST_CHAIN = 600
MOST_WHYS = 5
ALL_OF_IT = 100
MOST_ROWS = 50
DAK_CODES = range(1, 12)
UNNAMED_CAUSE = "A99-LAIN"
SHORTEST_EXPLANATION = 20
SUB_ACTIVITY = re.compile(r"[\dX]\.[\dX]{2}\.\d{2}\.\d\.\d{2}\.(\d{2}|\d{4})", re.ASCII)
ACCOUNT = re.compile(r"5\.[1-4](\.\d{1,4}){0,4}", re.ASCII)


def refuse_invalid(faults: Iterable[tuple[str, Fault | None]]) -> None:
    """Raise Invalid for all faults together, so that a person corrects everything in one go."""
    found = {field: fault for field, fault in faults if fault is not None}
    if found:
        raise Invalid(**found)


def filled(value: Text | None, longest: int = LONGEST) -> Fault | None:
    """A text that must not be empty."""
    if value is None or not str(value).strip():
        return ("required", {})
    return short(value, longest)


def short(value: Text | None, longest: int = LONGEST) -> Fault | None:
    """A text within its limit, in characters."""
    if value is not None and len(str(value)) > longest:
        return ("too_long", {"longest": longest, "length": len(str(value))})
    return None


def past_day(day: date, today: date) -> Fault | None:
    """A day from 2015-01-01 to today."""
    if day > today:
        return ("in_the_future", {"day": day})
    return ("too_early", {"earliest": EARLIEST}) if day < EARLIEST else None


def ahead(day: date | None, today: date) -> Fault | None:
    """A day at most five years ahead; the past is allowed, since late entries are."""
    if day is None:
        return None
    if day < EARLIEST:
        return ("too_early", {"earliest": EARLIEST})
    latest = _years_later(today)
    return ("too_far_ahead", {"latest": latest}) if day > latest else None


def _years_later(today: date) -> date:
    """The same day five years on; after 29 February that is the 28th."""
    year = today.year + YEARS_AHEAD
    return today.replace(year=year) if (today.month, today.day) != (2, 29) else date(year, 2, 28)


def due_day(day: date, today: date) -> Fault | None:
    """A due date: today or later, at most five years ahead."""
    return ("in_the_past", {"day": day, "today": today}) if day < today else ahead(day, today)


def money(amount: int | None) -> Fault | None:
    """Whole rupiah, not negative, below a hundred trillion."""
    if amount is None or 0 <= amount < MOST_MONEY:
        return None
    return ("not_rupiah", {"most": MOST_MONEY})


def percent(value: Decimal | None) -> Fault | None:
    """A percentage from 0 to 100."""
    return None if value is None or (value.is_finite() and 0 <= value <= ALL_OF_IT) else ("not_percent", {})


def known(code: str | None, find: Callable[[str], object | None]) -> Fault | None:
    """A code that the directory knows and that is still in use."""
    if code is None:
        return None
    entry = find(code)
    if entry is None:
        return ("unknown_code", {"code": code})
    return ("retired_code", {"code": code}) if getattr(entry, "retired", False) else None


def budget_line(line: BudgetLine) -> Fault | None:
    """A six-part sub-activity code (17 characters from 2024, 15 before) and an account from 5.1 to 5.4."""
    if not SUB_ACTIVITY.fullmatch(line.sub_activity):
        return ("not_a_sub_activity", {"code": line.sub_activity})
    if line.account is not None and not ACCOUNT.fullmatch(line.account):
        return ("not_an_account", {"code": line.account})
    return money(line.amount)


def party(one: Party, reference: Reference) -> Fault | None:
    """Exactly one of desk, agency and name, and a code that is known."""
    if sum(x is not None for x in (one.desk, one.agency, one.name)) != 1:
        return ("party_needs_one", {})
    if one.name is not None:
        return filled(one.name, LONGEST_LINE)
    return known(one.desk, reference.desk) or known(one.agency, reference.agency)


def _many(rows: Iterable[object], most: int) -> Fault | None:
    count = len(tuple(rows))
    return ("too_many", {"most": most, "count": count}) if count > most else None


def explained(record: Record) -> Fault | None:
    """The cause *other* says nothing by itself, so the description has to, unless it was redacted."""
    thin = not record.description.redacted and len(str(record.description)) < SHORTEST_EXPLANATION
    return ("explain_other", {"shortest": SHORTEST_EXPLANATION}) if thin and record.cause == UNNAMED_CAUSE else None


def _year(year: int, today: date) -> Fault | None:
    first, last = EARLIEST.year, today.year + 1
    return None if first <= year <= last else ("not_a_fiscal_year", {"first": first, "last": last})


def _dak(code: int | None) -> Fault | None:
    return None if code is None or code in DAK_CODES else ("not_a_dak_code", {})


def record_faults(record: Record, reference: Reference, today: date) -> Iterator[tuple[str, Fault | None]]:
    """Every field of a record with its fault or None."""
    yield "title", filled(record.title, LONGEST_LINE)
    yield "description", filled(record.description) or explained(record)
    yield "sub_unit", short(record.sub_unit, LONGEST_LINE)
    yield "activity", short(record.activity, LONGEST_CHAIN)
    for name in ("tried", "follow_up_needed"):
        yield name, short(getattr(record, name))
    yield "fiscal_year", _year(record.fiscal_year, today)
    yield "dak_code", _dak(record.dak_code)
    yield "amount_at_stake", money(record.amount_at_stake)
    yield "physical_progress", percent(record.physical_progress)
    yield "happened_on", past_day(record.happened_on, today)
    yield "needed_by", ahead(record.needed_by, today)
    yield "whys", _many(record.whys, MOST_WHYS)
    yield from ((f"whys.{i}", filled(why, 1000)) for i, why in enumerate(record.whys))
    yield "parties", _many(record.parties, MOST_ROWS)
    yield from ((f"parties.{i}", party(one, reference)) for i, one in enumerate(record.parties))
    yield "budget_lines", _many(record.budget_lines, MOST_ROWS)
    yield from ((f"budget_lines.{i}", budget_line(line)) for i, line in enumerate(record.budget_lines))
