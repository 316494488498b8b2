"""The parts of the program for one command. They are imported when it runs, so that `kendala --help` stays quick."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kendala.settings import Settings

if TYPE_CHECKING:
    from domain.accounts import Account
    from domain.acting import Acting
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


def offices_of(parts: "Parts", username: str) -> "Sequence[Acting]":
    """The offices that the account holds today. Raises NotFound, Refused (`account_disabled`, `no_office`)."""
    from domain.obstacle import WITA
    from domain.refusals import Refused

    account = found(parts, username)
    if account.disabled_at is not None:
        raise Refused("account_disabled")
    offices = parts.directories.current().offices_of(account.id, parts.clock().astimezone(WITA).date())
    if not offices:
        raise Refused("no_office")
    return offices
