"""`kendala serve`, `kendala worker`, `kendala run`: the processes."""

import os
import signal
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from kendala.cli.opening import opened
from kendala.interpreter import settled
from kendala.settings import MOVED, Settings

Port = Annotated[int | None, typer.Option(help="Port to listen on; KENDALA_PORT without it.")]
Data = Annotated[Path | None, typer.Option(help="Data folder; KENDALA_DATA without it.")]
Processes = Annotated[int, typer.Option(min=1, max=64, help="Server processes that share the port.")]
Moment = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="In demo data only: the clock stands at this time (2024-12-16T08:00+08:00) and runs on from there.",
    ),
]
WithWorker = Annotated[bool | None, typer.Option(help="Run the worker inside; by default on SQLite only.")]


def settings_with(port: int | None, data: Path | None, now: str | None = None) -> Settings:
    """The settings of the environment, with what the command line says."""
    if now is not None:
        os.environ[MOVED] = str(_moved_to(now).total_seconds())
    if port is not None:
        os.environ["KENDALA_PORT"] = str(port)
    if data is not None:
        os.environ["KENDALA_DATA"] = str(data)
    return Settings.from_environment()


def _moved_to(now: str) -> timedelta:
    """How far that is from the present; a time without a zone is the regency's."""
    from domain.obstacle import WITA
    from kendala.moving import distance

    try:
        then = datetime.fromisoformat(now)
    except ValueError:
        raise typer.BadParameter("a time such as 2024-12-16T08:00+08:00", param_hint="--now") from None
    return distance(then if then.tzinfo else then.replace(tzinfo=WITA))


def serve_with(settings: Settings, *, processes: int = 1, with_worker: bool | None = None) -> None:
    """Serve until told to stop. Each process puts its own parts together."""
    import uvicorn

    from kendala.serving.address import ADDRESS, EMBEDDED

    embedded = not settings.on_postgres if with_worker is None else with_worker
    os.environ[EMBEDDED] = "yes" if embedded else "no"
    uvicorn.run(
        ADDRESS,
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=processes if processes > 1 else None,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_graceful_shutdown=5,
    )


def serve(
    port: Port = None, data: Data = None, processes: Processes = 1, worker: WithWorker = None, now: Moment = None
) -> None:
    """Serve API and pages. On PostgreSQL the tables must be there (`kendala migrate`), on SQLite they are made."""
    settings = settings_with(port, data, now)
    made_ready(settings)
    _say_what_comes_first(settings)
    serve_with(settings, processes=processes, with_worker=worker)


def _say_what_comes_first(settings: Settings) -> None:
    from kendala.cli.beginning import first_word

    with opened() as parts:
        if said := first_word(parts, settings.data):
            typer.echo(said, err=True)


def worker(data: Data = None, now: Moment = None) -> None:
    """Keep the read models up to date and run the jobs; of several workers one leads."""
    made_ready(settings_with(None, data, now))
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    with opened() as parts:
        settled()
        parts.worker.run(stopping)


def made_ready(settings: Settings) -> None:
    """Begin to log, and see to it that the data fit this version of the program."""
    from kendala.logs import set_up_logs
    from kendala.moving import refuse_move
    from kendala.preparing import prepare, refuse_unprepared

    set_up_logs(settings)
    if settings.moved:
        refuse_move(settings)
    if settings.on_postgres:
        refuse_unprepared(settings)
    else:
        prepare(settings)


def run(port: Port = None, data: Data = None, now: Moment = None) -> None:
    """Serve with demo data in a new folder: the quickest way to see Kendala."""
    from kendala.demo import prepare_demo
    from kendala.logs import set_up_logs

    settings = settings_with(port, data, now)
    settings = replace(settings, public_url=f"http://127.0.0.1:{settings.port}")
    set_up_logs(settings)
    prepare_demo(settings)
    serve_with(settings)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(serve)
    app.command()(worker)
    app.command()(run)
