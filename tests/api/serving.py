"""A house behind a socket on the loopback, for what cannot be tried in process."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import uvicorn

from tests.api.programs import House

PATIENCE = 20.0


class Served:
    """The application of a house behind a socket."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._server = uvicorn.Server(uvicorn.Config(house.client.app, log_level="warning", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/api/v1"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> float:
        """Seconds that stopping took."""
        began = time.monotonic()
        self._server.should_exit = True
        self._thread.join(PATIENCE)
        self._socket.close()
        return time.monotonic() - began

    @contextmanager
    def listening(
        self, office: str, path: str = "/stream", *, token: str = "", last: int | None = None
    ) -> Iterator["Listener"]:
        """An open stream of that office, which begins after all that was stored before."""
        parts = self.house.parts
        assert parts.reads.wait_for(parts.log.head(), PATIENCE)
        headers = {"Authorization": f"Bearer {token or self.house[office].token}"}
        headers |= {"Last-Event-ID": str(last)} if last is not None else {}
        with (
            httpx2.Client(timeout=PATIENCE) as client,
            client.stream("GET", self.address + path, headers=headers) as answer,
        ):
            assert answer.headers["content-type"].startswith("text/event-stream")
            listener = Listener(answer.iter_lines())
            assert listener.line().startswith(":")
            yield listener


class Listener:
    """The items of one stream."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines

    def line(self) -> str:
        return next(self.lines)

    def next(self) -> dict[str, Any]:
        """The next item, with the event's id as `at` and its name as `event`."""
        found: dict[str, str] = {}
        for line in self.lines:
            name, _, value = line.partition(": ")
            if name in {"id", "event", "data"}:
                found[name] = value
            elif found:
                break
        return {"at": int(found["id"]), "event": found["event"], **json.loads(found["data"])}
