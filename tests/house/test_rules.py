import pytest

from tests.house import check, exceptions, imports, names, sentences, traces
from tests.house.sources import Source, tracked


@pytest.mark.parametrize(
    "path", ["web/utils.py", "domain/helpers/a.py", "web/templates/base.html", "jobs/job_manager.py"]
)
def test_a_drawer_for_anything_is_no_name(path: str) -> None:
    """Files and folders are named after their subject."""
    assert len(list(names.check(Source(path, "")))) == 1


@pytest.mark.parametrize("path", ["web/templates/layout.html", "domain/database.py", "web/assets/css/base.css"])
def test_a_subject_is_a_name(path: str) -> None:
    """A word that merely contains a forbidden one, and the cascade layer, are allowed."""
    assert list(names.check(Source(path, ""))) == []


def test_a_class_is_named_after_its_subject() -> None:
    """A class named like a drawer is found at its line."""
    found = list(names.check(Source("web/a.py", "\nclass SessionManager: ...\n")))
    assert [each.line for each in found] == [2]


@pytest.mark.parametrize("line", ["import sqlalchemy", "from msgspec import json", "import kendala.settings"])
def test_the_domain_imports_nothing_else(line: str) -> None:
    """A file of the domain knows the standard library and eventsourcing, others know more."""
    assert len(list(imports.check(Source("domain/a.py", f"def f():\n    {line}\n")))) == 1
    assert list(imports.check(Source("web/a.py", line))) == []
    assert list(imports.check(Source("domain/a.py", "import json\nfrom eventsourcing.utils import x"))) == []


@pytest.mark.parametrize(
    ("docstring", "fault"),
    [
        ("", "no docstring"),
        ('"""Works"""', "full stop"),
        ('"""It works. It is quick."""', "more than one sentence"),
        ('"""It works.\n\n    Well.\n    """', "more than one sentence"),
    ],
)
def test_a_test_without_its_sentence_is_found(docstring: str, fault: str) -> None:
    """Every test has exactly one sentence."""
    [found] = sentences.check(Source("tests/test_a.py", f"def test_a():\n    {docstring}\n    x = 1\n"))
    assert fault in found.message


def test_a_sentence_may_run_over_two_lines() -> None:
    """A sentence is one however it is wrapped."""
    text = 'def test_a():\n    """It works\n    on both.\n    """\n'
    assert list(sentences.check(Source("tests/test_a.py", text))) == []


@pytest.mark.parametrize("left", ["py" + "pi.org", "registry.npm" + "js.org", "/ro" + "ot/x", "/ho" + "me/someone"])
def test_traces_of_a_machine_are_found(left: str) -> None:
    """No file names a registry's host or a path of one machine."""
    [found] = traces.check(Source("docs/index.md", f"see {left}\n"))
    assert left in found.message


def test_work_left_undone_is_found() -> None:
    """Code holds no notes about what is still to do."""
    assert len(list(traces.check(Source("web/a.py", "# TO" + "DO: later\n")))) == 1


def test_a_lock_file_says_no_origin() -> None:
    """The npm lock file does not say where packages come from."""
    assert len(list(traces.check(Source("package-lock.json", '"resolved": "x"\n')))) == 1


@pytest.mark.parametrize("comment", ["# no" + "qa", "# no" + "qa: S608", "# type: ignore", "# type: ignore[x]"])
def test_an_exception_without_a_reason_is_found(comment: str) -> None:
    """An exception names its rule and its reason."""
    assert len(list(exceptions.check(Source("web/a.py", f"x = 1  {comment}\n")))) == 1


@pytest.mark.parametrize("comment", ["# no" + "qa: S608 - a fixed name", "# type: ignore[x]  # no types shipped"])
def test_an_exception_with_a_reason_is_allowed(comment: str) -> None:
    """An exception with its rule and reason beside it stands."""
    assert list(exceptions.check(Source("web/a.py", f"x = 1  {comment}\n"))) == []


def test_all_rules_are_asked_about_every_file() -> None:
    """One file may breach several rules at once."""
    source = Source("tests/test_utils.py", "def test_a(): ...  # TO" + "DO\n" + "\n" * 300)
    assert len({each.message for each in check.findings([source])}) == 4


def test_the_tree_is_listed() -> None:
    """The rules see this very file, and nothing that git ignores."""
    paths = {each.path for each in tracked()}
    assert "tests/house/test_rules.py" in paths
    assert not any(path.startswith((".venv/", "node_modules/", "web/static/")) for path in paths)
