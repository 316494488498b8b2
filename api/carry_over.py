"""Carry-over sessions: opened and decided upon by Ekobang, signed by the leadership, read by those and the auditor."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.carry_over import (
    EndingSumAnswer,
    LeftAloneAnswer,
    OutcomeAnswer,
    SessionAnswer,
    SessionInFullAnswer,
    SessionsAnswer,
    SnapshotAnswer,
    VerifiedAnswer,
    decided_answer,
    line_answer,
    session_fields,
    sum_answer,
    sum_fields,
    verified_answer,
)
from api.answers.showing import card_answer
from api.arriving import Arrived, Conditions, Visit
from api.bodies.carry_over import SessionOpeningBody, SignatureBody, YearEndBody
from api.directory import unversioned
from api.documented import READING, WRITING, json_body
from api.finding import JSON
from api.reading import body_of
from api.sayings import said
from domain.carry_over import Session, refuse_strangers, totals_of
from domain.obstacle.visibility import ABOVE
from domain.refusals import NotFound, NotYourAct
from projections.carry_over import decided, late, undecided

router = APIRouter(tags=["year end"])
Year = Annotated[int, Path(ge=2015, le=2199, examples=[2024])]
Keyed = Annotated[Conditions, Depends(unversioned)]
SESSION = {"model": SessionAnswer, "description": "The session."}


class SessionQuery(BaseModel):
    """How many are listed, and from where on those that are undecided."""

    model_config = ConfigDict(extra="forbid")

    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    limit: Annotated[int, Field(ge=1, le=1000)] = 200


@router.get(
    "/carry-overs",
    operation_id="list_carry_overs",
    summary="List the years whose session was opened",
    responses={200: {"model": SessionsAnswer, "description": "The sessions."}, **READING},
)
def list_carry_overs(visit: Arrived) -> Response:
    """The latest first."""
    refuse_strangers(visit.acting)
    carry_overs = visit.deps.carry_overs
    items = tuple(_session(visit, carry_overs.session(year)) for year in carry_overs.years())
    return Response(SessionsAnswer(items=items).model_dump_json(), media_type=JSON)


@router.post(
    "/carry-overs",
    operation_id="open_carry_over",
    summary="Open the session of a year",
    status_code=201,
    responses={201: SESSION, **WRITING},
    openapi_extra=json_body("SessionOpeningBody"),
)
def open_carry_over(
    visit: Arrived, conditions: Keyed, body: Annotated[SessionOpeningBody, Depends(body_of(SessionOpeningBody))]
) -> Response:
    """Granted to Ekobang from 1 December of that year. Opening it again changes nothing."""
    saved = visit.deps.carry_overs.open(body.year, conditions.request(visit, "POST /carry-overs", body))
    visit.deps.reads.wait_for(saved.position)
    answer = _session(visit, visit.deps.carry_overs.session(body.year))
    headers = {"Location": f"/api/v1/carry-overs/{body.year}"}
    return Response(answer.model_dump_json(), 201, headers, JSON)


@router.get(
    "/carry-overs/{year}",
    operation_id="get_carry_over",
    summary="Read the session of a year",
    responses={200: {"model": SessionInFullAnswer, "description": "The session with its obstacles."}, **READING},
)
def get_carry_over(visit: Arrived, year: Year, query: Annotated[SessionQuery, Query()]) -> Response:
    """What is undecided, what was decided and what came late, as far as the acting office may see it."""
    refuse_strangers(visit.acting)
    session = visit.deps.carry_overs.session(year)
    with visit.deps.reads.connect() as connection:
        page = undecided(connection, visit.acting, year, limit=query.limit, offset=query.offset)
        done = decided(connection, visit.acting, year, signed=session.signature is not None, limit=query.limit)
        beside, _ = late(connection, visit.acting, year)
    answer = SessionInFullAnswer(
        **session_fields(session, visit.deps.reads.directory()),
        undecided=tuple(map(card_answer, page.items)),
        undecided_total=sum_answer(page.total),
        decided=tuple(map(decided_answer, done)),
        late=tuple(map(card_answer, beside)),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@router.post(
    "/carry-overs/{year}/decisions",
    operation_id="decide_carry_over",
    summary="Decide on obstacles alike",
    responses={200: {"model": OutcomeAnswer, "description": "What became of each."}, **WRITING},
    openapi_extra=json_body("YearEndBody"),
)
def decide_carry_over(
    visit: Arrived, conditions: Keyed, year: Year, body: Annotated[YearEndBody, Depends(body_of(YearEndBody))]
) -> Response:
    """Granted to Ekobang once the year is over, until it is signed. Those that cannot be decided on are named."""
    request = conditions.request(visit, f"POST /carry-overs/{year}/decisions", body)
    outcome = visit.deps.carry_overs.decide(year, body.obstacles, body.command(), request, dry_run=body.dry_run)
    if outcome.saved:
        visit.deps.reads.wait_for(outcome.saved.position)
    answer = OutcomeAnswer(
        decided=outcome.decided,
        already=outcome.already,
        left=tuple(
            LeftAloneAnswer(id=id_, type=f"/problems/{refusal.key}", detail=said(refusal, visit.language))
            for id_, refusal in outcome.refused.items()
        ),
        position=outcome.saved.position if outcome.saved else None,
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@router.post(
    "/carry-overs/{year}/signature",
    operation_id="sign_carry_over",
    summary="Sign the decisions",
    responses={200: SESSION, **WRITING},
    openapi_extra=json_body("SignatureBody", required=False),
)
def sign_carry_over(
    visit: Arrived, conditions: Keyed, year: Year, body: Annotated[SignatureBody, Depends(body_of(SignatureBody))]
) -> Response:
    """Granted to the leadership once nothing is undecided. It freezes the list and its hash."""
    request = conditions.request(visit, f"POST /carry-overs/{year}/signature", body)
    visit.deps.reads.wait_for(visit.deps.carry_overs.sign(year, request).position)
    answer = _session(visit, visit.deps.carry_overs.session(year))
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/carry-overs/{year}/snapshot",
    operation_id="get_carry_over_snapshot",
    summary="Read what was signed",
    responses={200: {"model": SnapshotAnswer, "description": "The signed list."}, **READING},
)
def carry_over_snapshot(visit: Arrived, year: Year) -> Response:
    """The lines whose obstacles the acting office may see, as they stood then; not found before it is signed."""
    refuse_strangers(visit.acting)
    session = visit.deps.carry_overs.session(year)
    if session.signature is None:
        raise NotFound("carry_over", str(year))
    with visit.deps.reads.connect() as connection:
        seen = {one.card.id for one in decided(connection, visit.acting, year, signed=True)}
    lines = [line for line in session.signature.snapshot.lines if line.obstacle in seen]
    answer = SnapshotAnswer(
        **session_fields(session, visit.deps.reads.directory()),
        lines=tuple(map(line_answer, lines)),
        totals=tuple(EndingSumAnswer(ending=one.ending, **sum_fields(one)) for one in totals_of(lines)),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/carry-overs/{year}/verification",
    operation_id="verify_carry_over",
    summary="Check what was signed",
    responses={200: {"model": VerifiedAnswer, "description": "What was found."}, **READING, 409: WRITING[409]},
)
def verify_carry_over(visit: Arrived, year: Year) -> Response:
    """Granted to those who see every obstacle. Compares the hash, and the list with what the log makes of it."""
    if visit.acting.kind not in ABOVE:
        raise NotYourAct("sign_carry_over")
    answer = verified_answer(visit.deps.carry_overs.verify(year))
    return Response(answer.model_dump_json(), media_type=JSON)


def _session(visit: Visit, session: Session) -> SessionAnswer:
    return SessionAnswer(**session_fields(session, visit.deps.reads.directory()))
