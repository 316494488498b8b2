"""How text is split into words: here and not by the databases, so that both find the same."""

import re
import unicodedata

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


def some_as_fts5(wanted: list[str], n: int) -> str:
    """The words for SQLite: any `n` of them must be there."""
    return _some([f'"{word}"' for word in wanted], n, " AND ", " OR ")


def some_as_tsquery(wanted: list[str], n: int) -> str:
    """The words for PostgreSQL: any `n` of them must be there."""
    return _some([f"'{word}'" for word in wanted], n, " & ", " | ")


def _some(quoted: list[str], n: int, both: str, either: str) -> str:
    """Nested, so that a text that lacks the first words is passed over after a look for each of them."""
    if n == 1:
        return either.join(quoted)
    firsts = quoted[: len(quoted) - n + 1]
    return either.join(
        f"({word}{both}({_some(quoted[at:], n - 1, both, either)}))" for at, word in enumerate(firsts, 1)
    )
