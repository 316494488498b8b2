"""Who the caller is."""

from datetime import datetime

from fastapi import APIRouter
from starlette.responses import Response

from api.answers.obstacle import Answer, OfficeAnswer
from api.answers.showing import office_answer
from api.arriving import Arrived
from api.documented import problems
from api.finding import JSON

router = APIRouter(tags=["me"])


class MeAnswer(Answer):
    """The account behind the token. `acting` is null for one that holds no office today."""

    account: str
    username: str
    language: str
    acting: OfficeAnswer | None
    offices: tuple[OfficeAnswer, ...]
    now: datetime


@router.get(
    "/me",
    operation_id="get_me",
    summary="Read who one is",
    responses={200: {"model": MeAnswer, "description": "The account and its offices."}, **problems()},
)
def me(visit: Arrived) -> Response:
    """The account, the office it acts in, and all offices that may be named in `X-Office` today."""
    caller, now, directory = visit.caller, visit.deps.clock(), visit.deps.reads.directory()
    answer = MeAnswer(
        account=caller.account,
        username=caller.username,
        language=caller.language,
        acting=office_answer(caller.acting, directory, now) if caller.acting else None,
        offices=tuple(office_answer(office, directory, now) for office in caller.offices),
        now=now,
    )
    return Response(answer.model_dump_json(), media_type=JSON)
