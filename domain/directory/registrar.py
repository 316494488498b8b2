"""What the edges need of the directory: to read it as it is now, and to change it. `kendala` hands the real one in."""

from typing import Protocol

from domain.directory.deciding import Command
from domain.directory.directory import Directory
from domain.tracker import Request, Saved


class Registrar(Protocol):
    """Reads and changes the directory."""

    def current(self) -> Directory:
        """The directory with all that is stored up to now."""
        ...

    def handle(self, command: Command, request: Request) -> Saved:
        """Load, decide, save one command. Raises a `Refused` where the answer is no; then nothing was stored."""
        ...
