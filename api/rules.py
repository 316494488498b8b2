"""The rules of the clocks: all versions for everybody to read, drafted and switched on by Adpem and administrator."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.answers.almanac import RulesAnswer, VersionsAnswer, rules_answer, version_answer
from api.arriving import Arrived, Visit
from api.bodies.almanac import RulesNewBody
from api.calendars import Keyed
from api.documented import CREATING, READING, json_body, problems
from api.finding import JSON
from api.known import Known, almanac_of
from api.reading import body_of
from domain.almanac.drafting import SwitchOnRules
from domain.almanac.rulebook import Draft
from domain.refusals import NotFound

router = APIRouter(tags=["almanac"])
Version = Annotated[int, Path(ge=1, le=2**31, examples=[1])]


@router.get(
    "/rules",
    operation_id="list_rules",
    summary="List versions of the rules",
    responses={200: {"model": VersionsAnswer, "description": "All versions."}, **problems()},
)
def list_rules(visit: Arrived, query: Known) -> Response:
    """Who drafted each and why, when it was switched on, and which one holds."""
    almanac, directory = almanac_of(visit, query), visit.deps.reads.directory()
    drafts = almanac.rulebook.drafts.values()
    items = tuple(version_answer(draft, directory, almanac.rules.version) for draft in drafts)
    return Response(VersionsAnswer(items=items).model_dump_json(), media_type=JSON)


@router.get(
    "/rules/{version}",
    operation_id="get_rules",
    summary="Read a version of the rules",
    responses={200: {"model": RulesAnswer, "description": "The rules of that version."}, **READING},
)
def get_rules(visit: Arrived, version: Version) -> Response:
    """The narrowest rule counts: first by season, then by level, then by cause stage."""
    return _shown(visit, _draft(visit, version))


@router.post(
    "/rules",
    operation_id="draft_rules",
    summary="Draft rules",
    status_code=201,
    responses={201: {"model": RulesAnswer, "description": "The new version, which does not hold yet."}, **CREATING},
    openapi_extra=json_body("RulesNewBody"),
)
def draft_rules(visit: Arrived, when: Keyed, body: Annotated[RulesNewBody, Depends(body_of(RulesNewBody))]) -> Response:
    """Granted to Adpem and the administrator. Rules that contradict each other or can never fire are refused."""
    saved = visit.deps.almanac.handle(body.command(), when.request(visit, "POST /rules", body))
    return _shown(visit, visit.deps.almanac.current().rulebook.at_place(saved.version), status=201)


@router.post(
    "/rules/{version}/switch",
    operation_id="switch_on_rules",
    summary="Let a version hold from now on",
    responses={200: {"model": RulesAnswer, "description": "The version that holds now."}, **READING},
)
def switch_on_rules(visit: Arrived, when: Keyed, version: Version) -> Response:
    """Granted to Adpem and the administrator. What was judged before stays as it was judged."""
    request = when.request(visit, f"POST /rules/{version}/switch", None)
    visit.deps.almanac.handle(SwitchOnRules(version=version), request)
    return _shown(visit, _draft(visit, version))


def _draft(visit: Visit, version: int) -> Draft:
    """That version. Raises NotFound."""
    found = visit.deps.almanac.current().rulebook.find(version)
    if found is None:
        raise NotFound("rules", str(version))
    return found


def _shown(visit: Visit, draft: Draft, *, status: int = 200) -> Response:
    answer = rules_answer(draft, visit.deps.reads.directory(), visit.deps.almanac.current().rules.version)
    headers = {"Location": f"/api/v1/rules/{draft.version}"} if status == HTTPStatus.CREATED else {}
    return Response(answer.model_dump_json(), status, headers, JSON)
