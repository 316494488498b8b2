"""Processes of the program that the bench starts, and ends again whatever happens."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

from tests.bench.client import HOST
from tests.databases import Place

KENDALA = (sys.executable, "-m", "kendala")
PREPARED = (sys.executable, "-m", "tests.bench.prepared")
#: Seconds that a process gets to start, and to end.
PATIENCE = 60.0
FAREWELL = 10.0
GLANCE = 0.005
MEBIBYTE = 1024 * 1024
ALIVE = f"GET /healthz HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode()


@dataclass(frozen=True)
class Server:
    """A server process: where it listens, and the seconds from its start to its first answer."""

    port: int
    started_in: float
    process: psutil.Process

    def memory(self) -> float:
        """Resident memory of its largest process, in MiB."""
        sizes = [0]
        for process in (self.process, *self.process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                sizes.append(process.memory_info().rss)
        return max(sizes) / MEBIBYTE

    def processor(self) -> float:
        """Seconds that the processor worked for it since its start, in user's and system's time."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A process with these settings, in a group of its own that ends with the block."""
    env = {**os.environ, "KENDALA_LOG_LEVEL": "WARNING", **environment}
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        children = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(FAREWELL)
        for left in children:
            with suppress(psutil.NoSuchProcess):
                left.kill()
        process.kill()
        process.wait()


@contextmanager
def serving(place: Place, command: Sequence[str] = (*KENDALA, "serve"), *, first: bytes = ALIVE) -> Iterator[Server]:
    """A server on the place; `first` is what it is asked until it answers."""
    port = free_port()
    began = time.perf_counter()
    with running(command, {**place.environment, "KENDALA_PORT": str(port)}) as process:
        while not _answers(port, first):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise RuntimeError(f"{' '.join(command)} does not answer")
            time.sleep(GLANCE)
        yield Server(port, time.perf_counter() - began, psutil.Process(process.pid))


@contextmanager
def working(place: Place) -> Iterator[None]:
    """A worker beside the servers, where the database has one of its own."""
    if place.kind == "sqlite":
        yield
        return
    with running((*KENDALA, "worker"), place.environment):
        yield


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as held:
        held.bind((HOST, 0))
        port: int = held.getsockname()[1]
        return port


def _answers(port: int, asked: bytes) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), timeout=PATIENCE) as opened:
        opened.sendall(asked)
        return opened.recv(12).endswith(b" 200")
    return False
