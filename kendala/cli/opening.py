"""The parts of the program for one command. They are imported when it runs, so that `kendala --help` stays quick."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kendala.settings import Settings

if TYPE_CHECKING:
    from domain.accounts import Account
    from kendala.parts import Parts


@contextmanager
def opened(*, caught_up: bool = False) -> Iterator["Parts"]:
    """The parts by the settings of the environment; `caught_up` brings the read models to the head of the log."""
    from kendala.catching_up import catch_up
    from kendala.parts import parts_of

    with parts_of(Settings.from_environment()) as parts:
        if caught_up:
            catch_up(parts)
        yield parts


def found(parts: "Parts", username: str) -> "Account":
    """The account of that user name. Raises NotFound."""
    from domain.refusals import NotFound

    known = parts.access.accounts.find(username)
    if known is None:
        raise NotFound("account", username)
    return known
