import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from requirements.lock import LOCKS, wanted
from tests.house.sources import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PINNED = re.compile(r"^([\w.-]+)==\S+(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", re.MULTILINE)


def locked(lock: str) -> set[str]:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text()
    return {name.lower() for name, _ in PINNED.findall(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_each_line_of_a_lock_is_pinned_and_hashed(lock: str) -> None:
    """A lock file holds nothing but exact releases with their hashes, and comments."""
    text = (ROOT / "requirements" / f"{lock}.lock").read_text()
    assert re.sub(r"^#.*\n", "", PINNED.sub("", text), flags=re.MULTILINE).strip() == ""


@pytest.mark.parametrize("lock", LOCKS)
def test_what_we_ask_for_is_locked(lock: str) -> None:
    """Each requirement of pyproject.toml is in the lock file made from it."""
    names = {re.split(r"[\s\[<>=!~;]", line)[0].lower() for line in wanted(PYPROJECT, lock)}
    assert names <= locked(lock)


def test_the_tools_and_the_program_agree() -> None:
    """Development uses the very releases that the program runs on."""
    run, dev = ((ROOT / "requirements" / f"{lock}.lock").read_text() for lock in ("run", "dev"))
    assert {each[0] for each in PINNED.findall(run)} <= {each[0] for each in PINNED.findall(dev)}
    assert set(PINNED.findall(run)) <= set(PINNED.findall(dev))


def test_make_help_has_a_sentence_for_each_target() -> None:
    """Whoever types `make` finds every target with a sentence."""
    makefile = (ROOT / "Makefile").read_text()
    [phony] = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert set(phony.split()) == set(re.findall(r"^([a-z]+):.*## [A-Z].*\.$", makefile, re.MULTILINE))


def test_each_ignored_rule_has_its_reason() -> None:
    """A rule of ruff that is ignored says why on the same line."""
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    ignored = [line for line in lines if re.match(r'\s+"[A-Z]+[0-9]+",', line)]
    assert ignored
    assert [line for line in ignored if not re.search(r"# \S.*\w", line)] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_wheel_has_what_pages_need(tmp_path: Path) -> None:
    """The wheel carries templates, seed and built browser files, and neither tests nor sources of the bundle."""
    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"web/static/app.js", "web/static/app.css", "kendala/seed/agencies.csv"} <= names
    assert any(name.startswith("web/templates/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "web/assets/", "requirements/"))]
