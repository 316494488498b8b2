"""The OpenAPI document: what FastAPI gathers, with the bodies that operations read themselves."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.bodies.acts import BODIES
from api.bodies.almanac import (
    DayMoveBody,
    DayNewBody,
    DayRemovalBody,
    DeadlineBody,
    DispensationBody,
    RulesNewBody,
    YearNewBody,
)
from api.bodies.bulk import BulkBody, UndoBody
from api.bodies.carry_over import SessionOpeningBody, SignatureBody, YearEndBody
from api.bodies.record import AmendBody, RaiseBody
from api.bodies.reminders import ChoicesBody
from api.bodies.webhooks import ReplayBody, SecretBody, WebhookBody
from api.directory import SORTS
from api.documented import Problem
from api.drafts import DraftBody
from api.saved_views import ViewBody
from api.similar import SimilarBody

REF = "#/components/schemas/{model}"
ABOUT = """
Kendala keeps what holds back a regency's budget: agencies raise obstacles, Ekobang assigns help, leadership reviews
what is unresolved.

* **Who**: a bearer token stands for an account; `X-Office` names the office to act in where it holds several.
* **What may be done** to an obstacle now, and by whom, is in `allowed` of each answer; each act has its own address.
* **Repeating**: a write with an `Idempotency-Key` can be sent again until it is answered; it is done once.
* **Not overwriting**: `If-Match` with the `ETag` of what was seen. It is required to amend, optional elsewhere. An
  amendment is refused only where a field that it sets changed since, an act only if one that changed state, level or
  assistance came after.
* **Following**: `/events` and `/stream`, in the order of the log.
* **Errors** are problems (RFC 9457) with a stable `type`; `detail` is in the language of `Accept-Language`, or of the
  account. What one may not know of is not found.
* Money is whole rupiah, days are `YYYY-MM-DD` (WITA), times are UTC.
"""
TAGS = [
    {"name": "obstacles", "description": "Raising, finding, reading and amending."},
    {"name": "acts", "description": "What is done to an obstacle; the table of acts says by whom and when."},
    {"name": "assistance", "description": "Help by a desk: asked for, taken, reported on, handed back."},
    {"name": "review", "description": "What is unresolved."},
    {"name": "year end", "description": "Closing a year, and what became of what was carried into the next."},
    {"name": "events", "description": "What happened, as it was recorded."},
    {"name": "files", "description": "Evidence."},
    {"name": "directory", "description": "Agencies, desks and causes."},
    {"name": "almanac", "description": "Days off, rules of the clocks, year-end deadlines: what time is judged by."},
    {"name": "notices", "description": "What the caller was reminded of, and how messages fared."},
    {"name": "webhooks", "description": "Programs of the caller that are told what happens."},
    {"name": "me", "description": "The caller."},
]


def describe(app: FastAPI) -> None:
    """Let the application describe itself in full."""
    app.description, app.openapi_tags = ABOUT, TAGS
    gathered = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = gathered()
            document["components"]["schemas"] |= _bodies()
            _drop_unused(document)
        return gathered()

    app.openapi = openapi  # type: ignore[method-assign]  # the documented way to extend the document


def _bodies() -> dict[str, Any]:
    models: list[type[BaseModel]] = [RaiseBody, AmendBody, BulkBody, UndoBody, Problem, *BODIES.values()]
    models += [DayNewBody, DayMoveBody, DayRemovalBody, YearNewBody, RulesNewBody, DeadlineBody, DispensationBody]
    models += [SessionOpeningBody, SignatureBody, YearEndBody, ChoicesBody, WebhookBody, ReplayBody, SecretBody]
    models += [SimilarBody, DraftBody, ViewBody]
    models += [model for sort in SORTS for model in (sort.new, sort.change)]
    _, schema = models_json_schema([(model, "validation") for model in models], ref_template=REF)
    definitions: dict[str, Any] = schema["$defs"]
    return definitions


def _drop_unused(document: dict[str, Any]) -> None:
    """FastAPI's own shape of validation errors is never sent."""
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
