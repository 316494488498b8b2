"""Messages to other services (Telegram, WhatsApp gateways) by the addresses of Apprise."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobs.letters import Letter
from jobs.reminding import Undelivered


@dataclass(frozen=True, slots=True)
class Push:
    """Sends letters as plain text, to services that the operator lets through."""

    schemas: Sequence[str]

    def send(self, address: str, letter: Letter) -> None:
        """Hand the letter to the service. Raises Undelivered; the address is a secret and is not repeated."""
        from apprise import Apprise, AppriseAsset, NotifyFormat

        if address.partition("://")[0].lower() not in self.schemas:
            raise Undelivered("a service that this installation does not let through", lasting=True)
        services = Apprise(asset=AppriseAsset(app_id="Kendala", secure_logging=True))
        if not services.add(address):
            raise Undelivered("an address that the service cannot read", lasting=True)
        if not services.notify(title=letter.subject, body=letter.text, body_format=NotifyFormat.TEXT):
            raise Undelivered("the service did not take it")
