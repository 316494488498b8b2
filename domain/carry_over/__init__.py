"""The closing of a year: the session, its snapshot, and what the edges need of it. Import from here."""

from domain.carry_over.deciding import MOST_AT_ONCE, READERS, refuse_strangers
from domain.carry_over.keeping import CarryOvers, Outcome, Verified
from domain.carry_over.session import DecidedUpon, Listed, Opened, Session, SessionEvent, Signature, SignedOff
from domain.carry_over.snapshot import Line, Snapshot, Total, digest, totals_of
from domain.carry_over.years import end_of, opens_on, stream_of

__all__ = [
    "MOST_AT_ONCE",
    "READERS",
    "CarryOvers",
    "DecidedUpon",
    "Line",
    "Listed",
    "Opened",
    "Outcome",
    "Session",
    "SessionEvent",
    "Signature",
    "SignedOff",
    "Snapshot",
    "Total",
    "Verified",
    "digest",
    "end_of",
    "opens_on",
    "refuse_strangers",
    "stream_of",
    "totals_of",
]
