"""What a person typed cannot be read: the field's refusal, as the domain would give it."""

from collections.abc import Mapping


class Misread(ValueError):  # noqa: N818 - an answer to what was typed, not an error of the program
    """`fault` is the message key with its data, to stand among the faults of the field it was typed in."""

    def __init__(self, key: str, **data: object) -> None:
        super().__init__(key)
        self.fault: tuple[str, Mapping[str, object]] = (key, data)
