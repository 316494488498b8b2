"""What the shape checks found, as faults of fields: the same keys that the domain uses, where there is one."""

from collections.abc import Mapping, Sequence
from typing import Any

Fault = tuple[tuple[int | str, ...], str, Mapping[str, Any]]

KEYS: Mapping[str, str] = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "enum": "unknown_value",
    "literal_error": "unknown_value",
    "json_invalid": "not_json",
    "nul_in_text": "nul_in_text",
    "string_too_short": "required",
    "string_too_long": "too_long",
    "too_long": "too_many",
    "value_error": "required",
    "not_a_local_time": "not_a_local_time",
}
BEGINNINGS: Mapping[str, str] = {
    "date": "not_an_iso_date",
    "int": "not_whole",
    "decimal": "not_a_number",
    "greater": "out_of_range",
    "less": "out_of_range",
    "uuid": "not_an_id",
    "string": "not_text",
    "bool": "not_yes_or_no",
    "tuple": "not_a_list",
    "list": "not_a_list",
    "model": "not_an_object",
}
LISTS = frozenset({"Tuple", "List", "Set", "Frozenset", "Dictionary"})
LIMITS = ("ge", "gt", "le", "lt")


def faults_of(errors: Sequence[Mapping[str, Any]], *, place: str | None = None) -> list[Fault]:
    """One fault per error; `place` (`body`) stands before where it was found, unless that says so itself."""
    return [_fault(error, (place,) if place else ()) for error in errors]


def _fault(error: Mapping[str, Any], before: tuple[str, ...]) -> Fault:
    kind, context = str(error["type"]), error.get("ctx") or {}
    if kind == "too_long" and context.get("field_type") not in LISTS:
        kind = "string_too_long"  # of a text whose type has more to it than its length
    return (*before, *error["loc"]), _key(kind), _data(kind, context)


def _key(kind: str) -> str:
    return KEYS.get(kind) or next((key for start, key in BEGINNINGS.items() if kind.startswith(start)), "not_accepted")


def _data(kind: str, context: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "string_too_long":
        return {"longest": context["max_length"]}
    if kind == "too_long":
        return {"most": context["max_length"]}
    return {name: context[name] for name in LIMITS if name in context}
