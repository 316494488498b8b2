"""What the document says of answers: the shape of a problem, and which ones an operation may give."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"
MEANINGS = {
    401: "No token, or one that is unknown, expired or revoked.",
    403: "The acting office may not do this, or the token was not made for it.",
    404: "There is none, or the acting office may not know of it.",
    409: "Not in this state, or not any more.",
    412: "It changed since the caller saw it; where texts collide, `fields` holds both.",
    413: "The body is too large.",
    429: "More than a person needs in that time: ask again after `Retry-After` seconds.",
    415: "The body is not of the type that is taken here.",
    422: "Something has to be corrected; `errors` says what and where.",
    428: "`If-Match` is missing.",
    500: "A fault of the program.",
}


class FaultAnswer(BaseModel):
    """One thing to correct."""

    in_: str = Field(alias="in", description="`body`, `query`, `path` or `header`.")
    field: str = Field(description="Dotted name of the field, header or parameter.", examples=["parties.0.desk"])
    pointer: str | None = Field(None, description="JSON pointer into the body (RFC 6901).")
    key: str = Field(description="Stable key of what is wrong.", examples=["required"])
    detail: str = Field(description="What to do, in the caller's language.")
    data: dict[str, Any] = Field(description="The limits or codes that the detail speaks of.")


class Problem(BaseModel):
    """What went wrong (RFC 9457). `type` is stable; some types have members of their own, such as `act` and `state`."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["/problems/wrong_state"])
    title: str
    status: int
    detail: str
    errors: list[FaultAnswer] | None = None


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems of an operation, for its `responses`."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    every = sorted({401, 403, 422, 500, *statuses})
    return {status: {"description": MEANINGS[status], "content": content} for status in every}


READING = problems(404)
WRITING = problems(404, 409, 412, 413, 415)
AMENDING = problems(404, 409, 412, 413, 415, 428)
CREATING = problems(413, 415)
UPLOADING = problems(413, 415, 429)


def json_body(name: str, *, required: bool = True) -> dict[str, Any]:
    """The body of an operation that reads it itself, by the name of its schema."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"requestBody": {"required": required, "content": content}}
