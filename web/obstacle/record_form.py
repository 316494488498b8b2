"""The record of an obstacle as a form: read into the values of the domain, and written back into fields."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from domain.obstacle import BudgetLine, Effect, FundingSource, Locus, Party, Record
from domain.text import Text, text
from web.forms import Form, rows
from wording.language import Language
from wording.misread import Misread
from wording.numbers import decimal, parse_rupiah

E = TypeVar("E", bound=StrEnum)
#: The fields of the form in its order, by which faults are listed.
ORDER = (
    *("agency", "description", "cause", "effect", "amount_at_stake", "happened_on", "needed_by"),
    *("follow_up_needed", "parties", "title", "activity", "sub_unit", "fiscal_year", "physical_progress"),
    *("locus", "dak_code", "tried", "whys", "budget_lines", "evidence", "visibility"),
)
LINES, PARTIES = ("lines", "budget_lines"), ("parties", "parties")


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands in the form: single fields by name, and its rows."""

    values: Mapping[str, str] = field(default_factory=dict)
    whys: Sequence[str] = ()
    lines: Sequence[Mapping[str, str]] = ()
    parties: Sequence[Mapping[str, str]] = ()


def typed(form: Form) -> Typed:
    """What was typed, with one empty row more where the person asked for it."""
    more = form.get("add")
    return Typed(
        values=form.values,
        whys=[why for why in form.many("whys") if why],
        lines=_rows(form, LINES[0], more),
        parties=_rows(form, PARTIES[0], more),
    )


def _rows(form: Form, prefix: str, more: str) -> list[Mapping[str, str]]:
    filled: list[Mapping[str, str]] = [row for _, row in rows(form, prefix)]
    return [*filled, {}] if more == prefix or not filled else filled


def record_values(form: Form) -> dict[str, Any]:
    """The values by the names of the domain. What cannot be read is a fault of the form and has a stand-in."""
    if not form.get("cause"):
        form.fault("cause", "required")
    return {
        "sub_unit": form.text("sub_unit"),
        "fiscal_year": form.whole("fiscal_year"),
        "activity": form.text("activity"),
        "cause": form.get("cause"),
        "locus": form.choice("locus", Locus),
        "dak_code": form.whole("dak_code"),
        "title": form.text("title"),
        "description": form.needed_text("description"),
        "effect": form.needed_choice("effect", Effect),
        "amount_at_stake": form.money("amount_at_stake"),
        "physical_progress": form.percent("physical_progress"),
        "happened_on": form.needed_day("happened_on"),
        "needed_by": form.day("needed_by"),
        "tried": form.text("tried"),
        "whys": tuple(Text(why) for why in form.many("whys") if why),
        "follow_up_needed": form.text("follow_up_needed"),
        "parties": tuple(_party(row) for _, row in rows(form, PARTIES[0])),
        "budget_lines": tuple(_line(form, n, row) for n, (_, row) in enumerate(rows(form, LINES[0]))),
    }


def _party(row: Mapping[str, str]) -> Party:
    return Party(desk=row.get("desk") or None, agency=row.get("agency") or None, name=text(row.get("name")))


def _line(form: Form, n: int, row: Mapping[str, str]) -> BudgetLine:
    """One budget line; its faults carry the name that the domain has for the field."""
    path = f"{LINES[1]}.{n}"
    source = row.get("funding_source") or None
    if source and source not in frozenset(FundingSource):
        form.fault(f"{path}.funding_source", "unknown_value")
        source = None
    return BudgetLine(
        sub_activity=row.get("sub_activity", ""),
        account=row.get("account") or None,
        funding_source=FundingSource(source) if source else None,
        amount=_money(form, f"{path}.amount", row.get("amount", "")),
    )


def _money(form: Form, path: str, typed_amount: str) -> int | None:
    try:
        return parse_rupiah(typed_amount)
    except Misread as misread:
        key, data = misread.fault
        form.fault(path, key, **data)
        return None


def in_order(faults: Mapping[str, Any]) -> dict[str, Any]:
    """Faults in the order in which their fields stand in the form."""
    return dict(sorted(faults.items(), key=lambda each: _place(each[0])))


def _place(path: str) -> int:
    name = path.partition(".")[0]
    return ORDER.index(name) if name in ORDER else -1


def record_form(record: Record, said_in: Language) -> Form:
    """The form that a record fills: read again, it gives the same values."""
    pairs = [(name, write(getattr(record, name), said_in)) for name, write in WRITTEN.items()]
    pairs += [("whys", str(why)) for why in record.whys]
    for n, line in enumerate(record.budget_lines):
        pairs += [(f"lines-{n}-{name}", value) for name, value in _line_fields(line, said_in)]
    for n, one in enumerate(record.parties):
        pairs += [(f"parties-{n}-{name}", str(getattr(one, name) or "")) for name in ("desk", "agency", "name")]
    return Form(pairs=[(name, value.replace("\r\n", "\n")) for name, value in pairs])


def _line_fields(line: BudgetLine, said_in: Language) -> Iterator[tuple[str, str]]:
    yield "sub_activity", line.sub_activity
    yield "account", line.account or ""
    yield "funding_source", line.funding_source.value if line.funding_source else ""
    yield "amount", _rupiah(line.amount, said_in)


def _rupiah(amount: Any, said_in: Language) -> str:
    return "" if amount is None else said_in.count(int(amount))


def _plain(value: Any, said_in: Language) -> str:
    return "" if value is None else str(value)


def _share(value: Any, said_in: Language) -> str:
    return "" if value is None else decimal(Decimal(value), said_in)


WRITTEN: Mapping[str, Callable[[Any, Language], str]] = {
    **dict.fromkeys(("sub_unit", "fiscal_year", "activity", "cause", "locus", "dak_code", "title"), _plain),
    **dict.fromkeys(("description", "effect", "happened_on", "needed_by", "tried", "follow_up_needed"), _plain),
    "amount_at_stake": _rupiah,
    "physical_progress": _share,
}
