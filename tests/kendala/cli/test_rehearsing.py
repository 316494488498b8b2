"""`kendala rehearse`."""

from tests.kendala.cli.conftest import Shell


def test_a_year_is_played_again(shell: Shell) -> None:
    """A rehearsal ends with its total; a program gets the figures of each day on which there was anything."""
    assert shell.good("rehearse", "1", "--from", "2024-11-01").out.split()[-7:] == [
        "total",
        "0",
        "0",
        "0",
        "0",
        "0",
        "0",
    ]
    told = shell.good("rehearse", "1", "--year", "2023", "--json").json
    assert (told["version"], told["from"], told["to"], told["days"]) == (1, "2023-01-01", "2023-12-31", [])
    assert told["would"] == {"flagged": 0, "cleared": 0, "escalated": 0, "told": {}}


def test_what_cannot_be_rehearsed(shell: Shell) -> None:
    """A version that there is not, and days in the wrong order, are refused in one line."""
    assert shell("rehearse", "99").trouble == "kendala: Aturan versi 99 tidak ada. Pilih dari daftar."
    said = shell("rehearse", "1", "--from", "2024-02-01", "--to", "2024-01-01")
    assert (said.status, said.trouble) == (
        1,
        "kendala: Sampai tanggal: Tanggal akhir mendahului tanggal mulai. Periksa kedua tanggal.",
    )
