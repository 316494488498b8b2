"""The members that a problem has beyond the usual: fields to correct, both texts, what is known of a refusal."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.answers.values import plain
from api.refusing import Malformed
from api.sayings import field_said
from domain.refusals import ChangedSince, Invalid, Refused
from projections import past
from wording.language import Language

IN_HEADERS = frozenset({"If-Match", "Idempotency-Key"})
IN_QUERY = frozenset({past.NAME, "cursor"})
PLACES = frozenset({"body", "query", "path", "header", "cookie"})


def shaped(refusal: Refused, language: Language) -> Mapping[str, Any]:
    """`errors` for what can be corrected field by field; otherwise the refusal's own data, as JSON can hold it."""
    if isinstance(refusal, Malformed):
        return {"errors": list(_malformed(refusal, language))}
    if isinstance(refusal, Invalid):
        return {"errors": list(_invalid(refusal, language))}
    if isinstance(refusal, ChangedSince):
        names = tuple(refusal.data["yours"])
        both = {name: {side: plain(refusal.data[side][name]) for side in ("yours", "theirs")} for name in names}
        return {"version": refusal.data["version"], "fields": both}
    return {name: plain(value) for name, value in refusal.data.items()}


def _invalid(refusal: Invalid, language: Language) -> Iterator[dict[str, Any]]:
    for name, (key, data) in refusal.fields.items():
        yield _error(_place(name), key, data, language)


def _place(name: str) -> tuple[str, ...]:
    if name in IN_HEADERS | IN_QUERY:
        return ("header" if name in IN_HEADERS else "query", name)
    return ("body", *name.split("."))


def _malformed(refusal: Malformed, language: Language) -> Iterator[dict[str, Any]]:
    for where, key, data in refusal.faults:
        yield _error(where, key, data, language)


def _error(where: tuple[int | str, ...], key: str, data: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """`in` body, query, path or header; `field` by its dotted name, `pointer` into the body (RFC 6901)."""
    place, *names = where if where and where[0] in PLACES else ("body", *where)
    error = {
        "in": place,
        "field": ".".join(str(name) for name in names),
        "key": key,
        "detail": field_said(key, data, language),
        "data": {name: plain(value) for name, value in data.items()},
    }
    if place == "body":
        error["pointer"] = "".join(f"/{str(name).replace('~', '~0').replace('/', '~1')}" for name in names)
    return error
