"""Names say what a thing is about; a drawer for anything is no name."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.sources import Finding, Source

DRAWERS = frozenset({"util", "utils", "helper", "helpers", "common", "base", "manager", "managers", "misc"})
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
LAYERS = re.compile(r"^web/assets/.*\bbase\.css$")  # the cascade layer of that name


def check(source: Source) -> Iterator[Finding]:
    """Yield a finding for each part of the path, and each class, that is named like a drawer."""
    if LAYERS.match(source.path):
        return
    path = PurePosixPath(source.path)
    for part in (*path.parts[:-1], path.name.split(".")[0]):
        if drawer := drawer_in(part):
            yield Finding(source.path, 1, f'"{drawer}" in "{part}" says nothing: name the subject')
    if source.kind == "python":
        for node in ast.walk(ast.parse(source.text, source.path)):
            if isinstance(node, ast.ClassDef) and (drawer := drawer_in(node.name)):
                yield Finding(
                    source.path, node.lineno, f'"{drawer}" in class {node.name} says nothing: name the subject'
                )


def drawer_in(name: str) -> str | None:
    """Return the word in a name that stands for anything, however the words are joined."""
    return next((word.lower() for word in WORD.findall(name) if word.lower() in DRAWERS), None)
