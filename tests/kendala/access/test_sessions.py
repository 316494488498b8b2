"""Sessions of browsers."""

import sqlite3
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.exc import OperationalError

from domain.accounts import Client, SessionView
from domain.refusals import NotFound
from kendala.access.schema import sessions
from tests.kendala.access.conftest import OFFICE_PC, House


def seen(house: House, secret: str) -> SessionView:
    found = house.sessions.find(secret)
    assert found is not None
    return found[0]


def writes(engine: Engine) -> list[str]:
    """The statements that change tables, as they are sent from now on."""
    sent: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("UPDATE", "INSERT", "DELETE")):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    return sent


def test_a_session_is_found_by_its_secret(house: House) -> None:
    """The secret gives the account, the acting office, and where the session was started."""
    account = house.account()
    secret = house.sessions.start(account, office="adpem", client=OFFICE_PC)
    view, owner = house.sessions.find(secret) or pytest.fail("no session")
    assert owner.id == account
    assert (view.account, view.office, view.address, view.browser) == (account, "adpem", "10.0.0.7", "Firefox")
    assert house.sessions.find(secret + "x") is None
    assert house.sessions.find(view.id) is None


def test_only_a_hash_of_the_secret_is_stored(house: House) -> None:
    """Whoever reads the table cannot use what it holds."""
    secret = house.sessions.start(house.account(), office=None, client=OFFICE_PC)
    with house.engine.connect() as connection:
        row = connection.execute(select(sessions)).one()
    assert secret not in str(row)
    assert len(row.secret_hash) == 64


def test_a_session_is_touched_at_most_once_a_minute(house: House) -> None:
    """Requests within a minute write nothing; the first one after it does."""
    secret = house.sessions.start(house.account(), office=None, client=OFFICE_PC)
    sent = writes(house.engine)
    for seconds in (0, 30, 29):
        house.clock.passes(seconds=seconds)
        seen(house, secret)
    assert sent == []
    house.clock.passes(seconds=1)
    seen(house, secret)
    assert len(sent) == 1
    assert seen(house, secret).last_seen_at == house.clock.now


def test_a_session_ends_when_it_is_not_used(house: House) -> None:
    """Twelve hours without a request end a session; requests keep it alive."""
    secret = house.sessions.start(house.account(), office=None, client=OFFICE_PC)
    for _ in range(3):
        house.clock.passes(hours=11)
        seen(house, secret)
    house.clock.passes(hours=12)
    assert house.sessions.find(secret) is None


def test_a_session_ends_in_any_case(house: House) -> None:
    """However much it is used, a session ends after seven days."""
    secret = house.sessions.start(house.account(), office=None, client=OFFICE_PC)
    for _ in range(16):
        house.clock.passes(hours=10)
        seen(house, secret)
    house.clock.passes(hours=8)
    assert house.sessions.find(secret) is None


def test_sessions_are_listed_and_ended_one_by_one(house: House) -> None:
    """The list shows live sessions, the latest first; ending one leaves the others."""
    account = house.account()
    first = house.sessions.start(account, office=None, client=OFFICE_PC)
    house.clock.passes(minutes=5)
    second = house.sessions.start(account, office=None, client=Client(address="10.0.0.8", browser="Chromium"))
    assert [view.browser for view in house.sessions.list(account)] == ["Chromium", "Firefox"]
    house.sessions.revoke(account, seen(house, first).id)
    assert house.sessions.find(first) is None
    assert [view.id for view in house.sessions.list(account)] == [seen(house, second).id]


def test_nobody_ends_the_session_of_another(house: House) -> None:
    """A session is not found for an account that does not own it."""
    secret = house.sessions.start(house.account("one"), office=None, client=OFFICE_PC)
    with pytest.raises(NotFound):
        house.sessions.revoke(house.account("two"), seen(house, secret).id)
    assert house.sessions.find(secret) is not None


def test_all_other_sessions_can_be_ended(house: House) -> None:
    """All sessions of the account end but the one that asks; other accounts keep theirs."""
    one, two = house.account("one"), house.account("two")
    mine, other, foreign = (house.sessions.start(a, office=None, client=OFFICE_PC) for a in (one, one, two))
    house.sessions.revoke_all(one, but=seen(house, mine).id)
    assert [house.sessions.find(s) is not None for s in (mine, other, foreign)] == [True, False, True]


def test_the_acting_office_is_kept_by_the_session(house: House) -> None:
    """After switching, the session acts in the other office."""
    secret = house.sessions.start(house.account(), office="adpem", client=OFFICE_PC)
    house.sessions.switch_office(seen(house, secret).id, "assistant")
    assert seen(house, secret).office == "assistant"


def test_old_sessions_are_swept_with_their_addresses(house: House) -> None:
    """Sessions that expired before a time are deleted, live ones stay."""
    account = house.account()
    house.sessions.start(account, office=None, client=OFFICE_PC)
    house.clock.passes(days=30)
    alive = house.sessions.start(account, office=None, client=OFFICE_PC)
    assert house.sessions.sweep(house.clock.now - timedelta(days=20)) == 1
    assert house.sessions.find(alive) is not None


def test_a_database_that_cannot_write_still_lets_people_read(house: House) -> None:
    """When touching the session fails, the request goes on."""
    secret = house.sessions.start(house.account(), office=None, client=OFFICE_PC)
    house.clock.passes(minutes=5)

    def fail(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE"):
            raise OperationalError(statement, {}, sqlite3.OperationalError("database or disk is full"))

    event.listen(house.engine, "before_cursor_execute", fail)
    assert seen(house, secret).last_seen_at < house.clock.now
