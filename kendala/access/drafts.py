"""Keeping drafts (`domain.drafts.Drafts`).

A draft whose command key stands in the log was sent, whatever was saved of it since or was not deleted in time: it is
no draft, from the very commit of its event on.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    String,
    bindparam,
    column,
    delete,
    exists,
    func,
    insert,
    select,
    table,
    update,
)
from sqlalchemy.exc import IntegrityError

from domain.drafts import MOST_DRAFTS, MOST_TYPED, Draft, DraftChanged, DraftTooLarge, TooManyDrafts
from domain.refusals import NotFound
from kendala.access.clock import Clock
from kendala.access.schema import draft_files, drafts
from kendala.engines import alone, reading, writing

LONGEST_KEY, LONGEST_FORM = 100, 200
#: Of the log (kendala/store), which lies in the same database.
done = table("command_keys", column("account"), column("key"))
SENT = exists().where(done.c.account == drafts.c.account, done.c.key == drafts.c.key)
# A person who types saves again and again: making these statements anew took longer than the database took for them.
_OF, _UNDER = bindparam("of", type_=String), bindparam("under", type_=String)
_IS_SENT = select(done.c.key).where(done.c.account == _OF, done.c.key == _UNDER)
_CHANGED = (
    update(drafts)
    .where(drafts.c.account == _OF, drafts.c.key == _UNDER, drafts.c.version == bindparam("seen"), ~SENT)
    .values({name: bindparam(name) for name in ("office", "form", "fields", "version", "updated_at")})
)
_LET_GO = delete(draft_files).where(draft_files.c.account == _OF, draft_files.c.key == _UNDER)
_TYPED_ON = _CHANGED.where(~exists().where(draft_files.c.account == _OF, draft_files.c.key == _UNDER))


class KeptDrafts:
    """Drafts in a table of access, and which files they hold back from the sweeping."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock
        # SQLite has one writer at a time, and who waits for it sleeps longer and longer: here they queue instead.
        self._turn = Lock() if engine.dialect.name == "sqlite" else nullcontext()

    def save(self, draft: Draft) -> Draft:
        """Keep it over the version it names."""
        fields = json.dumps(draft.fields, ensure_ascii=True, separators=(",", ":"))
        if sum(len(name) + len(value) for name, value in draft.fields) > MOST_TYPED or not _fits(draft):
            raise DraftTooLarge
        new = replace(draft, version=draft.version + 1, updated_at=self._clock())
        values = {"office": new.office, "form": new.form, "fields": fields, "version": new.version}
        values["updated_at"] = new.updated_at
        with self._turn:
            return new if self._typed_on(new, values) else self._put(draft, new, values)

    def _typed_on(self, new: Draft, values: Mapping[str, object]) -> bool:
        """The usual saving, of which there are many: over the one before, without files, in one statement."""
        if new.version == 1 or new.files:
            return False
        this = {"of": new.account, "under": new.key, "seen": new.version - 1, **values}
        with alone(self._engine) as connection:
            return connection.execute(_TYPED_ON, this).rowcount > 0

    def _put(self, draft: Draft, new: Draft, values: Mapping[str, object]) -> Draft:
        try:
            with writing(self._engine) as connection:
                if not _stored(connection, new, values):
                    return _kept_already(connection, draft)
                _hold(connection, new)
        except IntegrityError:
            with reading(self._engine) as connection:
                return _kept_already(connection, draft)
        return new

    def find(self, account: str, key: str) -> Draft:
        """The account's own draft."""
        with reading(self._engine) as connection:
            found = _found(connection, account, key)
        if found is None:
            raise NotFound("draft", key[:LONGEST_KEY])
        return found

    def of(self, account: str, office: str) -> Sequence[Draft]:
        """Those of the account in that office."""
        mine = select(drafts).where(drafts.c.account == account, drafts.c.office == office, ~SENT)
        with reading(self._engine) as connection:
            rows = connection.execute(mine.order_by(drafts.c.updated_at.desc(), drafts.c.key))
            return [_draft(row) for row in rows]

    def drop(self, account: str, key: str) -> bool:
        """Delete it with its hold on files."""
        with writing(self._engine) as connection:
            return connection.execute(delete(drafts).where(_is(account, key))).rowcount > 0

    def sweep(self, before: datetime) -> int:
        """Delete those that nobody touched since that time, or that were sent; how many."""
        with writing(self._engine) as connection:
            return connection.execute(delete(drafts).where((drafts.c.updated_at < before) | SENT)).rowcount


def _stored(connection: Connection, new: Draft, values: Mapping[str, object]) -> bool:
    """Whether the version that was named was still the one that is kept, of a form that was not sent."""
    this = {"of": new.account, "under": new.key}
    if new.version > 1:
        return connection.execute(_CHANGED, {**this, "seen": new.version - 1, **values}).rowcount > 0
    if connection.scalar(_IS_SENT, this):
        return False
    mine = select(func.count()).where(drafts.c.account == new.account, ~SENT)
    if connection.scalar(mine) >= MOST_DRAFTS:  # type: ignore[operator]  # a count is there
        raise TooManyDrafts
    connection.execute(insert(drafts), {"account": new.account, "key": new.key, **values})
    return True


def _fits(draft: Draft) -> bool:
    named = draft.key.isascii() and draft.key.isprintable()
    return named and 0 < len(draft.key) <= LONGEST_KEY and len(draft.form) <= LONGEST_FORM


def _is(account: str, key: str) -> Any:
    return (drafts.c.account == account) & (drafts.c.key == key)


def _found(connection: Connection, account: str, key: str) -> Draft | None:
    row = connection.execute(select(drafts).where(_is(account, key), ~SENT)).first()
    if row is None:
        return None
    held = select(draft_files.c.file).where(draft_files.c.account == account, draft_files.c.key == key)
    return replace(_draft(row), files=tuple(connection.scalars(held.order_by(draft_files.c.n))))


def _kept_already(connection: Connection, draft: Draft) -> Draft:
    """What is kept, where it is the very same: its answer was lost. Raises DraftChanged."""
    kept = _found(connection, draft.account, draft.key)
    if kept is None or (kept.fields, kept.files) != (draft.fields, draft.files):
        raise DraftChanged(kept.version if kept else 0)
    return kept


def _hold(connection: Connection, new: Draft) -> None:
    """The files of the draft are not swept while it is kept."""
    if new.version > 1:
        connection.execute(_LET_GO, {"of": new.account, "under": new.key})
    rows = [
        {"account": new.account, "key": new.key, "file": file, "n": n}
        for n, file in enumerate(dict.fromkeys(new.files))
    ]
    if rows:
        connection.execute(insert(draft_files), rows)


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        account=row.account,
        office=row.office,
        key=row.key,
        form=row.form,
        fields=tuple((name, value) for name, value in json.loads(row.fields)),
        version=row.version,
        updated_at=row.updated_at,
    )
