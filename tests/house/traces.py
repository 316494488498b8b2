"""No file names the host of a package registry, a path of one machine, or work left undone."""

import re
from collections.abc import Iterator

from tests.house.sources import Finding, Source

HOST = re.compile(r"\b(?:[\w-]+\.)*(?:pypi|npmjs|pythonhosted|yarnpkg|debian|unpkg|jsdelivr)\.(?:org|com|net)\b")
MACHINE = re.compile(r"(?<![\w.}])/(?:work|root|home|opt|Users)/[\w.]+")
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
RESOLVED = re.compile(r'"resolved":')


def check(source: Source) -> Iterator[Finding]:
    """Yield a finding for each such line."""
    yield from source.find(HOST, 'names the registry host "{found}"')
    yield from source.find(MACHINE, 'names "{found}", a path of one machine')
    if source.kind:
        yield from source.find(UNDONE, '"{found}": do it or file an issue')
    if source.path.endswith("-lock.json"):
        yield from source.find(RESOLVED, "says where packages come from: run make lock")
