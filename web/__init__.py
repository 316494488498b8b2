"""For people: pages, forms and pictures, rendered on the server; every page works without JavaScript."""

from web.application import application, mount
from web.dependencies import Deps

__all__ = ["Deps", "application", "mount"]
