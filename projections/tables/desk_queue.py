"""The desk queue's table: one row per assistance, unfinished or not, since a desk sees what it ever helped with."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, MetaData, String, Table, Text

from projections.tables.columns import UUID_, Moment


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`since` is when the assistance got its state; `waited_for` whether the obstacle waits for this desk now."""
    name = f"desk_queue{suffix}"
    queue = Table(
        name,
        metadata,
        Column("obstacle_id", UUID_, primary_key=True),
        Column("n", Integer, primary_key=True, autoincrement=False),
        Column("desk", String, nullable=False),
        Column("due", Date, nullable=False),
        Column("state", String, nullable=False),
        Column("request", Text),
        Column("since", Moment),
        Column("waited_for", Boolean, nullable=False),
        Column("unfinished", Boolean, nullable=False),
    )
    Index(f"{name}_by_desk", queue.c.desk, queue.c.unfinished, queue.c.due, queue.c.obstacle_id, queue.c.n)
    Index(f"{name}_by_waiting", queue.c.desk, queue.c.waited_for, queue.c.since, queue.c.obstacle_id)
    Index(f"{name}_by_obstacle", queue.c.obstacle_id, queue.c.desk, queue.c.waited_for)
    return queue
