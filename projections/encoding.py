"""Values of the domain as JSON in a read model, and back. The log has a mapper of its own."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from domain.text import Text

T = TypeVar("T")
#: Stands for a text that was removed, to be told apart from one that was never typed (null).
REDACTED = {"redacted": True}


def _to_plain(value: Any) -> Any:
    if isinstance(value, Text):
        return REDACTED if value.redacted else value.value
    raise NotImplementedError(f"{type(value).__name__} has no place in a read model")


def _from_plain(kind: type, value: Any) -> Any:
    if kind is Text:
        return Text(value if isinstance(value, str) else None)
    raise NotImplementedError(f"{kind.__name__} has no place in a read model")


_ENCODER = msgspec.json.Encoder(enc_hook=_to_plain)


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=_from_plain)


def encode(value: object) -> str:
    """The value as JSON: a Text is its string, or `{"redacted": true}` once it was removed."""
    return _ENCODER.encode(value).decode()


def decode(kind: type[T], raw: str | bytes) -> T:
    """The value of that type that `encode` wrote."""
    decoded: T = _decoder(cast("Hashable", kind)).decode(raw)
    return decoded


def plain(raw: str | bytes) -> Any:
    """The JSON as dicts, lists and strings."""
    return msgspec.json.decode(raw)


def convert(value: Any, kind: type[T]) -> T:
    """The value of that type from dicts, lists and strings, as `plain` gives them."""
    return msgspec.convert(value, kind, dec_hook=_from_plain)
