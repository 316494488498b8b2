"""What is recorded beside the events of one command, joined with what the request already said."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kendala.store.metadata import Metadata, current


@contextmanager
def beside(*, via: str | None, client_time: datetime | None = None, rules: str | None = None) -> Iterator[None]:
    """Events stored in this block carry these, and the correlation of the request around it."""
    around = current.get() or Metadata()
    metadata = replace(around, via=via, client_time=client_time, rules=rules or around.rules)
    token = current.set(metadata)
    try:
        yield
    finally:
        current.reset(token)


@contextmanager
def together(correlation: UUID) -> Iterator[None]:
    """Events stored in this block have this correlation; the request around it is what caused them."""
    around = current.get()
    metadata = replace(around or Metadata(), correlation=correlation, causation=around.correlation if around else None)
    token = current.set(metadata)
    try:
        yield
    finally:
        current.reset(token)
