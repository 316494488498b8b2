"""What happened, as sentences. Importing it brings in the files that tell each act."""

from wording.timeline import (
    almanac,
    carrying,
    clockwork,
    directory,
    ending,
    following,
    helping,
    merging,
    reporting,
    steering,
)
from wording.timeline.sentence import Sentence, sentence, story
from wording.timeline.telling import Detail

__all__ = [
    "Detail",
    "Sentence",
    "almanac",
    "carrying",
    "clockwork",
    "directory",
    "ending",
    "following",
    "helping",
    "merging",
    "reporting",
    "sentence",
    "steering",
    "story",
]
