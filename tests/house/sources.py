"""The files that the house rules speak about."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Finding:
    """One breach of a rule: path inside the tree, line counted from 1, and what is wrong."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Source:
    """One text file of the tree; `path` is relative, with slashes."""

    path: str
    text: str

    @property
    def kind(self) -> str:
        """What is written in it: `python`, `script`, `style`, `template`, or nothing we measure."""
        return KINDS.get(PurePosixPath(self.path).suffix, "") if self.ours else ""

    @property
    def ours(self) -> bool:
        """Whether we wrote it: golden samples and lock files are data."""
        return not re.search(r"(^|/)(golden|samples|node_modules)/|\.lock$|-lock\.json$", self.path)

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/")

    def find(self, pattern: re.Pattern[str], message: str) -> Iterator[Finding]:
        """Yield a finding for each line that the pattern is found in."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if found := pattern.search(line):
                yield Finding(self.path, number, message.format(found=found.group()))


KINDS = {
    ".py": "python",
    ".js": "script",
    ".mjs": "script",
    ".css": "style",
    ".html": "template",
    ".jinja": "template",
    ".j2": "template",
}


def tracked() -> Iterator[Source]:
    """Yield every text file that git follows, or would follow if it were added now."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in sorted(set(names.split("\0")) - {""}):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data[:8_000]:
            yield Source(name, data.decode("utf-8", "replace"))
