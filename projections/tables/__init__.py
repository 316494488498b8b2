"""The shapes of the read models. The tables here carry the plain names; a rebuild makes others with a suffix."""

from sqlalchemy import MetaData

from projections.tables import (
    board,
    bulk,
    carry_over,
    clocks,
    counts,
    desk_queue,
    history,
    ledger,
    moments,
    obstacle,
    review,
    search,
    timeline,
)

PLAIN = MetaData()
BOARD = board.tables(PLAIN)
OBSTACLE = obstacle.tables(PLAIN)
TIMELINE = timeline.tables(PLAIN)
DESK_QUEUE = desk_queue.tables(PLAIN)
COUNTS = counts.tables(PLAIN)
REVIEW = review.tables(PLAIN)
SEARCH = search.tables(PLAIN)
LEDGER = ledger.tables(PLAIN)
MOMENTS = moments.tables(PLAIN)
PAST = history.tables(PLAIN)
HISTORY, TALLIES, DAYS, OLDEST = PAST.versions, PAST.tallies, PAST.days, PAST.oldest
CARRY_OVER = carry_over.tables(PLAIN)
CLOCKS = clocks.tables(PLAIN)
BULK = bulk.tables(PLAIN)
