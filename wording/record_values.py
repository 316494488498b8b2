"""The values of a record's fields as they are shown: on the obstacle's page, in its history, in exports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from domain.directory import Directory
from domain.obstacle import BudgetLine, Party
from domain.text import Text
from wording.language import Language
from wording.numbers import percent, rupiah
from wording.offices import party_name
from wording.terms import word
from wording.values import said, words_of


@dataclass(frozen=True, slots=True)
class Shower:
    """Shows values in one language, with the names in force at one time (now, without one)."""

    said_in: Language
    directory: Directory
    at: datetime | None = None

    def shown(self, field: str, value: object) -> str:
        """The value of that field of the record; a dash for what was not stated."""
        if value is None or value == ():
            return said(None, self.said_in)
        special = SPECIAL.get(field)
        return special(self, value) if special else said(value, self.said_in)

    def agency(self, value: object) -> str:
        return self.directory.agency_name(str(value), self.at)

    def cause(self, value: object) -> str:
        return self.directory.cause_name(str(value), self.said_in.code, self.at)

    def plain(self, value: object) -> str:
        return str(value)

    def money(self, value: object) -> str:
        return rupiah(int(str(value)), self.said_in)

    def share(self, value: object) -> str:
        return percent(Decimal(str(value)), self.said_in)

    def numbered(self, value: object) -> str:
        texts = value if isinstance(value, tuple) else ()
        said_texts = (words_of(text, self.said_in) for text in texts if isinstance(text, Text))
        return "\n".join(f"{n}. {text}" for n, text in enumerate(said_texts, 1))

    def parties(self, value: object) -> str:
        parties = [one for one in value if isinstance(one, Party)] if isinstance(value, tuple) else []
        return "; ".join(party_name(one, self.directory, self.said_in, self.at) for one in parties)

    def lines(self, value: object) -> str:
        lines = [one for one in value if isinstance(one, BudgetLine)] if isinstance(value, tuple) else []
        return "\n".join(self.line(one) for one in lines)

    def line(self, line: BudgetLine) -> str:
        """One line of the budget: `1.01.02.2.01.0001, akun 5.2, DAK, Rp250.000.000`."""
        parts = [line.sub_activity]
        if line.account:
            parts.append(self.said_in.gettext("akun {code}", code=line.account))
        if line.funding_source:
            parts.append(word(line.funding_source, self.said_in))
        if line.amount is not None:
            parts.append(rupiah(line.amount, self.said_in))
        return ", ".join(parts)

    def files(self, value: object) -> str:
        count = len(value) if isinstance(value, tuple) else 0
        return self.said_in.ngettext("{n} berkas", "{n} berkas", count)


SPECIAL: Mapping[str, Callable[[Shower, object], str]] = {
    "agency": Shower.agency,
    "fiscal_year": Shower.plain,
    "dak_code": Shower.plain,
    "cause": Shower.cause,
    "amount_at_stake": Shower.money,
    "physical_progress": Shower.share,
    "whys": Shower.numbered,
    "parties": Shower.parties,
    "budget_lines": Shower.lines,
    "evidence": Shower.files,
}


def shown(field: str, value: object, directory: Directory, said_in: Language, at: datetime | None = None) -> str:
    """The value of one field of the record in words."""
    return Shower(said_in, directory, at).shown(field, value)
