"""What a token may be used for: everything or some subjects, to read or change. It adds no right to its account's.

A scope is `read` or `write`, or one for a subject such as `obstacles:read`. Changing includes reading: whoever changes
something is answered with it.
"""

from collections.abc import Iterable

from domain.refusals import Invalid, Refused

READ, WRITE = "read", "write"
SUBJECTS = ("obstacles", "review", "events", "directory", "year_end", "almanac", "notices", "webhooks", "jobs")
SCOPES = (READ, WRITE, *(f"{subject}:{may}" for subject in SUBJECTS for may in (READ, WRITE)))
EVERYTHING = frozenset({WRITE})


class ScopeMissing(Refused):
    """The token was not made for this (HTTP 403); `scope` is the least that is missing."""

    def __init__(self, scope: str) -> None:
        super().__init__("scope_missing", scope=scope)
        self.scope = scope


def allows(held: frozenset[str], scope: str) -> bool:
    """Whether those scopes include this one."""
    subject, _, may = scope.rpartition(":")
    enough = {may, scope, WRITE}
    if may == READ and subject:
        enough.add(f"{subject}:{WRITE}")
    return not held.isdisjoint(enough)


def require(held: frozenset[str] | None, *scopes: str) -> None:
    """Raises ScopeMissing; None are no bounds, as of a session."""
    for scope in scopes if held is not None else ():
        if not allows(held or frozenset(), scope):
            raise ScopeMissing(scope)


def checked(names: Iterable[str]) -> frozenset[str]:
    """The scopes by their names. Raises Invalid for one that is unknown, and for none at all."""
    found = frozenset(names)
    if not found:
        raise Invalid(scopes=("required", {}))
    if unknown := sorted(found - set(SCOPES)):
        raise Invalid(scopes=("unknown_code", {"code": unknown[0]}))
    return found
