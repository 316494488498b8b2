"""Import and export from the shell."""

from pathlib import Path

import pytest

from tests.kendala.cli.conftest import Shell
from tests.kendala.exchange.files import HEADINGS, csv_file, row, table


@pytest.fixture
def house(shell: Shell) -> Shell:
    """A shell with accounts that may import, and one that may not."""
    shell.account("adpem", "adpem")
    shell.account("dinkes", "operator", "--agency", "DINKES")
    shell.account("inspektorat", "auditor")
    return shell


def test_there_and_back(house: Shell, tmp_path: Path) -> None:
    """What was imported is exported, and imports again to nothing new."""
    file = csv_file(tmp_path / "form.csv", table(row(), row(Kendala="Hujan deras", Dampak="Terlambat")))
    said = house.good("import", "obstacles", file, "--as", "adpem")
    assert "2 kendala masuk. Impor: " in said.out
    for name in ("keluar.csv", "keluar.xlsx"):
        out = tmp_path / name
        assert house.good("export", "obstacles", out, "--as", "dinkes").out == f"{out}: 2\n"
        again = house.good("import", "obstacles", out, "--as", "adpem", "--json").json
        assert (again["new"], len(again["same"]), again["import"]) == (0, 2, None)


def test_bad_lines(house: Shell, tmp_path: Path) -> None:
    """Bad lines go to the error stream with line and reason, nothing is stored, and the status is 1."""
    cells = row(Tanggal="32/13/2024", OPD="DINAS X")
    said = house("import", "obstacles", csv_file(tmp_path / "form.csv", table(row(), cells)), "--as", "adpem")
    assert said.status == 1
    assert said.err.startswith("Baris 3: OPD: OPD dengan kode DINAS X tidak dikenal.")
    assert "Tulis tanggal seperti 26/11/2024." in said.err
    assert "1 kendala baru, tidak ada yang disimpan." in said.out
    said = house("import", "obstacles", tmp_path / "form.csv", "--as", "adpem", "--json")
    assert (said.status, [one["line"] for one in said.json["bad"]]) == (1, [3])


def test_near_lines(house: Shell, tmp_path: Path) -> None:
    """A near line is shown, and comes in with --take-near; a dry run stores nothing."""
    house.good("import", "obstacles", csv_file(tmp_path / "a.csv", table(row())), "--as", "adpem")
    near = csv_file(tmp_path / "b.csv", table(row(Kendala="SIPD sangat lambat; SP2D tertahan")))
    assert "Baris 2 mirip dengan KDL-2024-1" in house.good("import", "obstacles", near, "--as", "adpem").out
    dry = house.good("import", "obstacles", near, "--as", "adpem", "--take-near", "--dry-run", "--json").json
    assert (dry["new"], dry["import"]) == (1, None)
    assert house.good("import", "obstacles", near, "--as", "adpem", "--take-near", "--json").json["import"]


def test_in_english(house: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the shell speaks English, so does the import; C.UTF-8 is no language and stays Indonesian."""
    file = csv_file(tmp_path / "form.csv", table(row()))
    for language, says in (("en_GB.UTF-8", "1 new obstacles"), ("C.UTF-8", "1 kendala baru")):
        monkeypatch.setenv("LANG", language)
        said = house.good("import", "obstacles", file, "--as", "adpem", "--dry-run").out
        assert says in said, said


@pytest.mark.parametrize(
    ("account", "says"),
    [("siapa", "Akun siapa tidak ditemukan"), ("inspektorat", "bukan wewenang"), ("dinkes", "tidak memegang jabatan")],
)
def test_who_may_not(house: Shell, tmp_path: Path, account: str, says: str) -> None:
    """Who is unknown, may not report, or holds no office any more, imports nothing."""
    if account == "dinkes":
        house.good("office", "end", "dinkes", "operator.DINKES")
    said = house("import", "obstacles", csv_file(tmp_path / "form.csv", table(row())), "--as", account)
    assert said.status == 1
    assert says in said.trouble


def test_a_disabled_account(house: Shell, tmp_path: Path) -> None:
    """Nobody acts as an account that is shut, in either direction."""
    house.good("account", "disable", "adpem")
    for words in (("import", "obstacles"), ("export", "obstacles")):
        said = house(*words, csv_file(tmp_path / "form.csv", table(row())), "--as", "adpem")
        assert said.status == 1
        assert "dinonaktifkan" in said.trouble


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("form.csv", b"No,Tanggal\n1,2", "Kolom ini tidak ada dalam berkas: OPD, Kode Sebab, Kendala, Dampak."),
        ("form.xlsx", b"not a workbook", "Berkas form.xlsx tidak dapat dibaca."),
        ("missing.csv", None, "missing.csv"),
    ],
)
def test_files_that_are_not_the_form(house: Shell, tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    """A file that is missing, broken or another table is refused in one line."""
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    said = house("import", "obstacles", file, "--as", "adpem")
    assert said.status == 1
    assert says in said.trouble


@pytest.mark.parametrize(("name", "says"), [("a.pdf", "a.pdf bukan CSV atau XLSX"), ("no/a.csv", "No such file")])
def test_exports_that_cannot_be_written(house: Shell, tmp_path: Path, name: str, says: str) -> None:
    """Another kind of file, or a folder that is not there, is refused in one line."""
    said = house("export", "obstacles", tmp_path / name, "--as", "adpem")
    assert said.status == 1
    assert says in said.trouble


def test_the_operator_of_one_agency(house: Shell, tmp_path: Path) -> None:
    """An operator's import of another agency's line is bad, with who may do it."""
    cells = row()
    cells[HEADINGS.index("OPD")] = "DPUPR"
    said = house("import", "obstacles", csv_file(tmp_path / "form.csv", table(cells)), "--as", "dinkes")
    assert said.status == 1
    assert said.err.startswith("Baris 2: ")
    assert "bukan wewenang" in said.err
