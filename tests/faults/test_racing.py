"""Two writers on one obstacle: nothing is lost, nothing is stored twice."""

import threading
from collections import Counter

from domain.acting import Acting, OfficeKind
from domain.obstacle import Comment, Commented, Instruct, Instructed
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts, assemble
from kendala.store.verify import verify
from tests.databases import Place
from tests.faults.serving import prepare, settings_of
from tests.faults.telling import raised

EACH = 500


def test_two_writers_race_a_thousand_times(databases: Place) -> None:
    """A thousand commands of two writers on one obstacle are all there, once, in versions without gaps."""
    prepare(databases)
    parts = assemble(settings_of(databases))
    obstacle = raised(parts)
    troubles: list[Exception] = []

    def write(name: str, kind: OfficeKind) -> None:
        acting = Acting(account=name, person=name, office=kind.value, kind=kind)
        for n in range(EACH):
            said = Text(f"{name} {n}")
            command = Comment(text=said) if n % 2 else Instruct(text=said)
            try:
                parts.tracker.act(obstacle, command, Request(acting=acting, key=f"{name}-{n}"))
            except Exception as trouble:  # noqa: BLE001 - a thread hands its trouble to the test
                troubles.append(trouble)

    both = [
        threading.Thread(target=write, args=("asisten", OfficeKind.ASSISTANT)),
        threading.Thread(target=write, args=("bupati", OfficeKind.LEADERSHIP)),
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert troubles == []
    said = Counter(str(e.text) for e in parts.log.load(obstacle) if isinstance(e, (Commented, Instructed)))
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

    both = [threading.Thread(target=write) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert versions == [2, 2]
    assert len(parts.log.load(obstacle)) == 2
    parts.close()
