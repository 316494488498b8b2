"""What a person chooses to hear of, as it is sent."""

from datetime import time
from typing import Annotated

from pydantic import ConfigDict, Field

from api.bodies.fields import Body, Short
from domain.refusals import Invalid
from domain.reminders import Channel, Kind, QuietHours

MOST_PAIRS = len(Kind) * len(Channel)
TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="WITA.", examples=["20:00"])]


class PairBody(Body):
    """A kind that is not wanted on one way."""

    kind: Kind
    channel: Channel


class ChoicesBody(Body):
    """All choices anew; what is left out is as it is at the beginning: everything wanted, at any hour, no address."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "unwanted": [{"kind": "decided", "channel": "email"}],
                    "quiet_begin": "20:00",
                    "quiet_end": "06:00",
                    "email": "bidang@example.go.id",
                }
            ]
        }
    )

    unwanted: Annotated[tuple[PairBody, ...], Field(max_length=MOST_PAIRS)] = ()
    quiet_begin: TimeOfDay | None = None
    quiet_end: TimeOfDay | None = None
    email: Short | None = None

    @property
    def pairs(self) -> frozenset[tuple[Kind, Channel]]:
        return frozenset((pair.kind, pair.channel) for pair in self.unwanted)

    @property
    def quiet(self) -> QuietHours | None:
        """Raises Invalid for half a pair."""
        if self.quiet_begin is None and self.quiet_end is None:
            return None
        if self.quiet_begin is None or self.quiet_end is None:
            missing = "quiet_end" if self.quiet_end is None else "quiet_begin"
            raise Invalid(**{missing: ("not_a_time", {})})
        return QuietHours(time.fromisoformat(self.quiet_begin), time.fromisoformat(self.quiet_end))
