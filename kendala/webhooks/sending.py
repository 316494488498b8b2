"""Telling every webhook what is due, several beside each other: one that hangs holds nobody but itself."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from time import perf_counter

import structlog

from domain.acting import Acting
from domain.webhooks import Webhook, WebhookState, Why
from jobs.reminding import next_try
from kendala.access.clock import Clock
from kendala.access.vault import UnsealableError, Vault
from kendala.version import VERSION
from kendala.webhooks.calling import Answered, call
from kendala.webhooks.due import TableDue, Taken
from kendala.webhooks.signing import headers
from kendala.webhooks.telling import Message, Teller

AT_ONCE = 8
#: Seconds for one webhook in one go: then others have their turn, and another leader may have it.
TURN = 40.0
GONE = 410
log_line = structlog.get_logger("kendala.webhooks")
Secrets = Sequence[str]
Call = Callable[[str, bytes, Mapping[str, str]], Answered]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """Tells webhooks; `private` lets them lead into the house."""

    due: TableDue
    teller: Teller
    vault: Vault
    clock: Clock
    private: bool = False

    def send(self) -> Mapping[str, int]:
        """Everything that is due now; how many messages ended how."""
        taken = self.due.take(self.clock(), self.teller.reads.position())
        done: Counter[str] = Counter()
        with ThreadPoolExecutor(AT_ONCE, "kendala-webhook") as pool:
            for counted in pool.map(self._serve, taken):
                done.update(counted)
        return done

    def _serve(self, taken: Taken) -> Counter[str]:
        """One webhook's turn. A mistake of ours is logged, and keeps nobody else waiting."""
        counted: Counter[str] = Counter()
        try:
            secrets = [self.vault.open(sealed, of=taken.webhook.id) for sealed in taken.signing(self.clock())]
        except (UnsealableError, ValueError):
            self.due.halt(taken.webhook, Why.SECRET_LOST)
            return counted
        try:
            self._tell(taken, secrets, counted)
        except Exception:
            log_line.exception("a webhook could not be served", webhook=taken.webhook.id)
        return counted

    def _tell(self, taken: Taken, secrets: Secrets, counted: Counter[str]) -> None:
        webhook, ends = taken.webhook, perf_counter() + TURN
        acting = self.teller.office_of(webhook) if taken.enabled else None
        if acting is None:
            self.due.halt(webhook, Why.NO_OFFICE)
            return
        if taken.tested:
            self._handed(webhook, secrets, self.teller.test(webhook), counted)
        if webhook.state is not WebhookState.ACTIVE:
            return
        while perf_counter() < ends:
            told = self._next(webhook, acting, secrets, counted)
            if told is None:
                return
            webhook = told
        self.due.put_back(webhook, next_at=None)

    def _next(self, webhook: Webhook, acting: Acting, secrets: Secrets, counted: Counter[str]) -> Webhook | None:
        """Tell one message; the webhook as it is then, None where its turn is over."""
        message, reached = self.teller.next(webhook, acting)
        if message is None:
            ended = reached == webhook.position
            moved = self.due.put_back(webhook, position=reached, **({"next_at": None} if ended else {}))
            return replace(webhook, position=reached) if moved and not ended else None
        answered = self._handed(webhook, secrets, message, counted)
        if not answered.taken:
            self._failed(webhook, answered)
            return None
        moved = self.due.put_back(webhook, position=reached, tries=0, last_at=self.clock())
        return replace(webhook, position=reached, tries=0) if moved else None

    def _failed(self, webhook: Webhook, answered: Answered) -> None:
        """Later and later again; in the end not any more, where its owner can see it."""
        again = next_try(webhook.tries + 1, self.clock())
        if answered.status == GONE or again is None:
            self.due.halt(webhook, Why.GONE if answered.status == GONE else Why.GIVEN_UP)
        else:
            self.due.put_back(webhook, tries=webhook.tries + 1, next_at=again)

    def _handed(self, webhook: Webhook, secrets: Secrets, message: Message, counted: Counter[str]) -> Answered:
        now = self.clock()
        signed = headers(message.id, int(now.timestamp()), message.body, *secrets)
        said = {"Content-Type": "application/json", "User-Agent": f"Kendala/{VERSION}", **signed}
        answered = call(webhook.address, message.body, said, private=self.private)
        self.due.note(webhook, message, answered, now)
        counted["webhook messages sent" if answered.taken else "webhook messages failed"] += 1
        return answered
