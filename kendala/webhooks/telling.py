"""What a webhook is told next: an item of `GET /events`, by the rights that its office has now."""

import json
from dataclasses import dataclass
from datetime import datetime

from api.answers.event import EventAnswer, item, numbers, others
from domain.acting import Acting
from domain.webhooks import Webhook
from kendala.access.clock import Clock
from kendala.directory import Directories
from kendala.webhooks.keeping import HIDDEN
from projections.feed import Told, after
from projections.reading import Reads
from projections.timeline import Entry
from wording.dates import day_of

#: Where only some kinds are wanted, so many are looked at in one go.
LOOKED_THROUGH = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One thing to tell. `id` is the same whenever the same webhook is told of the same event."""

    id: str
    type: str
    position: int | None
    body: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Teller:
    """Writes messages."""

    reads: Reads
    directories: Directories
    clock: Clock

    def office_of(self, webhook: Webhook) -> Acting | None:
        """The office in which the webhook sees; None where its account does not hold it today."""
        held = self.directories.current().offices_of(webhook.account, day_of(self.clock()))
        return next((acting for acting in held if acting.office == webhook.office), None)

    def next(self, webhook: Webhook, acting: Acting) -> tuple[Message | None, int]:
        """The next message, and the position up to which everything is told then or need not be."""
        known = self.reads.position()
        if known <= webhook.position:
            return None, webhook.position
        limit = LOOKED_THROUGH if webhook.kinds else 1
        with self.reads.connect() as connection:
            found = after(connection, acting, webhook.position, limit)
            wanted = next((one for one in found.items if not webhook.kinds or kind_of(one) in webhook.kinds), None)
            if wanted is None:
                return None, found.next
            names = numbers(connection, acting, others([wanted]))
        told = item(wanted, self.reads.directory(), names)
        at = told.recorded_at if isinstance(told, EventAnswer) else self.clock()
        body = _body(told.type, at, told.model_dump(mode="json"))
        id_ = f"msg_{webhook.id[:12]}_{told.position}"
        return Message(id=id_, type=told.type, position=told.position, body=body), told.position

    def test(self, webhook: Webhook) -> Message:
        """A message that tells of nothing."""
        now = self.clock()
        body = _body("webhook.test", now, {"webhook": webhook.id})
        stamp = int(now.timestamp() * 1_000)
        return Message(id=f"msg_{webhook.id[:12]}_test_{stamp}", type="webhook.test", position=None, body=body)


def kind_of(told: Told) -> str:
    """What it is about, without the version of how it is stored."""
    return told.event.TOPIC.rpartition(".v")[0] if isinstance(told, Entry) else HIDDEN


def _body(type_: str, at: datetime, data: object) -> bytes:
    """As the specification wants it: type, timestamp, data."""
    said = {"type": type_, "timestamp": at.isoformat(), "data": data}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
