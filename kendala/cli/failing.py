"""Troubles of the shell user in one line, in their language, instead of a stack of frames."""

import locale
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.exc import DBAPIError

from domain.refusals import Refused
from kendala.settings import SettingsError
from kendala.store.errors import StoreError
from wording.language import Language, language
from wording.refusals import sentence


def spoken() -> Language:
    """The language of the shell: English where its locale says so, otherwise Indonesian."""
    name = locale.getlocale()[0] or ""
    return language("en" if name.startswith("en") else "id")


@contextmanager
def told() -> Iterator[None]:
    """Tell a known trouble on the error stream and leave with status 1."""
    try:
        yield
    except Refused as refusal:
        _leave(sentence(refusal, spoken()))
    except (StoreError, SettingsError, DBAPIError, OSError) as trouble:
        _leave(str(trouble).splitlines()[0])


def _leave(line: str) -> None:
    typer.echo(f"kendala: {line}", err=True)
    sys.exit(1)
