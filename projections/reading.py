"""What the edges need to read: a connection to the read models, and to wait until they hold what was just saved."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection

from domain.directory import Directory


class Reads(Protocol):
    """The read side: connections that only read, and the log position that the read models have reached."""

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection for one request's queries."""
        ...

    def directory(self) -> Directory:
        """Agencies, desks, causes and offices as they are now."""
        ...

    def position(self) -> int:
        """The log position that the read models hold."""
        ...

    def wait_for(self, position: int, timeout: float = 2.0) -> bool:
        """Wait until the read models hold this position; False after `timeout` seconds without it."""
        ...
