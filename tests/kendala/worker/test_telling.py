"""The worker shows what happened before it goes on telling people of it."""

import threading
from dataclasses import replace

from kendala.parts import Parts
from tests.kendala.installing import raised
from tests.kendala.worker.stories import all_rows


def test_much_to_tell(parts: Parts) -> None:
    """Given much to tell, what happens meanwhile is shown between two turns of telling."""
    stopping, seen = threading.Event(), list[int]()

    def remind() -> bool:
        seen.append(len(all_rows(parts.read_engine)["board"].get("board", ())))
        raised(parts)
        if len(seen) == 3:
            stopping.set()
        return True

    replace(parts.worker, remind=remind).run(stopping)
    assert seen == [0, 1, 2]
