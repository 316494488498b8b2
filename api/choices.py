"""What the caller hears of, on which ways and at which hours."""

from datetime import time
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Visit
from api.bodies.reminders import ChoicesBody
from api.documented import CREATING, json_body, problems
from api.finding import JSON
from api.notices import Keyed
from api.reading import body_of
from domain.reminders import Channel, Kind

router = APIRouter(tags=["notices"])


class PairAnswer(Answer):
    """A kind that is not wanted on one way."""

    kind: Kind
    channel: Channel


class ChoicesAnswer(Answer):
    """The choices of the account."""

    unwanted: tuple[PairAnswer, ...]
    quiet_begin: Annotated[str | None, Field(description="WITA; null without quiet hours.", examples=["20:00"])]
    quiet_end: str | None
    email: str | None
    push: Annotated[bool, Field(description="Whether an address of another service is set; it is a secret.")]
    channels: Annotated[tuple[Channel, ...], Field(description="The ways on which this installation tells anybody.")]


@router.get(
    "/notices/settings",
    operation_id="get_notice_settings",
    summary="What one hears of",
    responses={200: {"model": ChoicesAnswer, "description": "The choices of the account."}, **problems()},
)
def get_settings(visit: Arrived) -> Response:
    """In all offices of the account."""
    return _shown(visit)


@router.put(
    "/notices/settings",
    operation_id="set_notice_settings",
    summary="Choose what to hear of",
    responses={200: {"model": ChoicesAnswer, "description": "The choices as they are now."}, **CREATING},
    openapi_extra=json_body("ChoicesBody"),
)
def set_settings(visit: Arrived, _when: Keyed, body: Annotated[ChoicesBody, Depends(body_of(ChoicesBody))]) -> Response:
    """Kinds, quiet hours and the e-mail address; the address of another service is set on the page. May be repeated."""
    choosing, account = visit.deps.reminders.choosing, visit.caller.account
    quiet = body.quiet
    choosing.set_email(account, body.email or "")
    choosing.choose(account, unwanted=body.pairs, quiet=quiet)
    return _shown(visit)


def _shown(visit: Visit) -> Response:
    choosing = visit.deps.reminders.choosing
    found = choosing.of(visit.caller.account)
    answer = ChoicesAnswer(
        unwanted=tuple(PairAnswer(kind=kind, channel=channel) for kind, channel in sorted(found.unwanted)),
        quiet_begin=_time(found.quiet.begin) if found.quiet else None,
        quiet_end=_time(found.quiet.end) if found.quiet else None,
        email=found.email,
        push=found.push is not None,
        channels=tuple(way for way in Channel if way is Channel.BELL or way in choosing.sends),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


def _time(at: time) -> str:
    return f"{at:%H:%M}"
