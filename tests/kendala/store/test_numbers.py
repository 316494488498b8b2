"""Numbers are counted per fiscal year in log order, inside the event's transaction."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from kendala.store import Log, Number, VersionConflict, verify
from tests.kendala.store.conftest import Opener
from tests.kendala.store.examples import noted, raised


def test_each_year_counts_for_itself(log: Log) -> None:
    """The first obstacle of a fiscal year is number 1, and other events get none."""
    streams = [uuid4() for _ in range(4)]
    for stream, year in zip(streams, (2024, 2025, 2024, 2024), strict=True):
        log.append([raised(stream, year)])
    log.append([noted(streams[0], 2), noted(uuid4(), 1)])
    given = log.numbers(streams)
    assert [given[stream] for stream in streams] == [Number(2024, 1), Number(2025, 1), Number(2024, 2), Number(2024, 3)]


def test_what_is_rolled_back_takes_no_number(log: Log) -> None:
    """An append that fails leaves no gap in the numbers."""
    first, second = uuid4(), uuid4()
    log.append([raised(first)])
    with pytest.raises(VersionConflict):
        log.append([raised(second), noted(first, 1)])
    log.append([raised(second)])
    assert log.numbers([second]) == {second: Number(2024, 2)}


def test_racing_writers_get_numbers_in_log_order(open_another: Opener) -> None:
    """Eight writers that raise at once get numbers without gap or double, equal to the order of the log."""
    logs = [open_another() for _ in range(4)]

    def work(n: int) -> list[UUID]:
        streams = [uuid4() for _ in range(15)]
        for k, stream in enumerate(streams):
            logs[n % 4].append([raised(stream, 2024 + k % 2)])
        return streams

    with ThreadPoolExecutor(8) as pool:
        streams = [stream for some in pool.map(work, range(8)) for stream in some]
    log = logs[0]
    given = log.numbers(streams)
    for year, many in ((2024, 64), (2025, 56)):
        order = [given[r.event.originator_id] for r in log.read(0, 1000)]
        assert [number.n for number in order if number.fiscal_year == year] == list(range(1, many + 1))
    assert list(verify(log)) == []
