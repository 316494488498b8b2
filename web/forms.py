"""Forms as they arrive: what was typed, read into the types of a command, with a fault beside each field.

A field that cannot be read is noted and read on, so that a person corrects everything in one go; `refuse` then
raises all faults together, in the same shape as the domain's own.
"""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import Annotated, TypeVar
from uuid import uuid4

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from domain.refusals import Invalid
from domain.text import Text, text
from web.parsing import parsed
from wording.dates import parse_day
from wording.misread import Misread
from wording.numbers import parse_percent, parse_rupiah

LONGEST_KEY = 100
MOST_DIGITS = 9
KEY, EXPECTED = "key", "expected"
#: The office in which a form was opened, and whether to act in it again after another one was taken.
ACTING, SWITCH = "acting", "switch"
#: Of a form that is kept as a draft: the version of the draft, and the address that the form is sent to.
DRAFT, DRAFT_OF = "draft", "draft_of"
#: Of the login form: never kept, never part of a command.
CREDENTIALS = frozenset(
    {
        "username",
        "password",
        "old_password",
        "new_password",
        "again_password",
        "one_time_code",
        "passkey_answer",
        "next",
        "repeat",
    }
)
#: What stands beside the typed text and does not make it another form.
BESIDE = frozenset({KEY, EXPECTED, ACTING, SWITCH, DRAFT, DRAFT_OF})

Fault = tuple[str, Mapping[str, object]]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def new_key() -> str:
    """A command key for the hidden field of a new form: sent twice, it is done once."""
    return str(uuid4())


@dataclass
class Form:
    """The typed fields in their order, the chosen files by field, and the faults found so far."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    uploads: dict[str, list[UploadFile]] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """What was typed last under that name, stripped; empty where nothing was."""
        return next((value.strip() for known, value in reversed(self.pairs) if known == name), "")

    def many(self, name: str) -> list[str]:
        """All that was typed under that name."""
        return [value.strip() for known, value in self.pairs if known == name]

    @property
    def values(self) -> dict[str, str]:
        """By name, to fill the form again."""
        return {name: value for name, value in self.pairs if name not in CREDENTIALS}

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a login page carries on so that nothing typed is lost: everything but credentials."""
        return [(name, value) for name, value in self.pairs if name not in CREDENTIALS | {SWITCH}]

    @property
    def key(self) -> str:
        """The command key of the hidden field; a new one where it is missing."""
        given = self.get(KEY)
        return given if 0 < len(given) <= LONGEST_KEY else new_key()

    @property
    def expected(self) -> int | None:
        """The version that the person saw."""
        given = self.get(EXPECTED)
        return int(given) if _is_small(given) else None

    def digest_source(self, address: str) -> bytes:
        """What makes this form another one than the last that used its key."""
        told = [pair for pair in self.pairs if pair[0] not in CREDENTIALS | BESIDE]
        return json.dumps([address, *sorted(told)], ensure_ascii=False).encode("utf-8", "surrogatepass")

    def files(self, name: str) -> list[UploadFile]:
        """The files chosen in that field."""
        return self.uploads.get(name, [])

    def text(self, name: str) -> Text | None:
        return text(self.get(name))

    def needed_text(self, name: str) -> Text:
        """A text that has to be there; an empty one is a fault."""
        return self.text(name) or self._missing(name, Text(""))

    def day(self, name: str) -> date | None:
        return self._read(name, parse_day)

    def needed_day(self, name: str) -> date:
        """A day that has to be there; the earliest of all days stands for a fault."""
        found = self.day(name)
        return found or self._missing(name, date.min)

    def money(self, name: str) -> int | None:
        """Whole rupiah."""
        return self._read(name, parse_rupiah)

    def percent(self, name: str) -> Decimal | None:
        return self._read(name, parse_percent)

    def whole(self, name: str) -> int | None:
        """A whole number without a sign."""
        given = self.get(name)
        if not given:
            return None
        if not _is_small(given):
            self.fault(name, "not_a_number")
            return None
        return int(given)

    def choice(self, name: str, kind: type[E]) -> E | None:
        """A value of a vocabulary, None where none was chosen."""
        given = self.get(name)
        if given and given not in frozenset(kind):
            self.fault(name, "unknown_value")
            return None
        return kind(given) if given else None

    def needed_choice(self, name: str, kind: type[E]) -> E:
        """A value that has to be chosen; the first one stands for a fault."""
        return self.choice(name, kind) or self._missing(name, next(iter(kind)))

    def fault(self, name: str, key: str, **data: object) -> None:
        """Note what is wrong with a field; the first fault of a field stays."""
        self.faults.setdefault(name, (key, data))

    def refuse(self, needed: Iterable[str] = ()) -> None:
        """Raise Invalid with all faults noted so far, if there are any.

        Those of the `needed` that are empty are told with them, in their order, not only by the domain next time.
        """
        if self.faults:
            names = list(needed)
            for name in names:
                if not self.get(name):
                    self.fault(name, "required")
            raise Invalid(**{name: self.faults[name] for name in (*names, *self.faults) if name in self.faults})

    def _missing(self, name: str, stand_in: T) -> T:
        self.fault(name, "required")
        return stand_in

    def _read(self, name: str, parse: Callable[[str], T | None]) -> T | None:
        try:
            return parse(self.get(name))
        except Misread as misread:
            key, data = misread.fault
            self.fault(name, key, **data)
            return None


def _is_small(typed: str) -> bool:
    """Whether it is a whole number that fits any column of ours."""
    return typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS


def _form(data: FormData) -> Form:
    form = Form()
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                form.uploads.setdefault(name, []).append(value)
        else:
            form.pairs.append((name, value.replace("\r\n", "\n").replace("\x00", "")))
    return form


async def read_form(request: Request) -> Form:
    """The form of this request, read once. Raises HTTPException 400 for a broken, 413 for an endless one."""
    known: Form | None = getattr(request.state, "form", None)
    if known is None:
        known = request.state.form = _form(await parsed(request))
    return known


async def _posted(request: Request) -> AsyncIterator[Form]:
    """The form, whose files are closed once the answer is made."""
    form = await read_form(request)
    try:
        yield form
    finally:
        for upload in chain.from_iterable(form.uploads.values()):
            await upload.close()


Posted = Annotated[Form, Depends(_posted)]


def rows(form: Form, prefix: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The filled rows of a table in a form (`lines-0-amount`), by their index."""
    found: dict[int, dict[str, str]] = {}
    for name, value in form.pairs:
        which, _, rest = name.partition("-")
        n, _, column = rest.partition("-")
        if which == prefix and _is_small(n) and column:
            found.setdefault(int(n), {})[column] = value.strip()
    yield from ((n, row) for n, row in sorted(found.items()) if any(row.values()))
