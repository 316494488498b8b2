"""What the next page tells about the last form: message keys and data in a short-lived cookie, never HTML."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from web.addresses import obstacle_address
from wording.language import Language
from wording.notices import DONE, act_notice, notice

LONGEST = 3_000
ACT, NUMBER = "act", "number"
#: Everything else reports something done.
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("saved_before", "nothing_changed", "catching_up", "logged_out"), "info"),
    **dict.fromkeys(("import_empty", "import_dropped"), "info"),
    **dict.fromkeys(("job_failed", "day_in_the_past", "import_gone"), "warning"),
    **dict.fromkeys(("year_end_refused", "bulk_left", "nothing_chosen", "too_many_chosen"), "warning"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A message by its key in `wording/notices.py`, with what fills its gaps."""

    key: str
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in words; `kind` is info, done, warning or error, `href` the page of the obstacle that it tells of."""

    kind: str
    text: str
    title: str = ""
    href: str = ""


def done(act: str, number: str) -> Notice:
    """The notice after an act on the obstacle of that number."""
    return Notice(ACT, {ACT: act, NUMBER: number})


def encode(notices: Sequence[Notice]) -> str:
    """The notices as the value of a cookie."""
    plain = json.dumps([[each.key, dict(each.data)] for each in notices], separators=(",", ":"))
    return urlsafe_b64encode(plain.encode()).decode()


def decode(value: str | None) -> tuple[Notice, ...]:
    """The notices of a cookie; nothing where it holds anything else."""
    if not value or len(value) > LONGEST:
        return ()
    try:
        return tuple(_notices(json.loads(urlsafe_b64decode(value))))
    except (ValueError, Error, TypeError):
        return ()


def _notices(plain: object) -> Iterator[Notice]:
    for key, data in plain if isinstance(plain, list) else ():
        if isinstance(key, str) and isinstance(data, dict):
            yield Notice(key, {str(name): str(value) for name, value in data.items()})


def in_words(told: Notice, said_in: Language) -> Said | None:
    """The notice as a sentence; None where no sentence of ours has these gaps."""
    kind = KINDS.get(told.key, "done")
    try:
        if told.key == ACT:
            return _acted(told.data[ACT], told.data[NUMBER], said_in)
        return Said(kind, notice(told.key, said_in, **told.data))
    except (KeyError, TypeError):
        return None


def _acted(act: str, number: str, said_in: Language) -> Said | None:
    if act not in DONE:
        return None
    return Said("done", act_notice(act, number, said_in), href=obstacle_address(number))
