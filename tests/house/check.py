"""All house rules over the whole tree: `python -m tests.house.check`."""

import sys
from collections.abc import Callable, Iterable, Iterator

from tests.house import exceptions, imports, names, sentences, sizes, traces, translations
from tests.house.sources import Finding, Source, tracked

Check = Callable[[Source], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (sizes.check, names.check, imports.check, sentences.check, traces.check, exceptions.check)


def findings(sources: Iterable[Source]) -> Iterator[Finding]:
    """Yield every breach in the given files, file by file."""
    for source in sources:
        for check in CHECKS:
            yield from check(source)


def main() -> int:
    """Print every breach and return 1 if there is one."""
    sources = list(tracked())
    found = [*findings(sources), *translations.check(sources)]
    for each in found:
        print(each)
    print(f"house rules: {len(sources)} files, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
