"""What the Nu checker says about pages: HTML as the standard has it, for browsers and readers of every kind."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def java() -> str | None:
    """Return the Java on PATH, which the checker runs on."""
    return shutil.which("java")


def faults(folder: Path, pages: Mapping[str, str]) -> Iterator[str]:
    """Every error of the pages (source by name), in one run of the checker: its start takes longer than its work."""
    names = {f"{n}.html": name for n, name in enumerate(pages)}
    for file, source in zip(names, pages.values(), strict=True):
        (folder / file).write_text(source, encoding="utf-8")
    command = [java() or "java", "-jar", str(CHECKER), "--errors-only", "--format", "json", *names]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    for each in json.loads(ran.stderr)["messages"]:
        source = names.get(Path(each.get("url", "")).name, "the checker")
        yield f"{source}: {each['message']} | {each.get('extract', '')}"
