"""What the forms of the directory ask, and how what is known of an entry stands in them."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from domain.acting import OfficeKind, Standing
from domain.administration import Which
from web.administration.listing import line_of
from web.asked import Asked
from web.forms import Form
from web.visiting import Visit
from wording.dates import short_day
from wording.terms import word

YES = "yes"
MOST_MATTERS = 50
LONGEST_TEXT = 200
#: Accounts that a form lists at once; an installation has a few for each agency.
MOST_ACCOUNTS = 1_000


def desks(visit: Visit, _entry: Any) -> Iterator[tuple[str, str]]:
    """Those in use."""
    yield from ((one.code, f"{one.name} ({one.code})") for one in visit.directory.desks() if not one.retired)


def dak_codes(_visit: Visit, _entry: Any) -> Iterator[tuple[str, str]]:
    """The kinds of trouble that reports on the special allocation fund know."""
    yield from ((str(n), str(n)) for n in range(1, 12))


def office_kinds(visit: Visit, _entry: Any) -> Iterator[tuple[str, str]]:
    """All but the program's own."""
    yield from ((kind.value, word(kind, visit.language)) for kind in OfficeKind if kind is not OfficeKind.SYSTEM)


def accounts(visit: Visit, _entry: Any) -> Iterator[tuple[str, str]]:
    """Accounts that can be let into an office, by user name with the person's name."""
    for row in visit.deps.keeping.page("", Which.ALL, start=0, limit=MOST_ACCOUNTS).rows:
        if row.disabled_at is None and row.erased_at is None:
            yield row.id, f"{row.username} – {row.name}" if row.name else row.username


def holders(visit: Visit, entry: Any) -> Iterator[tuple[str, str]]:
    """Who holds the office today or will."""
    for account in dict.fromkeys(tenure.account for tenure in entry.tenures if tenure.reaches(visit.today)):
        line = line_of(visit, visit.deps.keeping.row(account))
        yield account, f"{line.username} – {line.name}" if line.name else line.username


def matters(form: Form, name: str) -> tuple[str, ...]:
    """One a line; notes lists that are too long."""
    found = tuple(line.strip() for line in form.get(name).splitlines() if line.strip())
    if len(found) > MOST_MATTERS:
        form.fault(name, "too_many", most=MOST_MATTERS)
    if any(len(each) > LONGEST_TEXT for each in found):
        form.fault(name, "too_long", longest=LONGEST_TEXT)
    return found


def letter(form: Form) -> str | None:
    """The number of the letter; notes one that is none."""
    if len(form.get("letter")) > LONGEST_TEXT:
        form.fault("letter", "too_long", longest=LONGEST_TEXT)
    return form.get("letter") or None


def as_typed_now(value: object) -> str:
    """What is known, as a person would type it."""
    if value is None or value is False:
        return ""
    if isinstance(value, bool):
        return YES
    if isinstance(value, StrEnum):
        return value.value
    return "\n".join(str(each) for each in value) if isinstance(value, tuple) else str(value)


def standing(visit: Visit, entry: Any, asked: tuple[Asked, ...]) -> list[tuple[str, str]]:
    """The form as it opens: what is known of the entry, today's day, and what the address proposes."""
    proposed = visit.request.query_params
    found = [(each.name, as_typed_now(getattr(entry, each.name, None))) for each in asked]
    usual = [("standing", Standing.DEFINITIVE.value)] if any(each.name == "standing" for each in asked) else []
    days = [(each.name, short_day(visit.today)) for each in asked if each.kind == "day" and each.required]
    return [
        *found,
        *usual,
        *days,
        *_only_holder(visit, entry, asked),
        *((each.name, proposed[each.name]) for each in asked if each.name in proposed),
    ]


def _only_holder(visit: Visit, entry: Any, asked: tuple[Asked, ...]) -> Iterator[tuple[str, str]]:
    """Who holds the office, chosen already where it can be nobody else."""
    for each in asked:
        if each.choices is holders and len(known := list(holders(visit, entry))) == 1:
            yield each.name, known[0][0]
