"""For programs: the whole of Kendala as JSON over HTTP, under `/api/v1`."""

from api.application import application, mount
from api.dependencies import Deps

__all__ = ["Deps", "application", "mount"]
