"""How text is split into words: here and not by the databases, so that both find the same."""

import re
import unicodedata
from collections.abc import Iterable

NUMBER = re.compile(r"kdl (\d{4})(?: ([1-9]\d{0,8}))?")
LONGEST_NUMBER = 9
WORD = re.compile(r"[^\W_]+")
#: Longer words are cut, in what is kept and in what is typed.
LONGEST_WORD = 60
#: More words than this are not looked at: nobody types them.
MOST_WORDS = 20


def words(text: str) -> list[str]:
    """The words of a text without case and accents: letters and digits only."""
    return [word[:LONGEST_WORD] for word in WORD.findall(text.lower() if text.isascii() else _bare(text))]


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))


def typed_words(typed: str) -> list[str]:
    """What a person typed, as words to look for."""
    return words(typed)[:MOST_WORDS]


def number_typed(wanted: list[str]) -> tuple[int, int | None] | None:
    """(year, n) where the number of an obstacle was typed, or its beginning: then figures in texts are not meant."""
    number = NUMBER.fullmatch(" ".join(wanted))
    return (int(number[1]), int(number[2]) if number[2] else None) if number else None


def begins_with(n: int) -> list[tuple[int, int]]:
    """The whole numbers whose digits begin with those of `n`, as (first, last) of each length."""
    tens = (10**power for power in range(LONGEST_NUMBER - len(str(n)) + 1))
    return [(n * ten, n * ten + ten - 1) for ten in tens]


def as_fts5(wanted: list[str]) -> str:
    """The words for SQLite: all of them must be there, the last one may go on."""
    return " AND ".join(f'"{word}"' for word in wanted) + "*"


def as_tsquery(wanted: list[str]) -> str:
    """The words for PostgreSQL: all of them must be there, the last one may go on."""
    return " & ".join(f"'{word}'" for word in wanted) + ":*"


def any_as_fts5(groups: Iterable[Iterable[str]]) -> str:
    """Groups of words for SQLite: all words of one of the groups must be there."""
    return " OR ".join("(" + " AND ".join(f'"{word}"' for word in group) + ")" for group in groups)


def any_as_tsquery(groups: Iterable[Iterable[str]]) -> str:
    """Groups of words for PostgreSQL: all words of one of the groups must be there."""
    return " | ".join("(" + " & ".join(f"'{word}'" for word in group) + ")" for group in groups)
