"""The message keys that the sources refuse with, read from their syntax."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
REFUSING = ("domain", "kendala")
#: Classes whose first argument is a key.
KEYED = frozenset({"Refused", "NotLoggedIn", "Misread"})


def trees(folders: tuple[str, ...]) -> Iterator[ast.Module]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def refusal_keys() -> frozenset[str]:
    """Keys of whole refusals: what a class of refusal passes up, or what is raised with a key."""
    return frozenset(key for tree in trees(REFUSING) for node in ast.walk(tree) for key in _refused(node))


def _refused(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ClassDef) and any("Refused" in ast.unparse(parent) for parent in node.bases):
        for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
            if ast.unparse(call.func) == "super().__init__":
                yield from _first(call)
        yield from (
            default.value
            for each in ast.walk(node)
            if isinstance(each, ast.arguments)
            for default in each.defaults
            if isinstance(default, ast.Constant) and isinstance(default.value, str)
        )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYED:
        yield from _first(node)


def _first(call: ast.Call) -> Iterator[str]:
    if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        yield call.args[0].value


def fault_keys() -> frozenset[str]:
    """Keys of single fields: a pair of a key and its data, wherever it stands."""
    return frozenset(
        node.elts[0].value
        for tree in trees((*REFUSING, "wording"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Tuple)
        and _is_fault(node)
        and isinstance(node.elts[0], ast.Constant)
        and isinstance(node.elts[0].value, str)
    )


def _is_fault(node: ast.Tuple) -> bool:
    return len(node.elts) == 2 and isinstance(node.elts[1], ast.Dict)


def kinds_not_found() -> frozenset[str]:
    """What can be not found: the first argument of every NotFound."""
    return frozenset(
        key
        for tree in trees(REFUSING)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "NotFound"
        for key in _first(node)
    )
