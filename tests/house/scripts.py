"""Find the functions of a script by its braces; strings, comments and regular expressions are blanked first."""

import re
from collections.abc import Iterator

LITERAL = re.compile(
    r"""
    //[^\n]* | /\*.*?\*/                                              # comments
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`   # strings
    | (?<=[=(,:\[!&|?{};\n])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/\w*   # regular expressions
    """,
    re.VERBOSE | re.DOTALL,
)
# A block belongs to a function if an arrow or a parameter list stands before it, unless a statement owns that list.
OPENER = re.compile(r"(?:=>|(?P<word>[\w$]+)?\s*\((?P<inner>[^(){}]|\([^(){}]*\))*\))\s*$")
STATEMENTS = {"if", "for", "while", "switch", "catch", "with"}


def functions(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name, the line its body opens in, and the number of lines of each function."""
    code = LITERAL.sub(blank, text)
    opened: list[tuple[str | None, int]] = []
    for place, sign in ((found.start(), found.group()) for found in re.finditer(r"[{}]", code)):
        line = code.count("\n", 0, place) + 1
        if sign == "{":
            opened.append((owner(code[max(0, place - 400) : place]), line))
        elif opened:
            name, start = opened.pop()
            if name:
                yield name, start, line - start + 1


def blank(found: re.Match[str]) -> str:
    """Return the same shape without its signs, so that lines keep their numbers."""
    return re.sub(r"[^\n]", " ", found.group())


def owner(before: str) -> str | None:
    """Return the name of the function whose body opens after `before`, or None if it is no function's."""
    found = OPENER.search(before)
    if not found:
        return None
    word = found["word"]
    return None if word in STATEMENTS else word or "function"
