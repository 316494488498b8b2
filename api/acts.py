"""One sub-resource per act, made from the table of acts."""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.arriving import Arrived, Conditional, Conditions, Visit
from api.bodies.acts import BODIES, ActBody, Merging, command
from api.documented import WRITING, json_body
from api.evidence import with_files
from api.finding import identified, saved_answer, sent
from api.obstacles import ONE, Ref
from api.reading import body_of
from domain.event import UNSAVED as NOTHING
from domain.obstacle import ACTS, Act
from domain.refusals import NotFound
from wording.acts import act_name, act_purpose
from wording.language import language

Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="Number of the assistance within the obstacle.")]
router = APIRouter()
ENGLISH = language("en")


def perform(
    visit: Visit, conditions: Conditions, act: Act, ref: str, body: ActBody, *, n: int | None = None
) -> Response:
    """Do the act and answer with the obstacle."""
    obstacle = identified(visit, ref)
    address = f"{act.method} /obstacles/{obstacle}{act.path.format(n=n)}"
    request = conditions.request(visit, address, body)
    instead = {"into": _target(visit, body)} if isinstance(body, Merging) else {}
    with with_files(visit, body.files(), obstacle) as evidence:
        asked = command(act.name, body, n=n, evidence=evidence.refs, **instead)
        saved = visit.deps.tracker.act(obstacle, asked, request)
        evidence.attach(obstacle)
    return sent(saved_answer(visit, saved), saved=saved)


def _target(visit: Visit, body: Merging) -> UUID:
    """The obstacle to merge into; where it is not known or may not be seen, an id that nothing has."""
    try:
        return identified(visit, body.into)
    except NotFound:
        return NOTHING


def _on_obstacle(act: Act, model: type[ActBody]) -> Callable[..., Response]:
    def endpoint(
        visit: Arrived, conditions: Conditional, ref: Ref, body: Annotated[Any, Depends(body_of(model))]
    ) -> Response:
        return perform(visit, conditions, act, ref, body)

    return endpoint


def _on_assistance(act: Act, model: type[ActBody]) -> Callable[..., Response]:
    def endpoint(
        visit: Arrived, conditions: Conditional, ref: Ref, n: Number, body: Annotated[Any, Depends(body_of(model))]
    ) -> Response:
        return perform(visit, conditions, act, ref, body, n=n)

    return endpoint


def _add(act: Act) -> None:
    model = BODIES[act.name]
    about_assistance = "{n}" in act.path
    endpoint = (_on_assistance if about_assistance else _on_obstacle)(act, model)
    router.add_api_route(
        f"/obstacles/{{ref}}{act.path}",
        endpoint,
        methods=[act.method],
        operation_id=f"{act.name}_{'assistance' if about_assistance else 'obstacle'}",
        tags=["assistance" if "/assistance" in act.path else "acts"],
        summary=act_name(act.name, ENGLISH),
        description=f"{act_purpose(act.name, ENGLISH)}\n\n{_granted(act)}",
        responses=ONE | WRITING,
        openapi_extra=json_body(model.__name__, required=_says_something(model)),
    )


def _says_something(model: type[ActBody]) -> bool:
    return any(field.is_required() for field in model.model_fields.values())


def _granted(act: Act) -> str:
    """Who may, from the table itself."""
    rows = ("; ".join(sorted(grant.kinds)) + " in " + ", ".join(sorted(grant.states)) for grant in act.grants)
    return "Granted to: " + " — or ".join(rows) + "."


for one in ACTS.values():
    if one.method == "POST":
        _add(one)
