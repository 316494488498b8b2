"""The tables of webhooks, beside those of access: where each stands in the log, and what it was told."""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    select,
)

from kendala.access.columns import add_column
from kendala.access.moments import Moment

metadata = MetaData()
_ID = BigInteger().with_variant(Integer, "sqlite")

#: `secret` is sealed, as is `old_secret`, which signs too until `old_until`; `replaced_by` is the key of the replacing.
#: `test_at` is set while a test waits; `next_at` while it waits or is in somebody's hands.
webhooks = Table(
    "webhooks",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("account", String(32), nullable=False, index=True),
    Column("office", String(64), nullable=False),
    Column("address", String(2_000), nullable=False),
    Column("kinds", Text, nullable=False),
    Column("secret", String(400), nullable=False),
    Column("state", String(10), nullable=False),
    Column("why", String(20)),
    Column("position", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Moment),
    Column("test_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("last_at", Moment),
    Column("old_secret", String(400)),
    Column("old_until", Moment),
    Column("replaced_by", String(100)),
)

tries = Table(
    "webhook_tries",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("webhook", String(32), nullable=False),
    Column("message", String(80), nullable=False),
    Column("type", String(80), nullable=False),
    Column("position", BigInteger),
    Column("at", Moment, nullable=False, index=True),
    Column("sent", Integer, nullable=False),
    Column("status", Integer),
    Column("answer", String(300), nullable=False),
    Column("took", Integer, nullable=False),
    Index("webhook_tries_by_webhook", "webhook", "id"),
)


def forget(connection: Connection, whose: Select[tuple[str]]) -> None:
    """Delete all that belongs to these accounts: a person is erased."""
    theirs = select(webhooks.c.id).where(webhooks.c.account.in_(whose))
    connection.execute(tries.delete().where(tries.c.webhook.in_(theirs)))
    connection.execute(webhooks.delete().where(webhooks.c.account.in_(whose)))


#: Columns that older programs did not make.
ADDED = (webhooks.c.old_secret, webhooks.c.old_until, webhooks.c.replaced_by)


def create(engine: Engine) -> None:
    """Make the tables and columns that are missing; called by `migrate` only."""
    metadata.create_all(engine)
    with engine.begin() as connection:
        for column in ADDED:
            add_column(connection, column)
