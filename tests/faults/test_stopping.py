import http.client
import signal

import pytest

from tests.databases import Place
from tests.faults.serving import prepare, serving


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_server_with_an_open_stream_stops_when_it_is_told(sqlite_place: Place, told: signal.Signals) -> None:
    """A stream that is open ends by itself, so that the server has no connection to cancel."""
    token = prepare(sqlite_place)
    with serving(sqlite_place) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("GET", "/api/v1/stream", headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        assert answer.readline().startswith(b":")
        server.process.send_signal(told)
        assert answer.read() is not None
        server.process.wait(30)
        connection.close()
    assert not [line for line in server.lines if b"Cancel" in line]
