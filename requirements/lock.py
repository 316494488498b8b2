"""Remake the hashed lock files from pyproject.toml; each name below becomes requirements/NAME.lock.

Machine settings of pip are left out, so that the hashes are those of the public index and no host or path gets in.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PYPROJECT = HERE.parent / "pyproject.toml"
HEADER = "# Made by `make lock` from pyproject.toml: do not edit.\n"
LOCKS = {"run": ("build",), "dev": ("build", "dev"), "node": ("node",)}
WITHOUT_PROJECT = {"node"}


def expand(groups: dict[str, list[Any]], name: str) -> list[str]:
    """Return the requirements of one dependency group, its included groups opened."""
    lines: list[str] = []
    for entry in groups[name]:
        lines += [entry] if isinstance(entry, str) else expand(groups, entry["include-group"])
    return lines


def wanted(pyproject: dict[str, Any], lock: str) -> list[str]:
    """Return the requirement lines that one lock file is made from."""
    own = [] if lock in WITHOUT_PROJECT else list(pyproject["project"]["dependencies"])
    return own + [line for group in LOCKS[lock] for line in expand(pyproject["dependency-groups"], group)]


def compile_lock(lines: list[str], target: Path, arguments: list[str]) -> None:
    """Resolve the lines into `target`, every file of each release with its hash."""
    source = target.with_suffix(".in")
    source.write_text("\n".join(lines) + "\n")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PIP_") or k == "PIP_CERT"}
    command = [sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras"]
    command += ["--allow-unsafe", "--no-header", "--no-annotate", "--no-emit-options", *arguments]
    command += ["--output-file", str(target), str(source)]
    try:
        subprocess.run(command, check=True, env=environment | {"PIP_CONFIG_FILE": os.devnull})
    finally:
        source.unlink()
    target.write_text(HEADER + target.read_text())


def main(arguments: list[str]) -> None:
    """Remake all lock files; arguments such as `--upgrade` go to pip-compile."""
    pyproject = tomllib.loads(PYPROJECT.read_text())
    for lock in LOCKS:
        run = HERE / "run.lock"
        pinned = ["--constraint", str(run)] if lock == "dev" else []
        compile_lock(wanted(pyproject, lock), HERE / f"{lock}.lock", arguments + pinned)


if __name__ == "__main__":
    main(sys.argv[1:])
