"""Looking accounts up for the administrator: by words, by what they are, one page at a time."""

from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, or_, select

from domain.administration import AccountPage, AccountRow, Which
from domain.refusals import NotFound
from kendala.access.accounts import folded
from kendala.access.schema import accounts, people, sessions
from kendala.engines import reading

_SEEN = (
    select(func.max(sessions.c.last_seen_at)).where(sessions.c.account == accounts.c.id).correlate(accounts)
).scalar_subquery()


def _rows() -> Select[Any]:
    columns = (accounts.c.id, accounts.c.username, accounts.c.person, people.c.name, accounts.c.created_at)
    more = (accounts.c.disabled_at, people.c.erased_at, accounts.c.password_hash)
    return select(*columns, *more, _SEEN.label("last_seen_at")).join_from(accounts, people)


def found_page(engine: Engine, words: str, which: Which, *, start: int, limit: int) -> AccountPage:
    """Those whose user name or name holds the words, by user name, from the row `start` on."""
    wanted = and_(*_conditions(words, which))
    with reading(engine) as connection:
        total = connection.execute(select(func.count()).select_from(accounts.join(people)).where(wanted)).scalar_one()
        page = _rows().where(wanted).order_by(accounts.c.username_folded).offset(start).limit(limit)
        return AccountPage(rows=[_row(row) for row in connection.execute(page)], total=total)


def found_row(engine: Engine, account: str) -> AccountRow:
    """One of them. Raises NotFound."""
    with reading(engine) as connection:
        row = connection.execute(_rows().where(accounts.c.id == account)).first()
    if row is None:
        raise NotFound("account", account)
    return _row(row)


def _conditions(words: str, which: Which) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [accounts.c.id.is_not(None)]
    if words.strip():
        name = func.lower(people.c.name).contains(words.strip().lower(), autoescape=True)
        conditions.append(or_(accounts.c.username_folded.contains(folded(words), autoescape=True), name))
    if which is Which.OPEN:
        conditions.append(accounts.c.disabled_at.is_(None))
    if which is Which.DISABLED:
        conditions.append(accounts.c.disabled_at.is_not(None))
    if which is Which.NEVER:
        conditions += [accounts.c.password_hash == "", accounts.c.disabled_at.is_(None)]
    return conditions


def _row(row: Row[Any]) -> AccountRow:
    return AccountRow(
        id=row.id,
        username=row.username,
        person=row.person,
        name=row.name,
        created_at=row.created_at,
        disabled_at=row.disabled_at,
        erased_at=row.erased_at,
        enters=bool(row.password_hash),
        last_seen_at=row.last_seen_at,
    )
