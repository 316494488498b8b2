"""Troubles of the shell user in one line, in their language, instead of a stack of frames."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from domain.refusals import Refused
    from wording.language import Language

#: In the order in which the system itself asks them (POSIX, chapter 8.2).
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def spoken() -> "Language":
    """The language of the shell: English where its environment says so, otherwise Indonesian.

    Not by the `locale` module, which takes the neutral C.UTF-8 for American English.
    """
    from wording.language import language

    said = next((value for name in VARIABLES if (value := os.environ.get(name))), "")
    return language("en" if said.lower().startswith("en") else "id")


def reason(refusal: "Refused") -> str:
    """Why something was refused, with every field that is at fault."""
    from domain.refusals import Invalid
    from wording.faults import field_faults
    from wording.refusals import sentence

    said_in = spoken()
    if isinstance(refusal, Invalid):
        return "; ".join(f"{fault.label}: {fault.sentence}" for fault in field_faults(refusal, said_in))
    return sentence(refusal, said_in)


@contextmanager
def told() -> Iterator[None]:
    """Tell a known trouble on the error stream and leave with status 1."""
    try:
        yield
    except Exception as trouble:
        line = in_one_line(trouble)
        if line is None:
            raise
        typer.echo(f"kendala: {line}", err=True)
        sys.exit(1)


def in_one_line(trouble: Exception) -> str | None:
    """A trouble as the shell user is told of it; None for a mistake of the program, whose frames are needed."""
    import psycopg

    from domain.refusals import Refused
    from kendala.cli.unprepared import unprepared
    from kendala.settings_error import SettingsError
    from kendala.store.errors import StoreError
    from kendala.unavailable import UNAVAILABLE, why_unavailable
    from wording.unavailable import reason as out_of_service

    if isinstance(trouble, Refused):
        return reason(trouble)
    if sentence := unprepared(trouble, spoken()):
        return sentence
    first = next(iter(str(trouble).splitlines()), "")
    if isinstance(trouble, UNAVAILABLE):
        return f"{out_of_service(why_unavailable(trouble), spoken())} ({first})"
    if isinstance(trouble, psycopg.OperationalError):
        return f"{out_of_service('store_unreachable', spoken())} ({first})"
    return first if isinstance(trouble, StoreError | SettingsError | OSError) else None
