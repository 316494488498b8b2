"""What the digests tell: how many of each, and the first few by number, as far as the reader may see them now."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select

from domain.acting import Acting
from domain.almanac import Clock
from domain.obstacle import Level, Visibility, Waits
from projections.board.card import number
from projections.tables import BOARD, CARRY_OVER, CLOCKS, DESK_QUEUE
from projections.visible import visible

#: So many are named; the rest is behind a link.
NAMED = 5
#: What waits for the secretary or the regent, as the board says it.
LEADING = tuple(f"{Waits.LEVEL.value}:{level.value}" for level in (Level.SECRETARY, Level.REGENT))


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An obstacle as a letter may name it: of a `sensitive` one agency and amount are not told."""

    number: str
    sensitive: bool
    agency: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Some obstacles: how many, and the first of them."""

    n: int
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Daily:
    """What Ekobang reads each working day."""

    new: Group
    flagged: Group
    quiet: Group
    overdue: Group
    due: Group


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekly:
    """What leadership reads each week. `amount` leaves sensitive obstacles out, and those that state none."""

    unresolved: Group
    amount: int
    without_amount: int
    deciding: Group
    carried: Group


def daily(connection: Connection, acting: Acting, since: datetime, today: date, until: date) -> Daily:
    """New since then; flagged, gone quiet and overdue today; due from today until that day."""
    b, c = BOARD.c, CLOCKS.c
    flags = select(c.obstacle_id).where(c.is_open.is_(True), c.flags != "[]")
    silent = flags.where(c.flags.contains(f'"{Clock.FOLLOW_UP.value}"', autoescape=True))
    by_age, by_date = b.raised_position, b.needed_by_order
    return Daily(
        new=_group(connection, acting, b.recorded_at >= since, order=by_age),
        flagged=_group(connection, acting, b.id.in_(flags), order=by_age),
        quiet=_group(connection, acting, b.id.in_(silent), order=b.updated_at),
        overdue=_group(connection, acting, _dated(date.min, today, until_included=False), order=by_date),
        due=_group(connection, acting, _dated(today, until), order=by_date),
    )


def weekly(connection: Connection, acting: Acting, year: int) -> Weekly:
    """All that is unresolved, what waits for leadership itself, and what was carried into that year."""
    b = BOARD.c
    told = b.visibility != Visibility.LEADERSHIP_ONLY.value
    amount, without = connection.execute(
        select(func.coalesce(func.sum(b.amount), 0), func.count().filter(b.amount.is_(None))).where(
            b.is_open.is_(True), visible(acting), told
        )
    ).one()
    carried = select(CARRY_OVER.c.obstacle_id).where(CARRY_OVER.c.into == year)
    return Weekly(
        unresolved=_group(connection, acting, order=b.amount_order.desc()),
        amount=int(amount),
        without_amount=without,
        deciding=_group(connection, acting, b.waiting_word.in_(LEADING), order=b.waiting_since),
        carried=_group(connection, acting, b.id.in_(carried), order=b.amount_order.desc()),
    )


def _dated(first: date, last: date, *, until_included: bool = True) -> ColumnElement[bool]:
    """Needed by a day of these, or with unfinished help that is due on one."""
    b, q = BOARD.c, DESK_QUEUE.c

    def within(column: ColumnElement[date | None]) -> ColumnElement[bool]:
        return (column >= first) & (column <= last if until_included else column < last)

    return or_(within(b.needed_by), exists().where(q.obstacle_id == b.id, q.unfinished.is_(True), within(q.due)))


def _group(connection: Connection, acting: Acting, *where: ColumnElement[bool], order: ColumnElement[object]) -> Group:
    b = BOARD.c
    which = (b.is_open.is_(True), visible(acting), *where)
    n = connection.execute(select(func.count()).select_from(BOARD).where(*which)).scalar_one()
    named = select(b.number_year, b.number_n, b.visibility, b.agency, b.amount).where(*which)
    rows = connection.execute(named.order_by(order, b.id).limit(NAMED)).all() if n else ()
    return Group(n, tuple(_item(*row) for row in rows))


def _item(year: int, n: int, visibility: str, agency: str, amount: int | None) -> Item:
    sensitive = visibility == Visibility.LEADERSHIP_ONLY.value
    told = None if sensitive else amount
    return Item(number=number(year, n), sensitive=sensitive, agency="" if sensitive else agency, amount=told)
