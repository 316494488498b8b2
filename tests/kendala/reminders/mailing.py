"""An installation that sends mail: two readers, something to tell them, and the time to send it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from domain.obstacle import Return
from domain.text import Text
from kendala.settings import Settings
from tests.kendala.installing import assembled
from tests.kendala.reminders.staff import Staff, staffed

OPERATOR, HEAD = "operator@dinkes.example", "kepala@dinkes.example"
SENDER = "Kendala <kendala@example.go.id>"


@contextmanager
def mailing(installed: Settings, url: str) -> Iterator[Staff]:
    """One account for each office; the operator and the head read mail, the latter in English."""
    settings = replace(installed, smtp_url=url, mail_from=SENDER, public_url="https://kendala.example")
    with assembled(settings) as parts:
        enrolled = staffed(parts)
        for name, address in (("operator", OPERATOR), ("head", HEAD)):
            parts.reminders.choosing.set_email(enrolled[name].account, address)
        parts.access.accounts.set_language(enrolled["head"].account, "en")
        yield enrolled


def returned(staff: Staff) -> str:
    """An obstacle that went back to its agency; its number."""
    obstacle = staff.raised()
    staff.act("adpem", obstacle, Return(reason=Text("Lengkapi RAHASIA.")))
    (number,) = staff.parts.log.numbers([obstacle]).values()
    return "KDL-{}-{}".format(*number)


def delivered(staff: Staff, after: timedelta = timedelta(0)) -> dict[str, int]:
    """Send what is due so much later; how many ended how."""
    staff.parts.clock.now += after  # type: ignore[attr-defined]  # the tests' own clock
    return {result.value: n for result, n in staff.parts.reminders.deliver().items() if n}
