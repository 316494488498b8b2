"""The same server whose pages get their queries' answers from a list: each is asked once and remembered.

Session, rights, directory, template and everything around them are the program's own.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property, wraps
from types import FunctionType
from typing import Any

import uvicorn
from fastapi import FastAPI

from kendala.interpreter import settled
from kendala.logs import set_up_logs
from kendala.parts import Parts, assemble
from kendala.reads import EngineReads
from kendala.serving.app import create_app
from kendala.settings import Settings

QUERIES = "projections."


class PreparedReads(EngineReads):
    """Reads that open no connection for a page: only what was never asked goes to the database."""

    @contextmanager
    def connect(self) -> Iterator[Any]:
        yield self


class PreparedParts(Parts):
    """The parts of the program, but for their reads."""

    @cached_property
    def reads(self) -> EngineReads:
        return PreparedReads(engine=self.read_engine, directories=self.directories, arrivals=self.arrivals)


def application() -> FastAPI:
    """The application of this process, as `kendala.serving.process` makes it."""
    settings = Settings.from_environment()
    set_up_logs(settings)
    parts = assemble(settings)
    app = create_app(
        PreparedParts(**{field.name: getattr(parts, field.name) for field in fields(parts)}), embedded=False
    )
    prepare()
    settled()
    return app


def prepare() -> None:
    """Put a list in the place of every query that the pages import."""
    for name, module in list(sys.modules.items()):
        if name.startswith("web."):
            for attribute, found in list(vars(module).items()):
                if isinstance(found, FunctionType) and _is_query(found):
                    setattr(module, attribute, remembered(found))


def _is_query(found: FunctionType) -> bool:
    first = found.__code__.co_varnames[:1]
    return found.__module__.startswith(QUERIES) and first == ("connection",)


def remembered(query: Callable[..., Any]) -> Callable[..., Any]:
    """The query, asked once for each of its arguments."""
    answers: dict[Any, Any] = {}

    @wraps(query)
    def answer(reads: PreparedReads, *args: Any, **options: Any) -> Any:
        asked = (tuple(_plain(arg) for arg in args), tuple(options.items()))
        if asked not in answers:
            with reads.engine.connect() as connection:
                answers[asked] = query(connection, *args, **options)
        return answers[asked]

    return answer


def _plain(value: Any) -> Any:
    return frozenset(value) if isinstance(value, dict | set | list) else value


if __name__ == "__main__":
    uvicorn.run(
        "tests.bench.prepared:application",
        factory=True,
        host="127.0.0.1",
        port=int(os.environ["KENDALA_PORT"]),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
    )
