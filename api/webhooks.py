"""Webhooks of the caller's account."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from api.answers.webhooks import (
    NewWebhookAnswer,
    TriesAnswer,
    WebhookAnswer,
    WebhooksAnswer,
    try_answer,
    webhook_answer,
)
from api.arriving import Arrived
from api.bodies.webhooks import ReplayBody, SecretBody, WebhookBody
from api.documented import json_body, problems
from api.finding import JSON
from api.notices import Keyed, PageQuery
from api.reading import body_of
from domain.webhooks import Webhook

router = APIRouter(tags=["webhooks"])
Id = Annotated[str, Path(max_length=32, description="The id of a webhook.")]
Sent = Annotated[WebhookBody, Depends(body_of(WebhookBody))]
ONE = {200: {"model": WebhookAnswer, "description": "The webhook as it is then."}, **problems(404)}
CHANGED = {**ONE, **problems(404, 413, 415)}


@router.get(
    "/webhooks",
    operation_id="list_webhooks",
    summary="The webhooks of the account",
    responses={200: {"model": WebhooksAnswer, "description": "All of them."}, **problems()},
)
def list_webhooks(visit: Arrived) -> Response:
    """Also those that were made in other offices of the account."""
    kept = visit.deps.webhooks
    items = tuple(webhook_answer(one) for one in kept.list(visit.caller))
    return Response(WebhooksAnswer(items=items, kinds=tuple(kept.kinds())).model_dump_json(), media_type=JSON)


@router.post(
    "/webhooks",
    operation_id="create_webhook",
    summary="Make a webhook",
    status_code=201,
    responses={201: {"model": NewWebhookAnswer, "description": "It begins now."}, **problems(409, 413, 415)},
    openapi_extra=json_body("WebhookBody"),
)
def create_webhook(visit: Arrived, when: Keyed, body: Sent) -> Response:
    """For the acting office. The same key makes it once, and gives the secret again."""
    _ = visit.acting  # an account without an office has nothing to be told
    made, secret = visit.deps.webhooks.create(visit.caller, body.wish(), when.key)
    answer = NewWebhookAnswer(**webhook_answer(made).model_dump(), secret=secret)
    return Response(answer.model_dump_json(), status_code=201, media_type=JSON)


@router.get("/webhooks/{webhook}", operation_id="get_webhook", summary="Look at a webhook", responses=ONE)
def get_webhook(visit: Arrived, webhook: Id) -> Response:
    """Its place, its state and when it is told next."""
    return _said(visit.deps.webhooks.get(visit.caller, webhook))


@router.put(
    "/webhooks/{webhook}",
    operation_id="change_webhook",
    summary="Change where it leads and what it is told",
    responses=CHANGED,
    openapi_extra=json_body("WebhookBody"),
)
def change_webhook(visit: Arrived, webhook: Id, _when: Keyed, body: Sent) -> Response:
    """Place and secret stay."""
    return _said(visit.deps.webhooks.change(visit.caller, webhook, body.wish()))


@router.post(
    "/webhooks/{webhook}/secret",
    operation_id="replace_webhook_secret",
    summary="Replace a webhook's secret",
    responses={200: {"model": NewWebhookAnswer, "description": "With its new secret."}, **problems(404, 413, 415)},
    openapi_extra=json_body("SecretBody"),
)
def replace_webhook_secret(
    visit: Arrived, webhook: Id, when: Keyed, body: Annotated[SecretBody, Depends(body_of(SecretBody))]
) -> Response:
    """Messages bear two signatures for as long as the old one signs. The same key makes one, and gives it again."""
    lasts = timedelta(hours=body.old_hours)
    one, secret = visit.deps.webhooks.replace_secret(visit.caller, webhook, lasts, when.key)
    answer = NewWebhookAnswer(**webhook_answer(one).model_dump(), secret=secret)
    return Response(answer.model_dump_json(), media_type=JSON)


@router.delete(
    "/webhooks/{webhook}",
    operation_id="delete_webhook",
    summary="Delete a webhook",
    status_code=204,
    responses={204: {"description": "It is gone, with its log."}, **problems(404)},
)
def delete_webhook(visit: Arrived, webhook: Id, _when: Keyed) -> Response:
    """What is under way may still arrive."""
    visit.deps.webhooks.delete(visit.caller, webhook)
    return Response(status_code=204)


@router.post("/webhooks/{webhook}/pause", operation_id="pause_webhook", summary="Pause a webhook", responses=ONE)
def pause_webhook(visit: Arrived, webhook: Id, _when: Keyed) -> Response:
    """It is told nothing until it is resumed."""
    return _said(visit.deps.webhooks.pause(visit.caller, webhook))


@router.post("/webhooks/{webhook}/resume", operation_id="resume_webhook", summary="Resume a webhook", responses=ONE)
def resume_webhook(visit: Arrived, webhook: Id, _when: Keyed) -> Response:
    """It goes on where it stands, within a minute; also where the program had halted it."""
    return _said(visit.deps.webhooks.resume(visit.caller, webhook))


@router.post("/webhooks/{webhook}/test", operation_id="test_webhook", summary="Test a webhook", responses=ONE)
def send_test(visit: Arrived, webhook: Id, _when: Keyed) -> Response:
    """It is told a `webhook.test` within a minute, whatever its state."""
    return _said(visit.deps.webhooks.test(visit.caller, webhook))


@router.post(
    "/webhooks/{webhook}/replay",
    operation_id="replay_webhook",
    summary="Tell it everything after a position again",
    responses=CHANGED,
    openapi_extra=json_body("ReplayBody"),
)
def replay_webhook(
    visit: Arrived, webhook: Id, _when: Keyed, body: Annotated[ReplayBody, Depends(body_of(ReplayBody))]
) -> Response:
    """Backwards or forwards. Messages that are told again have the ids that they had."""
    return _said(visit.deps.webhooks.replay(visit.caller, webhook, body.position))


@router.get(
    "/webhooks/{webhook}/tries",
    operation_id="list_webhook_tries",
    summary="What a webhook was told",
    responses={200: {"model": TriesAnswer, "description": "Kept for a month."}, **problems(404)},
)
def list_webhook_tries(visit: Arrived, webhook: Id, query: Annotated[PageQuery, Query()]) -> Response:
    """Each try with its answer, the latest first."""
    found = visit.deps.webhooks.tries(visit.caller, webhook, before=query.before, limit=query.limit)
    return Response(TriesAnswer(items=tuple(map(try_answer, found))).model_dump_json(), media_type=JSON)


def _said(one: Webhook) -> Response:
    return Response(webhook_answer(one).model_dump_json(), media_type=JSON)
