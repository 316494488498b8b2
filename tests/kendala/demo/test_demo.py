"""Demo data: whole histories, an account for each kind of office, nobody's name, once for a folder."""

import io
import stat
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from rich.console import Console

from domain.accounts import Client
from domain.acting import SYSTEM, OfficeKind
from domain.obstacle import Obstacle, State, Visibility
from domain.refusals import Refused
from kendala import demo
from kendala.access.enrolling import Seat
from kendala.demo import OwnData, prepare_demo
from kendala.demo.accounts import ACCOUNTS, FILE, passwords_of
from kendala.demo.steps import MAKERS, MERGE, steps
from kendala.demo.telling import Telling, Turn, cases, turns
from kendala.moving import now
from kendala.parts import Parts, parts_of
from kendala.preparing import prepare
from kendala.settings import Settings
from kendala.store.verify import verify
from projections.obstacle import every
from tests.databases import Place
from tests.kendala.installing import catch_up


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with demo data that is only read."""
    folder = tmp_path_factory.mktemp("demo")
    prepare_demo(Settings(data=folder))
    with parts_of(Settings(data=folder)) as parts:
        catch_up(parts)
    return folder


@pytest.fixture
def demo_parts(told: Path) -> Iterator[Parts]:
    with parts_of(Settings(data=told)) as parts:
        yield parts


def obstacles(parts: Parts) -> list[Obstacle]:
    with parts.reads.connect() as connection:
        return [shown.obstacle for shown in every(connection, SYSTEM)]


def test_every_state_is_reached(demo_parts: Parts) -> None:
    """The histories show each state and each visibility, some without a sum, and years that are over."""
    found = obstacles(demo_parts)
    assert {one.state for one in found} == set(State)
    assert {one.record.visibility for one in found} == set(Visibility)
    assert any(one.amount is None for one in found)
    assert len({one.record.fiscal_year for one in found}) > 3


def test_the_log_is_sound_and_in_time_order(demo_parts: Parts) -> None:
    """The demo log verifies; what was recorded is in time order, never in the future."""
    assert not list(verify(demo_parts.log))
    times = [one.event.recorded_at for one in demo_parts.log.read(0, 10_000)]
    assert times[-1] <= now()
    histories = [at for at in times if at.year < now().year]
    assert histories == sorted(histories)


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_each_account_logs_in(demo_parts: Parts, told: Path, account: object) -> None:
    """Each demo account is let in with its password, in its office."""
    assert account in ACCOUNTS
    wanted = next(one for one in ACCOUNTS if one == account)
    secret = demo_parts.door.log_in(wanted.username, passwords_of(told)[wanted.username], Client())
    caller = demo_parts.door.by_session(secret)
    assert caller.acting
    assert caller.acting.kind is wanted.seat.kind
    assert len(caller.offices) == (2 if wanted.extra else 1)


def test_there_is_one_for_each_kind_of_office() -> None:
    """No kind of office lacks an account to try it with."""
    assert {account.seat.kind for account in ACCOUNTS} == set(OfficeKind) - {OfficeKind.SYSTEM}


def test_nobody_is_named(demo_parts: Parts) -> None:
    """Demo accounts are named after offices; no name, number or address of a person is kept."""
    people = demo_parts.access.people
    for account in demo_parts.access.accounts.list():
        person = people.find(account.person)
        assert (person.name, person.nip, person.phone, person.email) == (None, None, None, None)


def test_the_passwords_are_the_owners(told: Path) -> None:
    """The passwords lie in a file of the folder that its owner alone may read, and differ from folder to folder."""
    file = told / FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(set(passwords_of(told).values())) == len(ACCOUNTS)


def test_twice_is_once(told: Path, tmp_path: Path) -> None:
    """A folder that has demo data is left as it is, with its passwords."""
    settings = Settings(data=copytree(told, tmp_path / "again"))
    before = passwords_of(settings.data)
    with parts_of(settings) as parts:
        head = parts.log.head()
    prepare_demo(settings)
    with parts_of(settings) as parts:
        assert parts.log.head() == head
        assert len(parts.access.accounts.list()) == len(ACCOUNTS)
    assert passwords_of(settings.data) == before


def test_after_migrating(tmp_path: Path) -> None:
    """A folder that was only migrated is as good as a new one."""
    settings = Settings(data=tmp_path / "new")
    prepare(settings)
    prepare_demo(settings)
    with parts_of(settings) as parts:
        catch_up(parts)
        assert len(obstacles(parts)) == len(list(cases()))


def test_broken_off(databases: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo that was broken off goes on where it was; the whole is the same as in one go."""
    settings = Settings(data=databases.folder, database_url=databases.url)
    play, played = Telling.play, list[Turn]()

    def breaks(telling: Telling, turn: Turn) -> None:
        if len(played) == 25:
            raise KeyboardInterrupt
        played.append(turn)
        play(telling, turn)

    with monkeypatch.context() as patch:
        patch.setattr(Telling, "play", breaks)
        with pytest.raises(KeyboardInterrupt):
            prepare_demo(settings)
    prepare_demo(settings)
    with parts_of(settings) as parts:
        catch_up(parts)
        assert {one.state for one in obstacles(parts)} == set(State)
        assert len(obstacles(parts)) == len(list(cases()))
        assert not list(verify(parts.log))


def test_in_an_installation_of_ones_own(parts: Parts) -> None:
    """Where there are other accounts the demo is refused, and opens no door."""
    parts.enrolment.enrol("operator", "kata sandi yang panjang", Seat(kind=OfficeKind.ADPEM))
    head = parts.log.head()
    with pytest.raises(OwnData) as refusal:
        prepare_demo(parts.settings)
    assert isinstance(refusal.value, Refused)
    assert [one.username for one in parts.access.accounts.list()] == ["operator"]
    assert parts.log.head() == head


def test_progress_has_an_end(told: Path) -> None:
    """All acts are known before the first is done, so that the bar has a total."""
    planned = turns((now()).date())
    assert len(planned) > len(list(cases()))
    assert [turn.at for turn in planned] == sorted(turn.at for turn in planned)


def test_the_accounts_are_shown(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Address, accounts and passwords are printed for whoever started the demo."""
    said = io.StringIO()
    monkeypatch.setattr(demo, "Console", lambda **_: Console(file=said, width=100))
    prepare_demo(Settings(data=told, public_url="http://127.0.0.1:8123"))
    for username, password in passwords_of(told).items():
        assert f"{username:<18} {password}" in said.getvalue()
    assert "http://127.0.0.1:8123/api/v1" in said.getvalue()


def test_the_table_of_cases() -> None:
    """Every path of the table can be read, and every step that there is is used."""
    used = {word.partition("+")[0].partition(":")[0] for case in cases() for word in case["path"].split()}
    assert used <= MAKERS.keys() | {MERGE}
    for case in cases():
        assert list(steps(case["path"])) or not case["path"]
    with pytest.raises(ValueError, match="tunggu"):
        list(steps("accept+1 tunggu+2"))
