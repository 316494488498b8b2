"""An installation with one account for each office, which may lead webhooks into the house, and a receiver there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from domain.accounts import Caller
from domain.webhooks import Webhook, Wish
from kendala.settings import Settings
from kendala.webhooks.sending import Sender
from kendala.webhooks.wiring import Hooks
from tests.kendala.installing import assembled, catch_up
from tests.kendala.reminders.staff import Staff, staffed
from tests.kendala.webhooks.receiver import Receiver, receiving


@dataclass(frozen=True)
class House:
    """The accounts of all offices, and the webhooks."""

    staff: Staff

    @property
    def hooks(self) -> Hooks:
        return self.staff.parts.hooks

    def caller(self, name: str) -> Caller:
        acting = self.staff[name]
        return Caller(
            account=acting.account,
            person=acting.person,
            username=name,
            language="id",
            offices=(acting,),
            acting=acting,
            via="test",
        )

    def hooked(self, name: str, url: str, *kinds: str) -> tuple[Webhook, str]:
        """A webhook of that office, beginning now, and its secret."""
        catch_up(self.staff.parts)
        return self.hooks.kept.create(self.caller(name), Wish(address=url, kinds=kinds))

    def sent(self, after: timedelta = timedelta(0)) -> dict[str, int]:
        """Tell what is due so much later; how many messages ended how."""
        self.staff.parts.clock.now += after  # type: ignore[attr-defined]  # the tests' own clock
        return self.sent_with(self.hooks.sender)

    def sent_with(self, sender: Sender) -> dict[str, int]:
        """Tell what is due now."""
        catch_up(self.staff.parts)
        return {word.removeprefix("webhook messages "): n for word, n in sender.send().items() if n}

    def now(self, name: str, webhook: Webhook) -> Webhook:
        return self.hooks.kept.get(self.caller(name), webhook.id)


@pytest.fixture
def house(installed_anywhere: Settings) -> Iterator[House]:
    """It on each database."""
    with assembled(replace(installed_anywhere, webhooks_inside=True)) as parts:
        yield House(staffed(parts))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """One that takes everything."""
    with receiving() as one:
        yield one


@pytest.fixture
def other() -> Iterator[Receiver]:
    """A second one."""
    with receiving() as one:
        yield one
