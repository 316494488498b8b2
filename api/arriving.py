"""A request at the door of the API: who asks, in which office and language, and what its headers ask for."""

import json
import re
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from api.dependencies import Deps
from api.refusing import IfMatchNeeded, NoOffice
from api.scoping import needed
from domain import tracker
from domain.accounts import Caller, NotLoggedIn
from domain.acting import Acting
from domain.refusals import Invalid
from domain.scopes import require
from wording.language import Language, language, negotiate

#: Versions begin at 1.
ENTITY_TAG = re.compile(r'\s*(?:W/)?"([1-9]\d{0,8})"\s*|\s*([1-9]\d{0,8})\s*', re.ASCII)
LONGEST_KEY = 200

bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="A token made with `kendala token create ACCOUNT`. "
    "It may do what the account's offices may do, within its scopes.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """One authenticated request: the caller, the language of its answers, and what the API may use."""

    deps: Deps
    caller: Caller
    language: Language

    @property
    def acting(self) -> Acting:
        """The acting office. Raises NoOffice for an account that holds none today."""
        if self.caller.acting is None:
            raise NoOffice
        return self.caller.acting


def language_of(request: Request) -> Language:
    """What `Accept-Language` prefers; without it the account's language, or Indonesian."""
    header = request.headers.get("accept-language")
    caller: Caller | None = getattr(request.state, "caller", None)
    return language(negotiate(header) if header else caller.language if caller else None)


async def visit(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    x_office: Annotated[
        str | None, Header(description="The id of the office to act in, where the account holds several (see `/me`).")
    ] = None,
) -> Visit:
    """Let the caller in. Raises NotLoggedIn, OfficeNotYours, ScopeMissing."""
    deps: Deps = request.app.state.deps
    if credentials is None:
        raise NotLoggedIn
    caller = await run_in_threadpool(deps.door.by_token, credentials.credentials, x_office)
    request.state.caller = caller
    require(caller.scopes, *needed(request.scope["route"].path, request.method))
    return Visit(deps=deps, caller=caller, language=language_of(request))


Arrived = Annotated[Visit, Depends(visit)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Conditions:
    """The headers of a write: the command key, and the version that the caller saw (None accepts any)."""

    key: str | None
    expected: int | None

    def request(self, visit: Visit, address: str, body: BaseModel | None, *, part: str = "") -> tracker.Request:
        """The circumstances of a command. `address` is method and path; `part` tells commands of one request apart."""
        said: Any = body.model_dump(mode="json", exclude_unset=True) if body else {}
        asked = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return tracker.Request(
            acting=visit.acting,
            key=self.key + part if self.key is not None else None,
            body=f"{address}\n{asked}".encode("utf-8", "surrogatepass"),
            expected=self.expected,
            via=visit.caller.via,
        )


IdempotencyKey = Annotated[
    str | None,
    Header(
        description="Makes the write repeatable: the same key with the same request is done once and answered again; "
        "with another request it is refused (`key_reused`). Up to 200 characters, chosen by the caller.",
        examples=["3f0c1a52-6f0e-4f5e-9d61-7b8a0c1d2e3f"],
    ),
]
IfMatch = Annotated[
    str | None,
    Header(
        description="The `ETag` that the caller saw: the write is refused (412) if it collides with what came since.",
        examples=['"7"'],
    ),
]


async def conditions(idempotency_key: IdempotencyKey = None, if_match: IfMatch = None) -> Conditions:
    """The conditions of a write that may be made without knowing the version."""
    if idempotency_key == "":
        raise Invalid(**{"Idempotency-Key": ("required", {})})
    if idempotency_key is not None and len(idempotency_key) > LONGEST_KEY:
        raise Invalid(**{"Idempotency-Key": ("too_long", {"longest": LONGEST_KEY, "length": len(idempotency_key)})})
    return Conditions(key=idempotency_key, expected=_version(if_match))


async def strict_conditions(idempotency_key: IdempotencyKey = None, if_match: IfMatch = None) -> Conditions:
    """The conditions of a write that must name the version it was made on. Raises IfMatchNeeded."""
    if if_match is None:
        raise IfMatchNeeded
    return await conditions(idempotency_key, if_match)


def _version(if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    found = ENTITY_TAG.fullmatch(if_match)
    if found is None:
        raise Invalid(**{"If-Match": ("not_an_etag", {})})
    return int(found[1] or found[2])


Conditional = Annotated[Conditions, Depends(conditions)]
Guarded = Annotated[Conditions, Depends(strict_conditions)]
