"""How text is split into words: here and not by the databases, so that both find the same."""

import re
import unicodedata

NUMBER = re.compile(r"kdl \d{4}( \d{1,9})?")
#: The labels by which PostgreSQL tells the columns apart.
NUMBER_LABEL, TEXT_LABEL = "A", "B"
WORD = re.compile(r"[^\W_]+")
#: Longer words are cut, in what is kept and in what is typed.
LONGEST_WORD = 60
#: More words than this are not looked at: nobody types them.
MOST_WORDS = 20


def words(text: str) -> list[str]:
    """The words of a text without case and accents: letters and digits only."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return [word[:LONGEST_WORD] for word in WORD.findall(bare)]


def typed_words(typed: str) -> list[str]:
    """What a person typed, as words to look for."""
    return words(typed)[:MOST_WORDS]


def is_number(wanted: list[str]) -> bool:
    """Whether the number of an obstacle was typed, or its beginning: then figures in texts are not meant."""
    return NUMBER.fullmatch(" ".join(wanted)) is not None


def as_fts5(wanted: list[str]) -> str:
    """The words for SQLite: all of them must be there, the last one may go on."""
    column = "number : " if is_number(wanted) else ""
    return column + "(" + " AND ".join(f'"{word}"' for word in wanted) + "*)"


def as_tsquery(wanted: list[str]) -> str:
    """The words for PostgreSQL: all of them must be there, the last one may go on."""
    label = NUMBER_LABEL if is_number(wanted) else ""
    *whole, last = [f"'{word}':" for word in wanted] or [""]
    return " & ".join([*(f"{word}{label}" if label else word[:-1] for word in whole), f"{last}*{label}"])
