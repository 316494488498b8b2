"""The document that describes the API, and the API held to it."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, assume, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import api
from tests.api.programs import House
from tests.api.serving import PATIENCE, Served
from tests.api.situations import brought

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    ignored_auth,
]
#: An endless answer has no end to be checked.
ENDLESS = "/stream"


@pytest.fixture(scope="module")
def served(on_sqlite: House) -> Iterator[Served]:
    """The house behind a socket."""
    made = Served(on_sqlite)
    made.start()
    yield made
    assert made.stop() < PATIENCE


@pytest.fixture(scope="module")
def document(on_sqlite: House) -> dict[str, Any]:
    """The document as a stranger gets it, without a token."""
    answer = on_sqlite.client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def described() -> schemathesis.BaseSchema:
    """The operations that are tried. The document needs nothing that the program works with."""
    bare: Any = SimpleNamespace(version="0", unavailable=())
    schema = schemathesis.openapi.from_dict(api.application(bare).openapi())
    schema.config.phases.update(phases=["examples", "fuzzing"])
    return schema.exclude(path=ENDLESS)


@described().parametrize()
@settings(max_examples=20, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_the_program_keeps_to_its_document(case: schemathesis.Case[Any], served: Served, obstacle: str) -> None:
    """Whatever is sent to an operation, the answer is one that the document describes, and never a fault."""
    # A parameter without a value leaves no trace in the address, so that nobody can refuse it.
    assume(not any(value in ([], {}) for value in (case.query or {}).values()))
    if "ref" in case.path_parameters and case.meta and case.meta.generation.mode.is_positive:
        case.path_parameters["ref"] = obstacle
    by = "admin" if set(case.operation.tags or ()) & {"directory", "almanac"} else "assistant"
    headers = {"Authorization": f"Bearer {served.house[by].token}"}
    case.call_and_validate(base_url=served.address, headers=headers, checks=CHECKS)


@pytest.fixture(scope="module")
def obstacle(on_sqlite: House) -> str:
    """An obstacle that the operations may be about."""
    return str(brought(on_sqlite, "assisted"))


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each operation with its path and method."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_operation_is_described(document: dict[str, Any]) -> None:
    """Each operation has a summary, a tag, words of its own, its security and its problems."""
    for path, method, operation in operations(document):
        assert {"summary", "description", "tags", "operationId", "security"} <= set(operation), (method, path)
        assert {"401", "403", "422", "500"} <= set(operation["responses"]), (method, path)


def test_operation_ids_are_stable_and_unique(document: dict[str, Any]) -> None:
    """The names that generated clients use for methods are told apart and fit every language."""
    ids = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(set(ids)) == len(ids)
    assert all(one.isidentifier() for one in ids)


def test_every_write_takes_a_key(document: dict[str, Any]) -> None:
    """`Idempotency-Key` is a parameter of each write."""
    for path, method, operation in operations(document):
        names = {parameter["name"].lower() for parameter in operation.get("parameters", [])}
        assert method == "get" or "idempotency-key" in names, (method, path)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    """No schema is named that the document does not hold, and none is held that nobody names."""
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, dict):
            found.update([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    look(document)
    assert found == {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
