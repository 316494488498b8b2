"""Digests: put into the post once for each person and day, and written from the read models when they go out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Engine, func, select

from domain.acting import Acting
from domain.almanac import AlmanacReader
from domain.clocks.countdown import of_year
from domain.obstacle import WITA, Obstacle
from domain.reminders import CONCERNS, Channel, Kind, due_soon
from domain.reminders.hearing import held_on
from jobs.digesting import Desk, daily_letter, weekly_letter
from jobs.letters import Letter
from kendala.access.clock import Clock
from kendala.directory import Directories
from kendala.engines import reading, writing
from kendala.reminders.choices import choices_of
from kendala.reminders.outbox import Calling, Outbox
from kendala.reminders.post import post
from kendala.reminders.schema import deliveries
from projections.board.card import number
from projections.digest import daily, weekly
from projections.encoding import decode
from projections.reading import Reads
from projections.tables import DESK_QUEUE, OBSTACLE
from wording.dates import day_of
from wording.language import Language

#: When the digests are written, where the regency is.
AT = time(7)
SETTINGS = "/notices/settings"
WEEK = 5
#: Help is near when it is due on one of so many working days after today.
NEAR = 2


@dataclass(frozen=True, kw_only=True)
class Digests:
    """Writes the digests (`kendala.reminders.packing.Digester`), and reminds of help that is due soon."""

    engine: Engine
    reads: Reads
    almanacs: AlmanacReader
    directories: Directories
    outbox: Outbox
    clock: Clock
    sends: Collection[Channel]
    public_url: str

    def due(self, kind: Kind) -> bool:
        """Whether today's was not written yet, though it is time: nobody led when it was due."""
        now = self.clock()
        if now.astimezone(WITA).time() < AT or not self._day_for(kind, day_of(now)):
            return False
        what = deliveries.c.what == _named(kind, day_of(now))
        with reading(self.engine) as connection:
            return bool(self.sends) and connection.execute(select(deliveries.c.id).where(what).limit(1)).first() is None

    def write(self, kind: Kind) -> int:
        """Put today's into the post for all who want it, once; how many there are of it. On other days nothing."""
        now = self.clock()
        what = _named(kind, day_of(now))
        if not self._day_for(kind, day_of(now)):
            return 0
        with writing(self.engine) as connection:
            for account in sorted(self._readers(kind, day_of(now))):
                choices = choices_of(connection, account)
                post(connection, account, what, choices.reached_by(kind) & frozenset(self.sends), choices.over(now))
            counted = select(func.count()).select_from(deliveries).where(deliveries.c.what == what)
            return connection.execute(counted).scalar_one()

    def remind_of_help(self) -> int:
        """Remind desks of help that is due soon, once for each due date; how many assistances there are."""
        today = day_of(self.clock())
        workdays = self.almanacs.current().workdays(WEEK)
        if not workdays.works_on(today):
            return 0
        callings = list(self._near(today, workdays.add(today, NEAR)))
        self.outbox.note(callings)
        return len(callings)

    def letter(self, what: str, offices: Sequence[Acting], said_in: Language, now: datetime) -> Letter | None:
        """The digest of that name; None for somebody who holds no such office any more, or where there is nothing."""
        kind, day = Kind(what.partition(":")[0]), date.fromisoformat(what.partition(":")[2])
        acting = next((each for each in offices if each.kind in CONCERNS[kind]), None)
        if acting is None:
            return None
        desk = self._desk(what, acting, day, said_in, now)
        with self.reads.connect() as connection:
            if kind is Kind.DAILY:
                sunday = day + timedelta(days=6 - day.weekday())
                return daily_letter(daily(connection, acting, self._since(day), day, sunday), desk)
            found = weekly(connection, acting, day.year)
        ends = [end for end in of_year(day.year, self.almanacs.current(), now) if not end.passed]
        return weekly_letter(found, ends, desk)

    def _desk(self, what: str, acting: Acting, day: date, said_in: Language, now: datetime) -> Desk:
        return Desk(
            name=f"{what.replace(':', '.')}.{acting.account}",
            day=day,
            now=now,
            directory=self.directories.current(),
            language=said_in,
            site=self.public_url,
            settings=f"{self.public_url}{SETTINGS}",
        )

    def _since(self, day: date) -> datetime:
        """The time of the digest before: that of the last working day."""
        before = self.almanacs.current().workdays(WEEK).back(day - timedelta(days=1), 1)
        return datetime.combine(before, AT, WITA)

    def _day_for(self, kind: Kind, day: date) -> bool:
        return day.weekday() == 0 if kind is Kind.WEEKLY else self.almanacs.current().workdays(WEEK).works_on(day)

    def _readers(self, kind: Kind, day: date) -> set[str]:
        held = held_on(self.directories.current(), day)
        return {acting.account for acting in held if acting.kind in CONCERNS[kind]}

    def _near(self, today: date, last: date) -> Iterator[Calling]:
        c, o = DESK_QUEUE.c, OBSTACLE.c
        near = (c.unfinished.is_(True), c.due >= today, c.due <= last)
        chosen = select(c.n, o.number_year, o.number_n, o.body).join(OBSTACLE, o.id == c.obstacle_id).where(*near)
        with self.reads.connect() as connection:
            rows = connection.execute(chosen).all()
        for n, year, nth, body in rows:
            obstacle = decode(Obstacle, body)
            help_ = obstacle.find_assistance(n)
            if help_ is not None and obstacle.is_open:
                cause = f"due:{obstacle.id}:{n}:{help_.due}"
                call = due_soon(help_, obstacle, today)
                yield Calling(call=call, obstacle=obstacle, number=number(year, nth), cause=cause)


def _named(kind: Kind, day: date) -> str:
    return f"{kind.value}:{day.isoformat()}"
