"""What a form of few fields asks, and a field of it as it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from web.visiting import Visit
from wording.fields import field_hint, field_label
from wording.terms import words

#: A value, its label, and a hint where that helps.
Choice = tuple[str, str] | tuple[str, str, str]
#: Of a form: who looks at it, and what it is about (a year, an entry, None for a new one).
Choices = Callable[[Visit, Any], Iterator[Choice]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A field: its name in the form, the kind of control, where its choices come from, whether it has to be filled."""

    name: str
    kind: str = "line"
    choices: Choices | None = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field with its words."""

    name: str
    kind: str
    label: str
    hint: str
    required: bool
    choices: tuple[Choice, ...]


def field_view(visit: Visit, asked: Asked, act: str, about: Any) -> FieldView:
    """The field as the form of that act shows it."""
    return FieldView(
        name=asked.name,
        kind=asked.kind,
        label=field_label(asked.name, visit.language, act=act),
        hint=field_hint(asked.name, visit.language, act=act),
        required=asked.required,
        choices=tuple(asked.choices(visit, about)) if asked.choices else (),
    )


def of_words(vocabulary: str) -> Choices:
    """The words of a vocabulary."""
    return lambda visit, _about: iter(words(vocabulary, visit.language))


def agencies_in_use(visit: Visit, _about: Any) -> Iterator[Choice]:
    """The agencies that are not retired."""
    yield from ((one.code, f"{one.name} ({one.code})") for one in visit.directory.agencies() if not one.retired)
