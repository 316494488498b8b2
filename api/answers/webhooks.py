"""Webhooks as programs get them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from api.answers.obstacle import Answer
from domain.webhooks import Webhook, WebhookState, WebhookTry, Why


class WebhookAnswer(Answer):
    """One webhook of the account."""

    id: str
    office: Annotated[str, Field(description="It sees what this office of the account may see at the moment.")]
    address: str
    kinds: Annotated[tuple[str, ...], Field(description="None: all.")]
    state: WebhookState
    why: Annotated[Why | None, Field(description="Why the program halted it.")]
    position: Annotated[int, Field(description="What is recorded after it is told next.")]
    tries: Annotated[int, Field(description="How often the next message failed.")]
    next_at: Annotated[datetime | None, Field(description="When it is told next; null: within a minute.")]
    created_at: datetime
    last_at: Annotated[datetime | None, Field(description="When it last took a message.")]
    old_until: Annotated[datetime | None, Field(description="Until then the secret before signs too.")]


class NewWebhookAnswer(WebhookAnswer):
    """A webhook that was just made, or has a new secret."""

    secret: Annotated[str, Field(description="Checks the signatures. It is given this one time.")]


class WebhooksAnswer(Answer):
    """The webhooks of the account, the newest first."""

    items: tuple[WebhookAnswer, ...]
    kinds: Annotated[tuple[str, ...], Field(description="The kinds that can be chosen.")]


class TryAnswer(Answer):
    """One thing that was told."""

    id: int
    message: Annotated[str, Field(description="The header `webhook-id`: the same when it is told again.")]
    type: str
    position: Annotated[int | None, Field(description="Null for a test.")]
    at: datetime
    sent: bool
    status: Annotated[int | None, Field(description="Of the answer; null where there was none.")]
    answer: Annotated[str, Field(description="How it begins, or what went wrong.")]
    took: Annotated[int, Field(description="Milliseconds.")]


class TriesAnswer(Answer):
    """What a webhook was told, the latest first."""

    items: tuple[TryAnswer, ...]


def webhook_answer(one: Webhook) -> WebhookAnswer:
    """Without its secret."""
    return WebhookAnswer(**{name: getattr(one, name) for name in WebhookAnswer.model_fields})


def try_answer(one: WebhookTry) -> TryAnswer:
    return TryAnswer(**{name: getattr(one, name) for name in TryAnswer.model_fields})
