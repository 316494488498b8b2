"""Every test says in one sentence how the program behaves."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Finding, Source

INNER_END = re.compile(r"[.!?]\s+[A-Z]")


def check(source: Source) -> Iterator[Finding]:
    """Yield a finding for each test without its sentence."""
    if not (source.is_test and source.kind == "python"):
        return
    for node in ast.walk(ast.parse(source.text, source.path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            wrong = fault(ast.get_docstring(node))
            if wrong:
                yield Finding(source.path, node.lineno, f"{node.name} {wrong}")


def fault(docstring: str | None) -> str | None:
    """Return what keeps a docstring from being one sentence."""
    if not docstring:
        return "has no docstring that states the behaviour"
    if not docstring.endswith((".", "!", "?")):
        return "has a docstring that is not a sentence: it ends without a full stop"
    if INNER_END.search(docstring) or "\n\n" in docstring:
        return "has a docstring of more than one sentence"
    return None
