"""Every error as a problem (RFC 9457): a stable `type`, words in the person's language, and what to correct."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from starlette.exceptions import HTTPException

from api.arriving import language_of
from api.dependencies import Deps
from api.faults import faults_of
from api.refusing import BodyTooLarge, IfMatchNeeded, Malformed, NoOffice, NotJson
from api.sayings import said, titled
from api.shaping import shaped
from domain.accounts import NotLoggedIn, OfficeNotYours, TooManyAttempts
from domain.drafts import DraftChanged, DraftTooLarge, TooManyDrafts
from domain.files import FileTooLarge
from domain.pacing import TooFast
from domain.refusals import ChangedSince, EntryChanged, Invalid, KeyReused, NotFound, NotYourAct, Refused, WrongState
from domain.scopes import ScopeMissing
from wording.language import Language
from wording.unavailable import reason

log = structlog.get_logger("kendala.api")

#: Seconds until a program may ask again while the database is away.
RETRY_AFTER = 5
MEDIA_TYPE = "application/problem+json"
STATUSES: Mapping[type[Refused], int] = {
    NotLoggedIn: 401,
    OfficeNotYours: 403,
    NoOffice: 403,
    NotYourAct: 403,
    ScopeMissing: 403,
    NotFound: 404,
    WrongState: 409,
    ChangedSince: 412,
    EntryChanged: 412,
    BodyTooLarge: 413,
    FileTooLarge: 413,
    DraftChanged: 412,
    DraftTooLarge: 413,
    TooManyDrafts: 409,
    NotJson: 415,
    Invalid: 422,
    KeyReused: 422,
    Malformed: 422,
    IfMatchNeeded: 428,
    TooManyAttempts: 429,
    TooFast: 429,
}
HTTP_KEYS: Mapping[int, str] = {404: "no_such_address", 405: "method_not_allowed", 413: "body_too_large"}


def problem(
    status: int, key: str, language: Language, *, detail: str, more: Mapping[str, Any] | None = None
) -> Response:
    """One problem as an answer; `more` are the members that only this type has."""
    body = {
        **(more or {}),
        "type": f"/problems/{key}",
        "title": titled(status, language),
        "status": status,
        "detail": detail,
    }
    return Response(to_json(body), status, media_type=MEDIA_TYPE, headers=_headers(status, more or {}))


def _headers(status: int, more: Mapping[str, Any]) -> dict[str, str]:
    if status == HTTPStatus.UNAUTHORIZED:
        return {"WWW-Authenticate": 'Bearer realm="kendala"'}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return {"Retry-After": str(RETRY_AFTER)}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return {"Retry-After": str(more.get("wait", 1))}
    return {}


def refused(request: Request, refusal: Exception) -> Response:
    """The answer to a command, a question or a body that was refused."""
    assert isinstance(refusal, Refused)  # noqa: S101 - it is registered for this class only
    language = language_of(request)
    return problem(
        status_of(refusal), refusal.key, language, detail=said(refusal, language), more=shaped(refusal, language)
    )


def status_of(refusal: Refused) -> int:
    """The HTTP status for a refusal: that of its nearest class in the table, otherwise 409."""
    return next((STATUSES[cls] for cls in type(refusal).__mro__ if cls in STATUSES), HTTPStatus.CONFLICT.value)


def unreadable(request: Request, error: Exception) -> Response:
    """The answer to parameters that do not have the documented shape."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for this class only
    return refused(request, Malformed(faults_of(error.errors())))


def unroutable(request: Request, error: Exception) -> Response:
    """The answer where there is no such address, or the method is not one that it takes."""
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for this class only
    language, status = language_of(request), error.status_code
    answer = problem(status, HTTP_KEYS.get(status, "http"), language, detail=titled(status, language))
    answer.headers.update(error.headers or {})
    return answer


def failed(request: Request, error: Exception) -> Response:
    """The answer to a fault of the program: nothing of it is told; the server logs it, since it is raised on."""
    language = language_of(request)
    return problem(500, "internal", language, detail=titled(500, language))


def out_of_service(request: Request, error: Exception) -> Response:
    """The answer while a database or disk cannot do its work: repeating the request with its key is safe."""
    deps: Deps = request.app.state.deps
    language, key = language_of(request), deps.why_unavailable(error)
    log.warning("unavailable", path=request.url.path, key=key, error=str(error))
    return problem(503, key, language, detail=reason(key, language))


def install(app: FastAPI, unavailable: tuple[type[Exception], ...]) -> None:
    """Give every error of the application this shape; `unavailable` are those that pass by themselves."""
    for error in unavailable:
        app.add_exception_handler(error, out_of_service)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(HTTPException, unroutable)
    app.add_exception_handler(Exception, failed)
