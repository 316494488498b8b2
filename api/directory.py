"""Agencies, desks and causes: for everybody to read, for the administrator to write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import create_model
from starlette.responses import Response

from api.answers.directory import AgencyAnswer, CauseAnswer, DeskAnswer
from api.answers.obstacle import Answer
from api.arriving import Arrived, Conditional, Conditions, IdempotencyKey, IfMatch, Visit, conditions
from api.bodies.directory import (
    AgencyChangeBody,
    AgencyNewBody,
    CauseChangeBody,
    CauseNewBody,
    Change,
    DeskChangeBody,
    DeskNewBody,
    NewEntry,
)
from api.documented import AMENDING, CREATING, READING, json_body, problems
from api.finding import JSON
from api.reading import body_of
from api.refusing import IfMatchNeeded
from domain.directory import Directory, decide
from domain.refusals import EntryChanged, NotFound

router = APIRouter(tags=["directory"])
Responses = dict[int | str, dict[str, Any]]
EntryCode = Annotated[str, Path(max_length=64)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """One sort of entry: its words, its shapes, and how the directory finds it."""

    one: str
    many: str
    answer: type[Answer]
    new: type[NewEntry]
    change: type[Change]
    find: Callable[[Directory, str], Any]
    all: Callable[[Directory], Iterator[Any]]

    def entry(self, directory: Directory, code: str) -> Any:
        """The entry of that code. Raises NotFound."""
        found = self.find(directory, code)
        if found is None:
            raise NotFound(self.one, code)
        return found

    def shown(self, entry: Any) -> Answer:
        """The entry as an answer."""
        return self.answer(**{name: getattr(entry, name) for name in self.answer.model_fields})


SORTS = (
    Sort(
        one="agency", many="agencies", answer=AgencyAnswer, new=AgencyNewBody, change=AgencyChangeBody,
        find=Directory.agency, all=Directory.agencies,
    ),
    Sort(
        one="desk", many="desks", answer=DeskAnswer, new=DeskNewBody, change=DeskChangeBody,
        find=Directory.desk, all=Directory.desks,
    ),
    Sort(
        one="cause", many="causes", answer=CauseAnswer, new=CauseNewBody, change=CauseChangeBody,
        find=Directory.cause, all=Directory.causes,
    ),
)  # fmt: skip


async def unversioned(idempotency_key: IdempotencyKey = None) -> Conditions:
    """The command key alone: entries have an `ETag` of their own kind."""
    return await conditions(idempotency_key, None)


async def entry_tag(if_match: IfMatch = None) -> str:
    """The `ETag` of the entry that the caller saw. Raises IfMatchNeeded."""
    if if_match is None:
        raise IfMatchNeeded
    return if_match.strip()


def _tag(answer: Answer) -> str:
    return f'"{sha256(answer.model_dump_json().encode()).hexdigest()[:16]}"'


def _sent(answer: Answer, *, status: int = 200, location: str = "") -> Response:
    headers = {"ETag": _tag(answer)} | ({"Location": location} if location else {})
    return Response(answer.model_dump_json(), status, headers, JSON)


def _listing(sort: Sort) -> Callable[..., Response]:
    def list_entries(visit: Arrived) -> Response:
        entries = [sort.shown(entry).model_dump_json() for entry in sort.all(visit.deps.reads.directory())]
        return Response(f'{{"items":[{",".join(entries)}]}}', media_type=JSON)

    return list_entries


def _reading(sort: Sort) -> Callable[..., Response]:
    def read_entry(visit: Arrived, code: EntryCode) -> Response:
        return _sent(sort.shown(sort.entry(visit.deps.reads.directory(), code)))

    return read_entry


def _registering(sort: Sort) -> Callable[..., Response]:
    def register_entry(
        visit: Arrived, conditions: Conditional, body: Annotated[Any, Depends(body_of(sort.new))]
    ) -> Response:
        visit.deps.registrar.handle(body.command(), conditions.request(visit, f"POST /{sort.many}", body))
        entry = sort.shown(sort.entry(visit.deps.registrar.current(), body.code))
        return _sent(entry, status=201, location=f"/api/v1/{sort.many}/{body.code}")

    return register_entry


def _changing(sort: Sort) -> Callable[..., Response]:
    def change_entry(
        visit: Arrived,
        conditions: Annotated[Conditions, Depends(unversioned)],
        seen: Annotated[str, Depends(entry_tag)],
        code: EntryCode,
        body: Annotated[Any, Depends(body_of(sort.change))],
    ) -> Response:
        _change(visit, conditions, Wanted(sort, code, seen), body)
        return _sent(sort.shown(sort.entry(visit.deps.registrar.current(), code)))

    return change_entry


@dataclass(frozen=True, slots=True)
class Wanted:
    """The entry to be changed, and the `ETag` with which it was seen."""

    sort: Sort
    code: str
    seen: str


def _change(visit: Visit, conditions: Conditions, wanted: Wanted, body: Any) -> None:
    """All commands or none: each is decided before the first is stored. What is so already needs no version."""
    before = visit.deps.registrar.current()
    entry, after = wanted.sort.entry(before, wanted.code), before
    commands = tuple(body.commands(entry))
    for command in commands:
        events = decide(command, after, by=visit.acting, now=visit.deps.clock())
        after = after.after(*events) if events else after
    if after is not before and wanted.seen not in {"*", _tag(wanted.sort.shown(entry))}:
        raise EntryChanged
    for nth, command in enumerate(commands):
        request = conditions.request(visit, f"PATCH /{wanted.sort.many}/{wanted.code}", body, part=f":{nth}")
        visit.deps.registrar.handle(command, request)


def _add(sort: Sort) -> None:
    listed = create_model(f"{sort.many.capitalize()}Answer", __base__=Answer, items=(tuple[sort.answer, ...], ...))  # type: ignore[name-defined]  # a class made at run time
    path = f"/{sort.many}"
    one: Responses = {200: {"model": sort.answer, "description": f"The {sort.one}."}}
    many: Responses = {200: {"model": listed, "description": "All of them, in the order of their registration."}}
    made: Responses = {201: {"model": sort.answer, "description": f"The new {sort.one}."}}
    router.add_api_route(
        path, _listing(sort), operation_id=f"list_{sort.many}", summary=f"List {sort.many}",
        description="Those in use and those that are retired.", responses=many | problems(),
    )  # fmt: skip
    router.add_api_route(
        f"{path}/{{code}}", _reading(sort), operation_id=f"get_{sort.one}", summary=f"Read a {sort.one}",
        description="By its code. The `ETag` is what a change has to name.", responses=one | READING,
    )  # fmt: skip
    router.add_api_route(
        path, _registering(sort), methods=["POST"], status_code=201, operation_id=f"register_{sort.one}",
        summary=f"Register a {sort.one}", description="Granted to the administrator.", responses=made | CREATING,
        openapi_extra=json_body(sort.new.__name__),
    )  # fmt: skip
    router.add_api_route(
        f"{path}/{{code}}", _changing(sort), methods=["PATCH"], operation_id=f"change_{sort.one}",
        summary=f"Change a {sort.one}", description="Granted to the administrator. A rename leaves the past alone.",
        responses=one | AMENDING, openapi_extra=json_body(sort.change.__name__),
    )  # fmt: skip


for each in SORTS:
    _add(each)
