"""A server between the program and PostgreSQL that can swallow one reply and cut the line."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict


class Cutter:
    """Forwards bytes on a loopback port; armed with a word, it drops the reply to the request that holds it."""

    def __init__(self, url: str) -> None:
        self._target = conninfo_to_dict(url)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._word: bytes | None = None
        self.cuts = 0

    @property
    def url(self) -> str:
        """The same database, by way of the cutter."""
        given = {name: value for name, value in self._target.items() if name not in {"host", "port"}}
        port = self._door.getsockname()[1]
        user, dbname = quote(str(given.get("user", ""))), given.get("dbname", "postgres")
        return f"postgresql://{user}@127.0.0.1:{port}/{dbname}?sslmode=disable&gssencmode=disable"

    def cut_reply_to(self, word: bytes) -> None:
        """Let the next request with this word reach the server, and its reply nobody."""
        self._word = word

    def serve(self) -> None:
        """Take connections until the door is closed."""
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                threading.Thread(target=self._forward, args=(client,), daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _connect(self) -> socket.socket:
        host, port = str(self._target.get("host") or "127.0.0.1"), self._target.get("port") or 5432
        if not host.startswith("/"):
            return socket.create_connection((host, int(port)))
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"{host}/.s.PGSQL.{port}")
        return server

    def _forward(self, client: socket.socket) -> None:
        swallow = threading.Event()
        with client, self._connect() as server, suppress(OSError):
            threading.Thread(target=self._pump, args=(server, client, swallow), daemon=True).start()
            while request := client.recv(1 << 16):
                if self._word is not None and self._word in request:
                    self._word = None
                    swallow.set()
                server.sendall(request)

    def _pump(self, server: socket.socket, client: socket.socket, swallow: threading.Event) -> None:
        with suppress(OSError):
            while reply := server.recv(1 << 16):
                if swallow.is_set():  # the server has answered: the commit is done
                    self.cuts += 1
                    client.shutdown(socket.SHUT_RDWR)
                    return
                client.sendall(reply)


@contextmanager
def cutter(url: str) -> Iterator[Cutter]:
    """A running cutter in front of a database."""
    made = Cutter(url)
    thread = threading.Thread(target=made.serve, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.close()
        thread.join(5)
