import pytest

from tests.house import sizes
from tests.house.sources import Source


def messages(path: str, text: str) -> list[str]:
    return [each.message for each in sizes.check(Source(path, text))]


def python(lines: int, docstring: str = "") -> str:
    """Return a function with so many lines, its docstring not counted."""
    return "def long():\n" + docstring + "    x = 1\n" * (lines - 1)


def script(lines: int, head: str) -> str:
    return head + " {\n" + "  x();\n" * (lines - 2) + "}\n"


@pytest.mark.parametrize("path", ["domain/a.py", "web/assets/a.js", "web/assets/a.css", "web/templates/a.html"])
def test_a_file_of_251_lines_is_too_long(path: str) -> None:
    """A file in any language we write may have 250 lines and no more."""
    assert messages(path, "\n" * 250) == []
    assert messages(path, "\n" * 251) == ["the file has 251 lines, the limit is 250"]


def test_a_test_file_may_have_300_lines() -> None:
    """Test files get fifty lines more."""
    assert messages("tests/a.py", "\n" * 300) == []
    assert messages("tests/a.py", "\n" * 301) == ["the file has 301 lines, the limit is 300"]


@pytest.mark.parametrize("path", ["requirements/run.lock", "package-lock.json", "tests/golden/a.py", "CHANGELOG.md"])
def test_data_and_prose_have_no_limit(path: str) -> None:
    """Lock files, golden samples and prose are not measured."""
    assert messages(path, "\n" * 999) == []


def test_a_python_function_of_26_lines_is_too_long() -> None:
    """A function may have 25 lines from `def` to its end."""
    assert messages("domain/a.py", python(25)) == []
    assert messages("domain/a.py", python(26)) == ["long has 26 lines, the limit is 25"]


def test_a_docstring_does_not_count() -> None:
    """A function may explain itself at any length."""
    docstring = '    """Why.\n\n' + "    More.\n" * 20 + '    """\n'
    assert messages("domain/a.py", python(25, docstring)) == []
    assert messages("domain/a.py", python(26, docstring)) == ["long has 26 lines, the limit is 25"]


def test_a_method_and_a_nested_function_are_measured() -> None:
    """Every function is measured wherever it stands."""
    nested = "class A:\n" + "".join(f"    {line}\n" for line in python(26).splitlines())
    assert messages("domain/a.py", nested) == ["long has 26 lines, the limit is 25"]


@pytest.mark.parametrize(
    "head", ["function long(a, b = f(1))", "const long = async (a) =>", "on(x, ({ y }) =>", "class A { long(a)"]
)
def test_a_script_function_of_26_lines_is_too_long(head: str) -> None:
    """Functions, arrows, callbacks and methods of scripts are measured alike."""
    assert messages("web/assets/a.js", script(25, head)) == []
    assert len(messages("web/assets/a.js", script(26, head))) == 1


@pytest.mark.parametrize("head", ["if (a)", "for (const a of b())", "const a =", "class A", "} else", "// f()\nx: "])
def test_a_block_that_is_no_function_is_not_measured(head: str) -> None:
    """Branches, loops, objects and classes of scripts are no functions."""
    assert messages("web/assets/a.js", script(40, head)) == []


def test_braces_in_literals_do_not_mislead() -> None:
    """Strings, comments and regular expressions are passed over when braces are matched."""
    text = 'const a = "{"; /* { */ const b = /[{/]"/; // {\n' + script(26, "function long()")
    assert messages("web/assets/a.js", text) == ["long has 26 lines, the limit is 25"]


def test_a_macro_of_26_lines_is_too_long() -> None:
    """A macro is the function of a template."""
    text = "{% macro long(a) %}\n" + "<p>\n" * 24 + "{% endmacro %}\n"
    assert messages("web/templates/a.html", text) == ["long has 26 lines, the limit is 25"]
