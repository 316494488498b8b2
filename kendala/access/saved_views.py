"""Saved views in tables: one row each, of an account or of an office, and with which of them somebody begins."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, delete, func, insert, or_, select, update

from domain.accounts import Caller
from domain.refusals import Invalid, KeyReused, NotFound
from domain.saved_views import MOST, Place, SavedView, Wish, checked, checked_name
from kendala.access.clock import Clock
from kendala.access.schema import saved_views, view_starts
from kendala.engines import reading, writing

#: Under which ids are made from an account and the key of its form.
NAMESPACE = UUID("6f0f6c2a-3a52-4f0c-9a53-6a1a4b6d6f0e")


class KeptViews:
    """The views of everybody; each caller meets only those that are his."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def list(self, caller: Caller) -> Sequence[SavedView]:
        """By name, whoever's they are."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(saved_views).where(_seen(caller)).order_by(saved_views.c.name)).all()
            start = _start(connection, caller)
        return sorted((_view(row, start) for row in rows), key=lambda view: view.name.casefold())

    def find(self, caller: Caller, view: UUID) -> SavedView:
        with reading(self._engine) as connection:
            return _found(connection, caller, view)

    def save(self, caller: Caller, wish: Wish, key: str) -> SavedView:
        """Keep it once for each key."""
        id_, wish = uuid5(NAMESPACE, f"{caller.account}:{key}"), checked(wish)
        with writing(self._engine) as connection:
            known = connection.execute(select(saved_views).where(saved_views.c.id == id_.hex)).first()
            if known is not None:
                return _again(_view(known, _start(connection, caller)), wish)
            _refuse_taken(connection, _owned(caller, shared=wish.shared), wish.name)
            _refuse_full(connection, _owned(caller, shared=wish.shared))
            connection.execute(insert(saved_views).values(**self._row(caller, wish, id_)))
        return SavedView(id=id_, name=wish.name, place=wish.place, query=wish.query, shared=wish.shared)

    def _row(self, caller: Caller, wish: Wish, id_: UUID) -> dict[str, object]:
        owner = {"office": _office(caller)} if wish.shared else {"account": caller.account}
        about = {"name": wish.name, "place": wish.place.value, "query": wish.query}
        return {"id": id_.hex, "created_at": self._clock(), **owner, **about}

    def rename(self, caller: Caller, view: UUID, name: str) -> SavedView:
        name = checked_name(name)
        with writing(self._engine) as connection:
            found = _found(connection, caller, view)
            if name != found.name:
                _refuse_taken(connection, _owned(caller, shared=found.shared), name, but=view)
                connection.execute(update(saved_views).where(saved_views.c.id == view.hex).values(name=name))
        return replace(found, name=name)

    def remove(self, caller: Caller, view: UUID) -> None:
        with writing(self._engine) as connection:
            _found(connection, caller, view)
            connection.execute(delete(view_starts).where(view_starts.c.view == view.hex))
            connection.execute(delete(saved_views).where(saved_views.c.id == view.hex))

    def begin_with(self, caller: Caller, view: UUID | None) -> None:
        whose = {"account": caller.account, "office": _office(caller)}
        with writing(self._engine) as connection:
            connection.execute(delete(view_starts).where(_starts(caller)))
            if view is not None:
                _found(connection, caller, view)
                connection.execute(insert(view_starts).values(**whose, view=view.hex))

    def start(self, caller: Caller) -> SavedView | None:
        with reading(self._engine) as connection:
            start = _start(connection, caller)
            row = connection.execute(select(saved_views).where(saved_views.c.id == start, _seen(caller))).first()
        return _view(row, start) if row else None


def _again(kept: SavedView, wish: Wish) -> SavedView:
    """What the key kept before; with another wish it is no repetition."""
    if (kept.name, kept.place, kept.query, kept.shared) != (wish.name, wish.place, wish.query, wish.shared):
        raise KeyReused
    return kept


def _office(caller: Caller) -> str:
    return caller.acting.office if caller.acting else ""


def _owned(caller: Caller, *, shared: bool) -> ColumnElement[bool]:
    return saved_views.c.office == _office(caller) if shared else saved_views.c.account == caller.account


def _seen(caller: Caller) -> ColumnElement[bool]:
    own = _owned(caller, shared=False)
    return or_(own, _owned(caller, shared=True)) if caller.acting else own


def _starts(caller: Caller) -> ColumnElement[bool]:
    return and_(view_starts.c.account == caller.account, view_starts.c.office == _office(caller))


def _start(connection: Connection, caller: Caller) -> str | None:
    found: str | None = connection.execute(select(view_starts.c.view).where(_starts(caller))).scalar()
    return found


def _found(connection: Connection, caller: Caller, view: UUID) -> SavedView:
    row = connection.execute(select(saved_views).where(saved_views.c.id == view.hex, _seen(caller))).first()
    if row is None:
        raise NotFound("view", str(view))
    return _view(row, _start(connection, caller))


def _refuse_taken(connection: Connection, owned: ColumnElement[bool], name: str, *, but: UUID | None = None) -> None:
    taken = select(saved_views.c.id).where(owned, saved_views.c.name == name)
    if connection.execute(taken).scalar() not in {None, but.hex if but else None}:
        raise Invalid(name=("name_taken", {"name": name}))


def _refuse_full(connection: Connection, owned: ColumnElement[bool]) -> None:
    if connection.execute(select(func.count()).select_from(saved_views).where(owned)).scalar_one() >= MOST:
        raise Invalid(name=("too_many_views", {"most": MOST}))


def _view(row: Row[tuple[object, ...]], start: str | None) -> SavedView:
    return SavedView(
        id=UUID(row.id),
        name=row.name,
        place=Place(row.place),
        query=row.query,
        shared=row.office is not None,
        start=row.id == start,
    )
