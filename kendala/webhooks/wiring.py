"""All parts of webhooks, put together once for each process."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine

from jobs.schedule import Job
from kendala.access.clock import Clock
from kendala.access.vault import Vault
from kendala.access.wiring import vault_of
from kendala.directory import Directories
from kendala.settings import Settings
from kendala.webhooks.due import TableDue
from kendala.webhooks.keeping import TableWebhooks
from kendala.webhooks.sending import Sender
from kendala.webhooks.telling import Teller
from projections.reading import Reads


@dataclass(frozen=True)
class Hooks:
    """What keeps webhooks and tells them."""

    engine: Engine
    reads: Reads
    directories: Directories
    settings: Settings
    clock: Clock

    @cached_property
    def vault(self) -> Vault:
        return vault_of(self.settings)

    @property
    def _private(self) -> bool:
        return self.settings.webhooks_inside

    @cached_property
    def kept(self) -> TableWebhooks:
        return TableWebhooks(
            engine=self.engine, reads=self.reads, vault=self.vault, clock=self.clock, private=self._private
        )

    @cached_property
    def due(self) -> TableDue:
        return TableDue(self.engine)

    @cached_property
    def sender(self) -> Sender:
        teller = Teller(reads=self.reads, directories=self.directories, clock=self.clock)
        return Sender(due=self.due, teller=teller, vault=self.vault, clock=self.clock, private=self._private)

    @property
    def job(self) -> Job:
        """What the schedule has to do: all that is due, every few seconds, since other programs act on it."""
        return Job(name="webhooks", do=self.sender.send, minute=None, second="*/5", recorded=False)
