"""The page of the backups."""

import pytest

from tests.api.programs import SEATS
from tests.web.visitors import Site


@pytest.mark.parametrize("office", sorted(SEATS))
def test_who_may_look(site_on_sqlite: Site, office: str) -> None:
    """The administrator alone sees where backups lie, and may make one."""
    expected = 200 if office == "admin" else 403
    assert site_on_sqlite[office].get("/backup").status == expected
    if office != "admin":
        assert site_on_sqlite[office].post("/backup/make", {}).status == 403


def test_no_backup_yet(site_on_sqlite: Site) -> None:
    """Without any backup the page warns and says how to make one; without a folder none is made from the page."""
    admin = site_on_sqlite["admin"]
    page = admin.get("/backup")
    assert "Belum ada cadangan" in page.text
    assert "kendala backup FOLDER" in page.text
    assert admin.post("/backup/make", {}).status == 404
