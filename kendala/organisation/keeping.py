"""Keeping the organisation's own words and looks (`domain.organisation.Organisation`)."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256
from time import monotonic
from typing import BinaryIO

from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from domain.acting import Acting
from domain.organisation import Kept, Organisation, OrganisationChanged, Own, refuse_own
from domain.refusals import NotFound
from kendala.access.clock import Clock
from kendala.access.schema import accounts
from kendala.engines import reading, writing
from kendala.organisation.arms import drawn
from kendala.organisation.schema import organisation, organisation_arms
from wording.own_words import OwnWords

#: Seconds that what is held may be old where another process of the program saves.
FRESH = 1.0
OWN = tuple(organisation.c[name] for name in ("name", "agency_word", "secretary_word", "accent", "arms"))


class KeptOrganisation(Organisation):
    """In a table of the log's database, whose newest row is held for a second, since every sentence asks for it."""

    def __init__(self, engine: Engine, clock: Clock, *, ticks: Callable[[], float] = monotonic) -> None:
        self._engine, self._clock, self._ticks = engine, clock, ticks
        self._held, self._looks_at = Kept(), float("-inf")

    def shown(self) -> Own:
        """What holds now. Where the database does not answer, what held before: a page about that needs words too."""
        now = self._ticks()
        if now >= self._looks_at:
            self._looks_at = now + FRESH
            try:
                with reading(self._engine) as connection:
                    if connection.scalar(select(func.max(organisation.c.version))) != (self._held.version or None):
                        self._held = _newest(connection)
            except SQLAlchemyError:
                pass
        return self._held.own

    def words(self) -> OwnWords:
        """The words of it, for every sentence (`wording.own_words`)."""
        own = self.shown()
        return OwnWords(own.name, own.agency_word, own.secretary_word)

    def current(self) -> Kept:
        """What holds now, asked of the database."""
        with reading(self._engine) as connection:
            self._held = _newest(connection)
        return self._held

    def history(self, limit: int) -> Sequence[Kept]:
        """The versions, the latest first."""
        with reading(self._engine) as connection:
            return _versions(connection, limit)

    def save(self, own: Own, by: Acting, *, expected: int) -> bool:
        """Add a row over the version that was seen; what nobody wears any more is deleted."""
        refuse_own(own)
        now = self.current()
        if own == now.own:
            return False
        if own.arms:
            self.arms(own.arms)
        if now.version != expected:
            raise OrganisationChanged(now.version)
        row = {**asdict(own), "version": expected + 1, "at": self._clock(), "by": by.account, "office": by.office}
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(organisation).values(row))
                worn = select(organisation.c.arms)
                connection.execute(delete(organisation_arms).where(organisation_arms.c.sha256.not_in(worn)))
        except IntegrityError:
            raise OrganisationChanged(self.current().version) from None
        self.current()
        return True

    def keep_arms(self, stream: BinaryIO) -> str:
        """Keep the picture made anew; the same picture is kept once."""
        png = drawn(stream)
        name = sha256(png).hexdigest()
        with writing(self._engine) as connection:
            known = select(organisation_arms.c.sha256).where(organisation_arms.c.sha256 == name)
            if connection.scalar(known) is None:
                connection.execute(insert(organisation_arms).values(sha256=name, png=png, at=self._clock()))
        return name

    def arms(self, sha256: str) -> bytes:
        """The PNG of that hash."""
        with reading(self._engine) as connection:
            png = connection.scalar(select(organisation_arms.c.png).where(organisation_arms.c.sha256 == sha256))
        if png is None:
            raise NotFound("file", sha256)
        return bytes(png)


def _newest(connection: Connection) -> Kept:
    return next(iter(_versions(connection, 1)), Kept())


def _versions(connection: Connection, limit: int) -> Sequence[Kept]:
    wanted = (
        select(*OWN, organisation.c.version, organisation.c.at, accounts.c.username, organisation.c.office)
        .outerjoin_from(organisation, accounts, accounts.c.id == organisation.c.by)
        .order_by(organisation.c.version.desc())
        .limit(limit)
    )
    return [
        Kept(own=Own(*own), version=version, at=at, by=by, office=office)
        for *own, version, at, by, office in connection.execute(wanted)
    ]
