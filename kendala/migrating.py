"""Making every table once, before any process starts that uses them."""

from kendala import runs
from kendala.access import schema as access_schema
from kendala.backup import schema as backup_schema
from kendala.engines import open_engine
from kendala.files import schema as files_schema
from kendala.organisation import schema as organisation_schema
from kendala.parts import location_of
from kendala.reminders import schema as reminders_schema
from kendala.settings import Settings
from kendala.store.log import Log
from kendala.store.migrate import migrate as migrate_log
from kendala.webhooks import schema as webhooks_schema
from projections import schema as read_schema


def migrate(settings: Settings) -> None:
    """Bring the data to this program's version. Can be repeated, and started by several processes at once.

    Raises SchemaMismatch where the data are newer than the program, StoreUnavailable where they cannot be reached.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate_log(settings, also=lambda: _beside(settings))


def _head(settings: Settings) -> int:
    log = Log(settings)
    try:
        return log.head()
    finally:
        log.close()


def _beside(settings: Settings) -> None:
    """The tables beside the log, made under the lock of its migration."""
    location = location_of(settings)
    access = open_engine(location, "events.db")
    read = open_engine(location, "read.db", synchronous="NORMAL")
    try:
        access_schema.create(access)
        files_schema.create(access)
        reminders_schema.create(access, _head(settings))
        runs.create(access)
        backup_schema.create(access)
        webhooks_schema.create(access)
        organisation_schema.create(access)
        read_schema.create(read)
    finally:
        access.dispose()
        read.dispose()
