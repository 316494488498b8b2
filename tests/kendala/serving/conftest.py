"""The composed application."""

from tests.web.conftest import site_on_sqlite

__all__ = ["site_on_sqlite"]
