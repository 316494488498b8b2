"""Accounts, offices and tokens from the shell."""

from datetime import timedelta

import pytest

from domain.accounts import Client, NotLoggedIn
from kendala.cli.beginning import first_word
from kendala.moving import now
from kendala.parts import parts_of
from tests.kendala.cli.conftest import PASSWORD, Shell


def test_an_account_with_an_office(shell: Shell) -> None:
    """An account that was added logs in with the password from standard input and acts in its office."""
    said = shell.good(
        *("account", "add", "operator-dinkes", "--office", "operator", "--agency", "DINKES", "--password-stdin"),
        stdin=f"{PASSWORD}\r\nnot this line\n",
    )
    assert said.out == "operator-dinkes\n"
    with parts_of(shell.settings) as parts:
        caller = parts.door.by_session(parts.door.log_in("operator-dinkes", PASSWORD, Client()))
    assert caller.acting
    assert (caller.acting.office, caller.acting.agency) == ("operator.DINKES", "DINKES")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("baru", "--office", "operator", "--agency", "NIRGENDWO"), "NIRGENDWO"),
        (("baru", "--office", "operator"), "OPD"),
        (("dua kata", "--office", "adpem"), "Nama akun"),
        (("adpem", "--office", "adpem"), "adpem sudah dipakai"),
        (("baru", "--office", "system"), "Jenis jabatan"),
    ],
)
def test_accounts_that_are_refused(shell: Shell, words: tuple[str, ...], says: str) -> None:
    """A refusal is one line that names the field at fault, in the shell's language, and status 1."""
    shell.account("adpem", "adpem")
    said = shell("account", "add", *words, "--password-stdin", stdin=PASSWORD)
    assert said.status == 1
    assert said.trouble.startswith("kendala: ")
    assert says in said.trouble


def test_a_short_password(shell: Shell) -> None:
    """A short password, or none on standard input, is told as such."""
    for given in ("pendek\n", ""):
        said = shell("account", "add", "baru", "--office", "adpem", "--password-stdin", stdin=given)
        assert said.status == 1
        assert "paling sedikit 10 karakter" in said.trouble


def test_a_password_that_is_typed(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --password-stdin the password is asked for, twice."""
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr("typer._click.termui.hidden_prompt_func", answer, raising=False)
    shell.good("account", "add", "adpem", "--office", "adpem")
    assert len(asked) == 2


def test_the_list(shell: Shell) -> None:
    """The list names accounts with their offices of today; a program reads it as JSON."""
    shell.account("adpem", "adpem")
    shell.account("petugas", "desk", "--desk", "BPKAD")
    shell.good("account", "disable", "petugas")
    assert shell.good("account", "list", "--json").json == [
        {"username": "adpem", "disabled": False, "offices": ["adpem"]},
        {"username": "petugas", "disabled": True, "offices": ["desk.BPKAD"]},
    ]
    assert "desk.BPKAD" in shell.good("account", "list").out


def test_disabling_ends_everything_at_once(shell: Shell) -> None:
    """A disabled account is not let in, neither by password nor by its tokens."""
    shell.account("adpem", "adpem")
    plain = shell.good("token", "create", "adpem").out.strip()
    shell.good("account", "disable", "adpem")
    with shell.parts() as parts, pytest.raises(NotLoggedIn):
        parts.door.by_token(plain)


def test_an_office_that_begins_and_ends(shell: Shell) -> None:
    """Appointing and ending take effect at once, with standing and letter."""
    shell.account("plt", "operator", "--agency", "DINKES")
    said = shell.good("office", "appoint", "plt", "--office", "agency_head", "--agency", "DINKES", "--standing", "plt")
    assert said.out == "agency_head.DINKES\n"
    plain = shell.good("token", "create", "plt").out.strip()
    with parts_of(shell.settings) as parts:
        acting = parts.door.by_token(plain, "agency_head.DINKES").acting
        assert acting
        assert acting.standing == "plt"
        shell.good("office", "end", "plt", "agency_head.DINKES")
        assert [office.office for office in parts.door.by_token(plain).offices] == ["operator.DINKES"]


def test_an_office_for_later(shell: Shell) -> None:
    """An office that begins tomorrow is not held today."""
    shell.account("adpem", "adpem")
    tomorrow = (now() + timedelta(days=2)).date().isoformat()
    shell.good("office", "appoint", "adpem", "--office", "assistant", "--from", tomorrow)
    assert shell.good("account", "list", "--json").json[0]["offices"] == ["adpem"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("office", "end", "siapa", "adpem"), "Akun siapa tidak ditemukan"),
        (("office", "end", "adpem", "assistant"), "Jabatan assistant tidak ditemukan"),
        (("office", "appoint", "adpem", "--office", "adpem"), "sudah memegang jabatan"),
        (("office", "appoint", "adpem", "--office", "desk"), "Bidang"),
        (("account", "disable", "siapa"), "Akun siapa tidak ditemukan"),
        (("token", "create", "siapa"), "Akun siapa tidak ditemukan"),
        (("token", "create", "adpem", "--name", " "), "Isi bagian ini"),
        (("token", "revoke", "kendala_bukan"), "Token ini tidak ditemukan"),
    ],
)
def test_what_there_is_not(shell: Shell, words: tuple[str, ...], says: str) -> None:
    """Who names an account, office or token that there is not is told so in one line."""
    shell.account("adpem", "adpem")
    said = shell(*words)
    assert said.status == 1
    assert says in said.trouble


def test_a_token(shell: Shell) -> None:
    """Creating prints the token and nothing else; revoked, also from standard input, it opens no door."""
    shell.account("adpem", "adpem")
    for revoke in (True, False):
        said = shell.good("token", "create", "adpem", "--name", "unduhan harian")
        assert said.err == ""
        plain = said.out.removesuffix("\n")
        with shell.parts() as parts:
            assert parts.access.tokens.find(plain)
            shell.good("token", "revoke", plain if revoke else "-", stdin=plain + "\n")
            assert parts.access.tokens.find(plain) is None


def test_a_new_installation_says_how_the_first_account_is_made(shell: Shell) -> None:
    """Without any account the command for the first one is told, with its folder; afterwards nothing is."""
    with parts_of(shell.settings) as parts:
        assert f"--office admin --data {shell.settings.data}" in first_word(parts, shell.settings.data)
    shell.account("admin", "admin")
    with parts_of(shell.settings) as parts:
        assert first_word(parts, shell.settings.data) == ""
