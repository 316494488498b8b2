"""What a person chooses: which kinds come by which ways, and the hours in which nothing may ring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.obstacle import WITA
from domain.reminders.kinds import Channel, Kind


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of the day to another, in the regency's zone; over midnight where `begin` is the later one."""

    begin: time
    end: time

    def holds(self, now: datetime) -> bool:
        """Whether it is quiet now; hours that begin and end at the same time are none."""
        local = now.astimezone(WITA).time()
        if self.begin <= self.end:
            return self.begin <= local < self.end
        return local >= self.begin or local < self.end

    def over(self, now: datetime) -> datetime:
        """When messages may go out: now, or at the end of the quiet hours."""
        if not self.holds(now):
            return now
        local = now.astimezone(WITA)
        end = datetime.combine(local.date(), self.end, WITA)
        return end if end > local else end + timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """One person's choices. Everything is wanted but what `unwanted` names; `quiet` is None where any hour will do.

    `email` and `push` are where messages go, None where they go nowhere; `push` is a secret address.
    """

    unwanted: frozenset[tuple[Kind, Channel]] = frozenset()
    quiet: QuietHours | None = None
    email: str | None = None
    push: str | None = None

    def wants(self, kind: Kind, channel: Channel) -> bool:
        return (kind, channel) not in self.unwanted

    def reached_by(self, kind: Kind) -> frozenset[Channel]:
        """The ways beside the bell on which this kind goes out."""
        ways: Mapping[Channel, str | None] = {Channel.EMAIL: self.email, Channel.PUSH: self.push}
        return frozenset(channel for channel, address in ways.items() if address and self.wants(kind, channel))

    def is_quiet(self, now: datetime) -> bool:
        return self.quiet is not None and self.quiet.holds(now)

    def over(self, now: datetime) -> datetime:
        """When messages may go out."""
        return self.quiet.over(now) if self.quiet else now
