"""The tables of reminders, beside those of access: what was made goes out once, and no rebuild can make it again."""

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
    UniqueConstraint,
    Uuid,
    insert,
    select,
)

from kendala.access.moments import Moment
from kendala.engines import writing

metadata = MetaData()
OUTBOX = "reminders"
_ID = BigInteger().with_variant(Integer, "sqlite")

#: Up to which log position events have called their hearers.
outbox = Table(
    "outbox",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("position", BigInteger, nullable=False),
)

#: `cause` is what called (an event by its position, or a date that came near): it calls an account once.
reminders = Table(
    "reminders",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("account", String(32), nullable=False),
    Column("cause", String(100), nullable=False),
    Column("office", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("obstacle", Uuid, nullable=False),
    Column("number", String(24), nullable=False),
    Column("facts", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("read_at", Moment),
    UniqueConstraint("account", "cause"),
    Index("reminders_by_account", "account", "id"),
    Index("reminders_unread", "account", "read_at"),
)

#: An account's choices; without a row everything is wanted at any hour. `push` is a secret address, `calendar` the
#: hash of the secret in the address of its calendar. `quiet_...` are minutes of the day.
settings = Table(
    "reminder_settings",
    metadata,
    Column("account", String(32), primary_key=True),
    Column("unwanted", Text, nullable=False),
    Column("quiet_begin", Integer),
    Column("quiet_end", Integer),
    Column("push", Text),
    Column("calendar", String(64), unique=True),
    Column("calendar_since", Moment),
)

#: One message to one account on one way: `what` names a reminder (`reminder:12`) or a digest (`daily:2024-11-26`).
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("account", String(32), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("what", String(60), nullable=False),
    Column("state", String(10), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_at", Moment),
    Column("tries", Integer, nullable=False),
    UniqueConstraint("account", "channel", "what"),
    Index("deliveries_due", "state", "next_at"),
)

#: Each time a delivery was tried: what came of it, and what the other side said.
attempts = Table(
    "delivery_attempts",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("delivery", _ID, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("result", String(20), nullable=False),
    Column("trouble", String(300)),
)


def forget(connection: Connection, whose: Select[tuple[str]]) -> None:
    """Delete all that belongs to these accounts: a person is erased."""
    theirs = select(deliveries.c.id).where(deliveries.c.account.in_(whose))
    connection.execute(attempts.delete().where(attempts.c.delivery.in_(theirs)))
    for table in (reminders, settings, deliveries):
        connection.execute(table.delete().where(table.c.account.in_(whose)))


def create(engine: Engine, head: int) -> None:
    """Make the tables that are missing; called by `migrate` only. Events up to `head` never call anybody."""
    metadata.create_all(engine)
    with writing(engine) as connection:
        if connection.execute(select(outbox.c.position)).first() is None:
            connection.execute(insert(outbox).values(name=OUTBOX, position=head))
