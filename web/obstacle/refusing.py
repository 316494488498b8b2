"""What a refused form says: the status of the page with the faults of its fields."""

from dataclasses import replace

from domain.refusals import Refused
from web.faults import Faults, faults_of
from web.troubles import STATUS
from wording.language import Language

OTHERWISE = 409


def refused(refusal: Refused, said_in: Language, *, act: str | None = None) -> Faults:
    """The faults of a refusal under its own HTTP status."""
    status = next((status for kind, status in STATUS if isinstance(refusal, kind)), OTHERWISE)
    return replace(faults_of(refusal, said_in, act=act), status=status)
