"""What programs send about webhooks."""

from typing import Annotated

from pydantic import ConfigDict, Field

from api.bodies.fields import LARGEST_WHOLE, WITHOUT_NUL, Body
from domain.webhooks import LONGEST_OVERLAP, Wish

LONGEST_ADDRESS = 2_000
MOST_HOURS = int(LONGEST_OVERLAP.total_seconds() // 3_600)


class WebhookBody(Body):
    """Where a webhook leads, and what it is told."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"address": "https://contoh.go.id/kendala", "kinds": ["obstacle.accepted"]}]}
    )

    address: Annotated[str, Field(max_length=LONGEST_ADDRESS, description="https, and outside."), WITHOUT_NUL]
    kinds: Annotated[
        tuple[Annotated[str, Field(max_length=80), WITHOUT_NUL], ...],
        Field(max_length=200, description="Types of events without their version; none: all that may be seen."),
    ] = ()

    def wish(self) -> Wish:
        """What is asked for."""
        return Wish(address=self.address, kinds=self.kinds)


class SecretBody(Body):
    """For how long the secret before signs too."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"old_hours": 24}]})

    old_hours: Annotated[
        int, Field(ge=0, le=MOST_HOURS, description="Messages bear both signatures meanwhile; 0: the old one ends now.")
    ] = 24


class ReplayBody(Body):
    """From where on everything is told again."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"position": 1200}]})

    position: Annotated[int, Field(ge=0, le=LARGEST_WHOLE, description="Everything after it; 0: from the beginning.")]
