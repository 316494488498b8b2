"""Errors that mean that a database or a disk cannot do its work now, and why, as a message key."""

from sqlalchemy.exc import InterfaceError, OperationalError

from kendala.store.errors import StoreUnavailable
from kendala.store.failing import driver_reason

UNAVAILABLE: tuple[type[Exception], ...] = (StoreUnavailable, OperationalError, InterfaceError)


def why_unavailable(error: Exception) -> str:
    """The message key, such as `store_full`, for one of these errors."""
    if isinstance(error, StoreUnavailable):
        return error.key
    cause = error.orig if isinstance(error, (OperationalError, InterfaceError)) else None
    return driver_reason(cause) or "store_failing"
