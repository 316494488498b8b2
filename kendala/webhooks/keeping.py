"""The webhooks of accounts (`domain.webhooks.Webhooks`)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Engine, Row, delete, func, insert, or_, select, update

from domain.accounts import Caller
from domain.administration import AccessAct
from domain.refusals import Invalid, KeyReused, NotFound, Refused
from domain.webhooks import LONGEST_OVERLAP, Webhook, WebhookState, WebhookTry, Why, Wish
from kendala.access.clock import Clock
from kendala.access.trail import note
from kendala.access.vault import Vault
from kendala.engines import reading, writing
from kendala.webhooks.addresses import checked
from kendala.webhooks.schema import tries, webhooks
from kendala.webhooks.signing import new_secret
from projections.reading import Reads
from wording.event_words import EVENTS

#: So many may one account have.
MOST = 10
HIDDEN = "obstacle.hidden"
KINDS = tuple(sorted({*EVENTS, HIDDEN}))
_NAMESPACE = UUID("5f0d8f0a-3f2c-4a52-9a35-3d1f5b3f8a10")
COLUMNS = tuple(
    column for column in webhooks.c if column.name not in {"secret", "test_at", "old_secret", "replaced_by"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableWebhooks:
    """Webhooks in their table; `private` lets them lead into the house."""

    engine: Engine
    reads: Reads
    vault: Vault
    clock: Clock
    private: bool = False

    def kinds(self) -> Sequence[str]:
        return KINDS

    def list(self, caller: Caller) -> Sequence[Webhook]:
        c = webhooks.c
        query = select(*COLUMNS).where(c.account == caller.account).order_by(c.created_at.desc(), c.id)
        with reading(self.engine) as connection:
            return [webhook_of(row) for row in connection.execute(query)]

    def get(self, caller: Caller, webhook: str) -> Webhook:
        query = select(*COLUMNS).where(webhooks.c.id == webhook, webhooks.c.account == caller.account)
        with reading(self.engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotFound("webhook", webhook)
        return webhook_of(row)

    def create(self, caller: Caller, wish: Wish, key: str | None = None) -> tuple[Webhook, str]:
        if caller.acting is None:
            raise Refused("no_office")
        wish = self._checked(wish)
        id_ = (uuid5(_NAMESPACE, f"{caller.account} {key}") if key else uuid4()).hex
        values = self._new(caller, caller.acting.office, wish, id_)
        with writing(self.engine) as connection:
            mine = webhooks.c.account == caller.account
            known = connection.execute(select(webhooks).where(webhooks.c.id == id_, mine)).first()
            if known is None:
                if connection.execute(select(func.count()).where(mine)).scalar_one() >= MOST:
                    raise Refused("too_many_webhooks", most=MOST)
                connection.execute(insert(webhooks).values(values))
                note(AccessAct.WEBHOOK_MADE, caller.account, None, self.clock(), _host(wish.address))(connection)
        if known is not None:
            if (known.address, json.loads(known.kinds)) != (wish.address, list(wish.kinds)):
                raise KeyReused
            values = dict(known._mapping)  # noqa: SLF001 - the documented way to a row's names
        return self.get(caller, id_), self.vault.open(values["secret"], of=id_)

    def _new(self, caller: Caller, office: str, wish: Wish, id_: str) -> dict[str, Any]:
        return {
            "id": id_,
            "account": caller.account,
            "office": office,
            "address": wish.address,
            "kinds": json.dumps(wish.kinds),
            "secret": self.vault.seal(new_secret(), of=id_),
            "state": WebhookState.ACTIVE.value,
            "position": self.reads.position(),
            "tries": 0,
            "created_at": self.clock(),
        }

    def change(self, caller: Caller, webhook: str, wish: Wish) -> Webhook:
        wish = self._checked(wish)
        return self._set(caller, webhook, address=wish.address, kinds=json.dumps(wish.kinds), next_at=None, tries=0)

    def replace_secret(
        self, caller: Caller, webhook: str, lasts: timedelta, key: str | None = None
    ) -> tuple[Webhook, str]:
        if not timedelta(0) <= lasts <= LONGEST_OVERLAP:
            raise Invalid(lasts=("unknown_value", {}))
        found, mine = self.get(caller, webhook), (webhooks.c.id == webhook, webhooks.c.account == caller.account)
        secret, now = self.vault.seal(new_secret(), of=webhook), self.clock()
        values = {
            "secret": secret,
            "old_secret": webhooks.c.secret,
            "old_until": now + lasts,
            "replaced_by": key or uuid4().hex,
        }
        another = or_(webhooks.c.replaced_by.is_(None), webhooks.c.replaced_by != key)
        with writing(self.engine) as connection:
            if connection.execute(update(webhooks).where(*mine, another).values(**values)).rowcount:
                note(AccessAct.WEBHOOK_SECRET_REPLACED, caller.account, None, now, _host(found.address))(connection)
            sealed = connection.execute(select(webhooks.c.secret).where(*mine)).scalar()
        return self.get(caller, webhook), self.vault.open(sealed or secret, of=webhook)

    def delete(self, caller: Caller, webhook: str) -> None:
        self.get(caller, webhook)
        with writing(self.engine) as connection:
            connection.execute(delete(webhooks).where(webhooks.c.id == webhook))
            connection.execute(delete(tries).where(tries.c.webhook == webhook))

    def pause(self, caller: Caller, webhook: str) -> Webhook:
        return self._set(caller, webhook, state=WebhookState.PAUSED.value, why=None)

    def resume(self, caller: Caller, webhook: str) -> Webhook:
        return self._set(caller, webhook, state=WebhookState.ACTIVE.value, why=None, next_at=None, tries=0)

    def replay(self, caller: Caller, webhook: str, position: int) -> Webhook:
        if not 0 <= position <= self.reads.position():
            raise Invalid(position=("not_a_position", {"first": 0, "last": self.reads.position()}))
        return self._set(caller, webhook, position=position, next_at=None, tries=0)

    def test(self, caller: Caller, webhook: str) -> Webhook:
        return self._set(caller, webhook, test_at=self.clock())

    def tries(
        self, caller: Caller, webhook: str, *, before: int | None = None, limit: int = 50
    ) -> Sequence[WebhookTry]:
        self.get(caller, webhook)
        which = [tries.c.webhook == webhook, *([tries.c.id < before] if before is not None else [])]
        with reading(self.engine) as connection:
            rows = connection.execute(select(tries).where(*which).order_by(tries.c.id.desc()).limit(limit))
            return [_try(row) for row in rows]

    def _set(self, caller: Caller, webhook: str, **values: Any) -> Webhook:
        mine = (webhooks.c.id == webhook, webhooks.c.account == caller.account)
        with writing(self.engine) as connection:
            if connection.execute(update(webhooks).where(*mine).values(**values)).rowcount == 0:
                raise NotFound("webhook", webhook)
        return self.get(caller, webhook)

    def _checked(self, wish: Wish) -> Wish:
        unknown = [kind for kind in wish.kinds if kind not in KINDS]
        if unknown:
            raise Invalid(kinds=("unknown_kind", {"kind": unknown[0][:80]}))
        return Wish(address=checked(wish.address, private=self.private), kinds=tuple(sorted(set(wish.kinds))))


def _host(address: str) -> str:
    """What the trail tells of an address: the rest of it may be a secret."""
    return urlsplit(address).hostname or ""


def webhook_of(row: Row[Any]) -> Webhook:
    """A row of the table, without its secret."""
    found = {column.name: getattr(row, column.name) for column in COLUMNS}
    return Webhook(
        **found
        | {
            "kinds": tuple(json.loads(row.kinds)),
            "state": WebhookState(row.state),
            "why": Why(row.why) if row.why else None,
        }
    )


def _try(row: Row[Any]) -> WebhookTry:
    values = dict(row._mapping)  # noqa: SLF001 - the documented way to a row's names
    values.pop("webhook")
    return WebhookTry(**values | {"sent": bool(row.sent)})
