"""Progress of long work on the error stream, for people only: nothing is drawn where no terminal looks on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Told = Callable[[str, int, int], None]


@contextmanager
def progress_of() -> Iterator[Told]:
    """A function that takes the name of a piece of work, its end, and how far it has come."""
    from rich.console import Console
    from rich.progress import Progress, TaskID

    tasks: dict[str, TaskID] = {}
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:

        def told(name: str, total: int, completed: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            progress.update(tasks[name], completed=completed)

        yield told
