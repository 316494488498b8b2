"""Files and functions stay small.

A function is counted from its `def` line to its last line, decorators and docstring left out. In scripts it is counted
from the line its body opens in to the line it closes in; in templates a macro is a function.
"""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.house.scripts import functions as script_functions
from tests.house.sources import Finding, Source

FILE, TEST_FILE, FUNCTION = 250, 300, 25
MACRO = re.compile(r"{%-?\s*(?:macro\s+(\w+)|(endmacro))")


class Function(NamedTuple):
    """A function's name, its first line counted from 1, and how many lines it has."""

    name: str
    line: int
    lines: int


def check(source: Source) -> Iterator[Finding]:
    """Yield what is too long in one file."""
    if not source.kind:
        return
    limit = TEST_FILE if source.is_test else FILE
    lines = len(source.text.splitlines())
    if lines > limit:
        yield Finding(source.path, limit + 1, f"the file has {lines} lines, the limit is {limit}")
    for name, line, length in functions(source):
        if length > FUNCTION:
            yield Finding(source.path, line, f"{name} has {length} lines, the limit is {FUNCTION}")


def functions(source: Source) -> Iterator[Function]:
    """Yield the functions of a file in any language we write."""
    match source.kind:
        case "python":
            yield from python_functions(source)
        case "script":
            yield from (Function(*each) for each in script_functions(source.text))
        case "template":
            yield from macros(source)


def python_functions(source: Source) -> Iterator[Function]:
    """Yield each function and method, also nested ones."""
    for node in ast.walk(ast.parse(source.text, source.path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(node.name, node.lineno, lines - docstring_lines(node))


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines of a function are its docstring."""
    if ast.get_docstring(node, clean=False) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def macros(source: Source) -> Iterator[Function]:
    """Yield each macro of a template."""
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(source.text.splitlines(), 1):
        for found in MACRO.finditer(line):
            if found[1]:
                opened.append((found[1], number))
            elif opened:
                name, start = opened.pop()
                yield Function(name, start, number - start + 1)
