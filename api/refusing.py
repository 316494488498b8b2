"""Refusals that only the API knows: they are about the request, not about what it asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.refusals import Refused


class NoOffice(Refused):
    """The account holds no office today, so that it may not do anything (HTTP 403)."""

    def __init__(self) -> None:
        super().__init__("no_office")


class IfMatchNeeded(Refused):
    """An amendment has to name the version that it was made on (HTTP 428)."""

    def __init__(self) -> None:
        super().__init__("if_match_needed")


class BodyTooLarge(Refused):
    """More bytes than a request may have (HTTP 413)."""

    def __init__(self, most: int) -> None:
        super().__init__("body_too_large", most=most)


class NotJson(Refused):
    """The content type is not the one that the operation takes (HTTP 415)."""

    def __init__(self, wanted: str) -> None:
        super().__init__("media_type", wanted=wanted)


class Malformed(Refused):
    """A body or parameters that do not have the documented shape (HTTP 422).

    Each fault has `loc` (where, as in `("body", "parties", 0)`), `key` and `data`.
    """

    def __init__(self, faults: Sequence[tuple[tuple[int | str, ...], str, Mapping[str, Any]]]) -> None:
        super().__init__("invalid")
        self.faults = faults
