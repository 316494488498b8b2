"""A form that waits while its sender is sent away: to another server to log in, or to set up a second factor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

#: How long one waits. A login at another server may take a while.
HELD_FOR = timedelta(hours=1)
#: What one form and all together may have typed, in bytes: strangers may send forms too.
MOST_HELD, MOST_HELD_BY_ALL = 256 * 1024, 32 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldForm:
    """Where it was sent to, its fields without any credentials, and whether files were chosen that did not come."""

    going_to: str
    fields: Sequence[tuple[str, str]]
    files_lost: bool = False


class HeldForms(Protocol):
    """Forms that wait. A secret, which its sender's browser alone keeps, finds one again."""

    def hold(self, form: HeldForm, account: str | None) -> str | None:
        """Its secret; None where it is too long or too many wait. One of an account is shown to that account only."""
        ...

    def look(self, secret: str, account: str | None) -> HeldForm | None:
        """The form, which waits on; None where it waits no longer, or is of another account."""
        ...

    def drop(self, secret: str) -> None:
        """Forget it; silent where there is none."""
        ...
