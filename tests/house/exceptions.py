"""An exception from a rule stands beside its reason."""

import io
import re
import tokenize
from collections.abc import Iterator

from tests.house.sources import Finding, Source

EXCEPTION = re.compile(r"#\s*(?:no" + r"qa|type:\s*ignore|pragma: no cover)")
WITH_REASON = re.compile(r"#\s*(?:no" + r"qa: [A-Z0-9, ]+|type:\s*ignore\[[\w, -]+\]|pragma: no cover)\W+\w.*\w")


def check(source: Source) -> Iterator[Finding]:
    """Yield a finding for each exception without a code or a reason."""
    if source.kind != "python":
        return
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT and EXCEPTION.search(token.string) and not WITH_REASON.search(token.string):
            yield Finding(source.path, token.start[0], f"{token.string}: name the rule and the reason beside it")
