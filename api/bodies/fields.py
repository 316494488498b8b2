"""Kinds of fields in bodies. They check the shape only; what may be said in them, the domain decides.

Bodies are strict: a number is no text, a date is `YYYY-MM-DD`, an unknown field is refused.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetPydanticSchema, PlainSerializer
from pydantic_core import PydanticCustomError, core_schema

from domain.obstacle.checking import EARLIEST, LONGEST, LONGEST_LINE, MOST_MONEY
from domain.text import Text

MOST_FILES = 20
LARGEST_WHOLE = 2**53


class Body(BaseModel):
    """A body: strict, and without fields that nobody reads."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True)


def _without_nul(value: str) -> str:
    if "\0" in value:
        raise PydanticCustomError("nul_in_text", "a text holds no NUL")
    return value


def _words(longest: int) -> GetPydanticSchema:
    """Free text: stripped, and a domain `Text` from here on. The schema that is published is that of the string."""

    def schema(_kind: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            lambda value: Text(_without_nul(value).strip()),
            core_schema.str_schema(max_length=longest),
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    return GetPydanticSchema(schema)


Words = Annotated[Text, _words(LONGEST)]
Line = Annotated[Text, _words(LONGEST_LINE)]
Why = Annotated[Text, _words(1000)]
WITHOUT_NUL = AfterValidator(_without_nul)
Code = Annotated[str, Field(min_length=1, max_length=64), WITHOUT_NUL]
Short = Annotated[str, Field(max_length=LONGEST_LINE), WITHOUT_NUL]
Rupiah = Annotated[
    int,
    Field(ge=0, lt=MOST_MONEY, description="Whole rupiah, not negative.", examples=[1_250_000_000]),
]
Percent = Annotated[
    Decimal,
    Field(ge=0, le=100, max_digits=9, decimal_places=6, description="From 0 to 100.", examples=[41.7]),
    PlainSerializer(float, return_type=float, when_used="json"),
]
Day = Annotated[date, Field(examples=["2024-11-26"])]
PastDay = Annotated[date, Field(description=f"From {EARLIEST} to today (WITA).", examples=["2024-11-26"])]
Year = Annotated[int, Field(ge=EARLIEST.year, le=9999, examples=[2024])]
FileIds = Annotated[
    tuple[UUID, ...],
    Field(max_length=MOST_FILES, description="Ids of files that the caller uploaded before (`POST /files`)."),
]
