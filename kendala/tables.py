"""The tables beside the log: nothing can make them again, so `migrate` makes them and a backup holds every one."""

from sqlalchemy import MetaData

from kendala import runs
from kendala.access import schema as access
from kendala.backup import schema as backup
from kendala.files import schema as files
from kendala.organisation import schema as organisation
from kendala.reminders import schema as reminders
from kendala.webhooks import schema as webhooks

#: A further module with tables of its own in the database of the log is a further line here.
BESIDE: tuple[MetaData, ...] = (
    access.metadata,
    files.metadata,
    reminders.metadata,
    runs.metadata,
    backup.metadata,
    webhooks.metadata,
    organisation.metadata,
)
