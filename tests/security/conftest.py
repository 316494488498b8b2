"""The composed application for attacks on it; on SQLite alone where the database is not the point."""

from tests.api.conftest import house, on_postgresql, on_sqlite
from tests.web.conftest import site, site_on_postgresql, site_on_sqlite

__all__ = ["house", "on_postgresql", "on_sqlite", "site", "site_on_postgresql", "site_on_sqlite"]
