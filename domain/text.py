"""Free text that a person typed and that may have to be removed later.

Events are for ever, but a name or an accusation in free text must be erasable (UU 27/2022). Every such field
has the type `Text`; the store seals it as `{text, salt, hash}` so that removing text and salt leaves a log
that still verifies. Inside the program a removed text is a `Text` without a value.
"""

from typing import NoReturn


class Text:
    """What a person typed; `value` is None once it has been redacted. Immutable.

    Not a dataclass: a store that knows dataclasses would write the words out plainly instead of sealing them.
    """

    __slots__ = ("value",)
    value: str | None

    def __init__(self, value: str | None) -> None:
        object.__setattr__(self, "value", value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"cannot assign to {name!r}: a Text is immutable")

    def __eq__(self, other: object) -> bool:
        return self.value == other.value if isinstance(other, Text) else NotImplemented

    def __hash__(self) -> int:
        return hash((Text, self.value))

    def __reduce__(self) -> tuple[type["Text"], tuple[str | None]]:
        return Text, (self.value,)

    def __repr__(self) -> str:
        return f"Text({self.value!r})"

    def __str__(self) -> str:
        return self.value or ""

    @property
    def redacted(self) -> bool:
        return self.value is None


def text(value: str | None) -> Text | None:
    """A stripped text, or None where nothing but white space was typed."""
    stripped = (value or "").strip()
    return Text(stripped) if stripped else None
