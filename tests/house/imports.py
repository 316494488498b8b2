"""The domain imports the standard library and eventsourcing only; import-linter forbids only what it is told."""

import ast
import sys
from collections.abc import Iterator

from tests.house.sources import Finding, Source

ALLOWED = sys.stdlib_module_names | {"domain", "eventsourcing"}


def check(source: Source) -> Iterator[Finding]:
    """Yield a finding for each other package that a file of the domain imports."""
    if not (source.path.startswith("domain/") and source.kind == "python"):
        return
    for node in ast.walk(ast.parse(source.text, source.path)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in imported(node):
                if name.split(".")[0] not in ALLOWED:
                    yield Finding(source.path, node.lineno, f"the domain imports {name}")


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module] if node.module else []
