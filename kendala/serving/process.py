"""One server process, made anew from the environment: how uvicorn starts each of several."""

import os

from fastapi import FastAPI

from kendala.interpreter import settled
from kendala.logs import set_up_logs
from kendala.parts import assemble
from kendala.serving.address import EMBEDDED
from kendala.serving.app import create_app
from kendala.settings import Settings


def application() -> FastAPI:
    """The application of this process."""
    settings = Settings.from_environment()
    set_up_logs(settings)
    app = create_app(assemble(settings), embedded=os.environ.get(EMBEDDED, "yes") == "yes")
    settled()
    return app
