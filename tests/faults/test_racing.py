"""Two writers on one obstacle: nothing is lost, nothing is stored twice."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.obstacle import Comment, Commented, Instruct, Instructed
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts, assemble
from kendala.store.verify import verify
from tests.databases import Place
from tests.faults.serving import prepare, settings_of
from tests.faults.telling import raised

#: On each of so many obstacles each of the two writes so often: the longer a history, the longer each writing takes,
#: and what races is the same.
OBSTACLES, EACH = 10, 50


@dataclass
class Writer:
    """One of those who write to the same obstacle; `troubles` is what it met."""

    name: str
    kind: OfficeKind
    parts: Parts
    obstacle: UUID
    troubles: list[Exception] = field(default_factory=list)

    def write(self) -> None:
        acting = Acting(account=self.name, person=self.name, office=self.kind.value, kind=self.kind)
        for n in range(EACH):
            said = Text(f"{self.name} {n}")
            command = Comment(text=said) if n % 2 else Instruct(text=said)
            try:
                self.parts.tracker.act(self.obstacle, command, Request(acting=acting, key=f"{self.obstacle}-{n}"))
            except Exception as trouble:  # noqa: BLE001 - a thread hands its trouble to the test
                self.troubles.append(trouble)


def at_once(*works: Callable[[], None]) -> None:
    """Do several things in threads and wait for all."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_writers_race_a_thousand_times(databases: Place) -> None:
    """A thousand commands of two writers, both on one obstacle after the other, are all there, once, without gaps."""
    prepare(databases)
    parts = assemble(settings_of(databases))
    for obstacle in [raised(parts, f"SIPD lambat {n}") for n in range(OBSTACLES)]:
        one = Writer("asisten", OfficeKind.ASSISTANT, parts, obstacle)
        other = Writer("bupati", OfficeKind.LEADERSHIP, parts, obstacle)
        at_once(one.write, other.write)
        assert one.troubles + other.troubles == []
        history = parts.log.load(obstacle)
        assert len(history) == 1 + 2 * EACH
        said = Counter(str(e.text) for e in history if isinstance(e, (Commented, Instructed)))
        assert len(said) == 2 * EACH
        assert set(said.values()) == {1}
    assert list(verify(parts.log)) == []
    parts.close()


def test_one_key_from_two_threads(databases: Place) -> None:
    """The same command sent twice at the same moment is stored once, and both get its result."""
    prepare(databases)
    parts: Parts = assemble(settings_of(databases))
    obstacle = raised(parts)
    acting = Acting(account="asisten", person="asisten", office="assistant", kind=OfficeKind.ASSISTANT)
    start, versions = threading.Barrier(2), []

    def write() -> None:
        start.wait()
        request = Request(acting=acting, key="one", body=b"same")
        versions.append(parts.tracker.act(obstacle, Comment(text=Text("sekali")), request).version)

    at_once(write, write)
    assert versions == [2, 2]
    assert len(parts.log.load(obstacle)) == 2
    parts.close()
