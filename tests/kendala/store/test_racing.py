"""Writers race, readers follow: nothing is lost, doubled or passed over."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

from kendala.store import Log, VersionConflict, verify
from tests.kendala.store.conftest import Opener
from tests.kendala.store.examples import noted

EACH = 60


def write(log: Log, stream: UUID, name: str) -> None:
    """Append EACH notes, deciding again whenever the other writer was first."""
    done = 0
    while done < EACH:
        version = log.versions([stream]).get(stream, 0) + 1
        try:
            log.append([noted(stream, version, f"{name}-{done}")])
        except VersionConflict:
            continue
        done += 1


def test_two_writers_on_one_stream(open_another: Opener) -> None:
    """Two writers who race on one stream both get all their events in, each in its own order."""
    logs, stream = [open_another(), open_another()], uuid4()
    with ThreadPoolExecutor(2) as pool:
        for work in [pool.submit(write, log, stream, name) for log, name in zip(logs, "ab", strict=True)]:
            work.result()
    words = [str(event.words) for event in logs[0].load(stream)]  # type: ignore[attr-defined]  # notes
    for name in "ab":
        assert [word for word in words if word[0] == name] == [f"{name}-{n}" for n in range(EACH)]
    assert list(verify(logs[0])) == []


def test_a_reader_passes_over_nothing(open_another: Opener) -> None:
    """A reader that follows the log while four writers append sees every event, each once, in rising positions."""
    writers, reader = [open_another() for _ in range(4)], open_another()
    with ThreadPoolExecutor(4) as pool:
        works = [pool.submit(write, log, uuid4(), "w") for log in writers]
        seen: list[int] = []
        while len(seen) < 4 * EACH:
            seen += [recorded.position for recorded in reader.read(seen[-1] if seen else 0, 7)]
            assert not any(work.done() and work.exception() for work in works)
    assert seen == sorted(set(seen))
    assert seen == [recorded.position for recorded in reader.read(0, 10 * EACH)]
