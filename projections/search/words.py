"""How text is split into words: here and not by the databases, so that both find the same."""

import re
import unicodedata

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


def as_fts5(wanted: list[str]) -> str:
    """The words for SQLite: all of them must be there, the last one may go on."""
    return " AND ".join(f'"{word}"' for word in wanted) + "*"


def as_tsquery(wanted: list[str]) -> str:
    """The words for PostgreSQL: all of them must be there, the last one may go on."""
    return " & ".join(f"'{word}'" for word in wanted) + ":*"
