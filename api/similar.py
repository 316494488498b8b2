"""What resembles a report before it is sent: likely duplicates, and what solved the same cause before."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Conditions
from api.bodies.fields import WITHOUT_NUL, Body, Code
from api.directory import unversioned
from api.documented import json_body, problems
from api.finding import JSON
from api.reading import body_of
from domain.obstacle import State
from domain.pacing import Paced
from projections.board import Card
from projections.similar import Told, similar

router = APIRouter(tags=["obstacles"])
LONGEST = 20_000


class SimilarBody(Body):
    """What is written so far."""

    agency: Annotated[Code | None, Field(description="Whose open obstacles are compared.")] = None
    cause: Annotated[Code | None, Field(description="Whose solved obstacles are shown.")] = None
    words: Annotated[
        str, Field(max_length=LONGEST, description="Title and description.", examples=["Tender gagal"]), WITHOUT_NUL
    ] = ""


class NamedAnswer(Answer):
    """An obstacle by name; `title` is null once it was removed."""

    id: UUID
    number: str
    agency: str
    cause: str
    state: State
    title: str | None


class LikelyAnswer(NamedAnswer):
    """An open obstacle that is probably the same."""

    likeness: Annotated[float, Field(description="From 0 to 1, by words and cause.")]


class SolvedAnswer(NamedAnswer):
    """A solved obstacle of the same cause, with what its confirmation says; null once it was removed."""

    root_cause: str | None
    what_worked: str | None


class SimilarAnswer(Answer):
    """At most a few of each, the likeliest first."""

    likely: tuple[LikelyAnswer, ...]
    solved: tuple[SolvedAnswer, ...]


@router.post(
    "/obstacles/similar",
    operation_id="find_similar_obstacles",
    summary="What resembles a report before it is sent",
    responses={200: {"model": SimilarAnswer, "description": "What was found."}, **problems(413, 415, 429)},
    openapi_extra=json_body("SimilarBody"),
)
def find_similar(
    visit: Arrived,
    _when: Annotated[Conditions, Depends(unversioned)],
    body: Annotated[SimilarBody, Depends(body_of(SimilarBody))],
) -> Response:
    """Only what the acting office may see. Nothing is stored."""
    visit.deps.pacing.admit(Paced.SIMILAR, visit.acting.account)
    with visit.deps.reads.connect() as connection:
        found = similar(connection, visit.acting, Told(agency=body.agency, cause=body.cause, words=body.words))
    answer = SimilarAnswer(
        likely=tuple(LikelyAnswer(**_named(one.card), likeness=round(one.likeness, 3)) for one in found.likely),
        solved=tuple(
            SolvedAnswer(**_named(one.card), root_cause=one.root_cause.value, what_worked=one.what_worked.value)
            for one in found.solved
        ),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


def _named(card: Card) -> dict[str, Any]:
    return {name: getattr(card, name) for name in NamedAnswer.model_fields}
