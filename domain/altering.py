"""Frozen values with some fields altered, for what every event of every fold passes through."""

from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

__all__ = ["altered"]

if TYPE_CHECKING:
    from dataclasses import replace as altered  # the same to whoever calls it, so that fields and types are checked
else:
    T = TypeVar("T")

    def altered(value: T, /, **changes: object) -> T:
        """Another value with these fields altered: what `replace` makes, ten times as fast.

        The value must be of a dataclass without slots whose fields are all given when it is made. What was worked out
        from its fields (`cached_property`) is not taken over.
        """
        new = object.__new__(type(value))
        held = vars(new)
        held.update(vars(value))
        for name in _worked_out(type(value)):
            held.pop(name, None)
        held.update(changes)
        return new


@cache
def _worked_out(kind: type) -> tuple[str, ...]:
    return tuple(name for name, held in vars(kind).items() if isinstance(held, cached_property))
