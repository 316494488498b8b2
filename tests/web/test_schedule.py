"""The page of the schedule."""

import pytest

from tests.api.programs import SEATS
from tests.web.visitors import Site

READERS = {"adpem", "assistant", "leadership", "auditor", "admin"}


@pytest.mark.parametrize("office", sorted(SEATS))
def test_who_may_look_and_who_may_do(site_on_sqlite: Site, office: str) -> None:
    """Ekobang, leadership, auditors and administrators see the schedule; the administrator alone has a job done."""
    page = site_on_sqlite[office].get("/schedule")
    assert page.status == (200 if office in READERS else 403)
    assert ("Jalankan sekarang" in page.text) == (office == "admin")
    if office != "admin":
        assert site_on_sqlite[office].post("/schedule/run", {"job": "sweep"}).status == 403


def test_having_a_job_done(site: Site) -> None:
    """Given a job that never ran, the administrator has it done, and the page says when and what came of it."""
    admin = site["admin"]
    page = admin.get("/schedule")
    assert "Pembersihan" in page.text
    form = {"job": "sweep", "key": page.fields["key"]}
    admin.send("/schedule/run", form)
    done = admin.get(admin.send("/schedule/run", form).headers["location"])
    assert "Pekerjaan selesai dijalankan." in done.text
    assert done.text.count("Tidak ada yang perlu dikerjakan") == 2
    assert "Belum ada pekerjaan yang berjalan." not in done.text
    assert admin.post("/schedule/run", {"job": "shoe"}).status == 404
