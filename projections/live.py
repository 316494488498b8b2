"""What just happened, for those who keep a stream open: read once for all of them, judged for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from projections.feed import News

Receive = Callable[[Sequence[News]], None]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A listener of the live feed: `position` is the last one that it will not be told any more."""

    position: int
    end: Callable[[], None]


class Live(Protocol):
    """Tells every subscriber of this process what the read models take in. One reader serves all."""

    def subscribe(self, receive: Receive) -> Subscription:
        """Tell `receive` everything after the subscription's position, from a thread of the reader's own."""
        ...

    @property
    def closing(self) -> bool:
        """Whether the program stops: streams end by themselves then."""
        ...
