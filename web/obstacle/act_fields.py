"""What each act asks for: its fields in order, each with the way it is read from a form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.obstacle import Level, MergedAmount, Visibility
from web.forms import Form


class Kind(StrEnum):
    """What a field looks like; the template has one way of drawing each."""

    WORDS = "words"
    LINE = "line"
    DAY = "day"
    LEVEL = "level"
    DESK = "desk"
    SIGHT = "sight"
    MONEY_TOO = "money_too"
    OBSTACLE = "obstacle"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of an act by the name that the command knows it by."""

    name: str
    kind: Kind = Kind.WORDS
    required: bool = True


REASON, TEXT = Asked("reason"), Asked("text")
EVIDENCE = Asked("evidence", Kind.FILES, required=False)
ASKS: Mapping[str, tuple[Asked, ...]] = {
    "add_evidence": (Asked("files", Kind.FILES, required=False), Asked("text", required=False)),
    "comment": (TEXT,),
    "return": (REASON,),
    "resubmit": (TEXT,),
    "accept": (),
    "withdraw": (REASON,),
    "escalate": (Asked("to", Kind.LEVEL), REASON),
    "decide": (TEXT, Asked("level", Kind.LEVEL)),
    "instruct": (TEXT,),
    "assign": (Asked("desk", Kind.DESK), Asked("due", Kind.DAY), Asked("request")),
    "extend": (Asked("due", Kind.DAY), REASON),
    "cancel": (REASON,),
    "take": (),
    "decline": (REASON,),
    "report_progress": (TEXT, EVIDENCE),
    "hand_back": (TEXT,),
    "move_deadline": (Asked("needed_by", Kind.DAY), REASON, Asked("letter", Kind.LINE, required=False)),
    "wait": (Asked("party", Kind.LINE), REASON),
    "end_wait": (TEXT,),
    "visit": (Asked("on", Kind.DAY), TEXT, EVIDENCE),
    "state_done": (TEXT,),
    "confirm": (Asked("root_cause"), Asked("what_worked")),
    "set_unactionable": (REASON,),
    "reopen": (REASON,),
    "merge": (Asked("into", Kind.OBSTACLE), Asked("amount", Kind.MONEY_TOO)),
    "unmerge": (),
    "change_visibility": (Asked("visibility", Kind.SIGHT), REASON),
}


def _words(form: Form, asked: Asked) -> object:
    return form.needed_text(asked.name) if asked.required else form.text(asked.name)


def _code(form: Form, asked: Asked) -> object:
    if not form.get(asked.name):
        form.fault(asked.name, "required")
    return form.get(asked.name)


#: Another obstacle and files have to be looked up first: `web/obstacle/commanding.py` puts them in.
READ: Mapping[Kind, Callable[[Form, Asked], object]] = {
    Kind.WORDS: _words,
    Kind.LINE: _words,
    Kind.DAY: lambda form, asked: form.needed_day(asked.name),
    Kind.LEVEL: lambda form, asked: form.needed_choice(asked.name, Level),
    Kind.DESK: _code,
    Kind.SIGHT: lambda form, asked: form.needed_choice(asked.name, Visibility),
    Kind.MONEY_TOO: lambda form, asked: form.needed_choice(asked.name, MergedAmount),
}
