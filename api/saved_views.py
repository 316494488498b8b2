"""Saved views: filters under a name, the caller's own and those of the acting office."""

from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, Path
from pydantic import Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Conditions
from api.bodies.fields import WITHOUT_NUL, Body
from api.directory import unversioned
from api.documented import CREATING, json_body, problems
from api.finding import JSON
from api.reading import body_of
from domain.saved_views import LONGEST_NAME, LONGEST_QUERY, Place, SavedView, Wish

router = APIRouter(tags=["saved views"])
Keyed = Annotated[Conditions, Depends(unversioned)]


class ViewBody(Body):
    """A view to keep; parts of the query that its page does not know are left out."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, examples=["Dinkes, menunggu Sekda"]), WITHOUT_NUL]
    place: Annotated[Place, Field(strict=False, description="The page that it shows.")]
    query: Annotated[str, Field(max_length=LONGEST_QUERY, examples=["state=open&agency=DINKES"]), WITHOUT_NUL] = ""
    shared: Annotated[bool, Field(description="For the acting office rather than for the account.")] = False


class ViewAnswer(Answer):
    """One view."""

    id: UUID
    name: str
    place: Place
    query: str
    shared: bool
    start: Annotated[bool, Field(description="Whether the pages begin with it after logging in.")]
    href: Annotated[str, Field(description="The page that it shows.")]


class ViewsAnswer(Answer):
    """Views by name."""

    items: tuple[ViewAnswer, ...]


@router.get(
    "/views",
    operation_id="list_views",
    summary="Saved views",
    responses={
        200: {"model": ViewsAnswer, "description": "Of the account and of the acting office."},
        **problems(),
    },
)
def list_views(visit: Arrived) -> Response:
    """A view tells nothing of obstacles: what it shows is what the reader may see."""
    found = visit.deps.views.list(visit.caller)
    return Response(ViewsAnswer(items=tuple(map(_answer, found))).model_dump_json(), media_type=JSON)


@router.post(
    "/views",
    operation_id="save_view",
    summary="Save a view",
    status_code=201,
    responses={201: {"model": ViewAnswer, "description": "It is kept."}, **CREATING},
    openapi_extra=json_body("ViewBody"),
)
def save_view(visit: Arrived, conditions: Keyed, body: Annotated[ViewBody, Depends(body_of(ViewBody))]) -> Response:
    """The same key keeps it once."""
    wish = Wish(name=body.name, place=body.place, query=body.query, shared=body.shared)
    kept = visit.deps.views.save(visit.caller, wish, conditions.key or str(uuid4()))
    return Response(_answer(kept).model_dump_json(), status_code=201, media_type=JSON)


@router.delete(
    "/views/{view}",
    operation_id="remove_view",
    summary="Remove a view",
    status_code=204,
    responses={204: {"description": "It is gone; what it showed stays."}, **problems(404)},
)
def remove_view(visit: Arrived, view: Annotated[UUID, Path()], _when: Keyed) -> Response:
    """One's own, or one of the acting office."""
    visit.deps.views.remove(visit.caller, view)
    return Response(status_code=204)


def _answer(view: SavedView) -> ViewAnswer:
    return ViewAnswer(**{name: getattr(view, name) for name in ViewAnswer.model_fields})
