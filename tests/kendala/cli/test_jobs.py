"""`kendala jobs`."""

from tests.kendala.cli.conftest import Shell


def test_listing_and_doing(shell: Shell) -> None:
    """A job is listed with its next run; once it was done, with what it did."""
    assert "sweep" in shell.good("jobs", "list").out
    assert shell.good("jobs", "run", "sweep").out == "Tidak ada yang perlu dikerjakan\n"
    (sweep,) = (job for job in shell.good("jobs", "list", "--json").json if job["name"] == "sweep")
    assert sweep["last"]["did"]["files"] == 0
    assert shell.good("jobs", "run", "sweep", "--json").json["trouble"] is None


def test_a_job_that_there_is_not(shell: Shell) -> None:
    """An unknown job is refused in one line."""
    said = shell("jobs", "run", "shoe")
    assert (said.status, said.trouble) == (1, "kendala: Pekerjaan shoe tidak ada pada jadwal. Periksa namanya.")
