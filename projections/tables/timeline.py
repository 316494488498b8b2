"""The timeline's table: every event as it was recorded."""

from sqlalchemy import BigInteger, Column, Date, Index, Integer, MetaData, String, Table, Text

from projections.tables.columns import UUID_, Moment


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`data` holds the event's own fields, `sight` is set where it changed who may see the obstacle.

    `correlation` joins what one request caused. Directory events have a stream too, but no obstacle.
    """
    name = f"timeline{suffix}"
    timeline = Table(
        name,
        metadata,
        Column("position", BigInteger, primary_key=True, autoincrement=False),
        Column("stream", UUID_, nullable=False),
        Column("obstacle_id", UUID_),
        Column("version", Integer, nullable=False),
        Column("topic", String, nullable=False),
        Column("recorded_at", Moment, nullable=False),
        Column("happened_on", Date),
        Column("by", Text, nullable=False),
        Column("data", Text, nullable=False),
        Column("metadata", Text, nullable=False),
        Column("correlation", UUID_),
        Column("sight", Text),
    )
    Index(f"{name}_by_obstacle", timeline.c.obstacle_id, timeline.c.version)
    Index(f"{name}_by_correlation", timeline.c.correlation)
    return timeline
