"""What is recorded beside the events of one command, joined with what the request already said."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from kendala.store.metadata import Metadata, current


@contextmanager
def beside(*, via: str | None, client_time: datetime | None = None, rules: str | None = None) -> Iterator[None]:
    """Events stored in this block carry these, and the correlation of the request around it."""
    metadata = replace(current.get() or Metadata(), via=via, client_time=client_time, rules=rules)
    token = current.set(metadata)
    try:
        yield
    finally:
        current.reset(token)
