"""Why a command was refused: a message key and its data. Sentences are made at the edge, in `wording`."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):  # noqa: N818 - a refusal is an answer of the domain, not an error of the program
    """A command was refused; nothing was stored. `key` is stable, `data` fills the sentence."""

    def __init__(self, key: str, **data: Any) -> None:
        super().__init__(key)
        self.key = key
        self.data: Mapping[str, Any] = data


class NotYourAct(Refused):
    """The act is not this office's: never, not on this obstacle, or now another office's only."""

    def __init__(self, act: str) -> None:
        super().__init__("not_your_act", act=act)


class WrongState(Refused):
    """The act is this office's, but nobody's while the obstacle is in this state, at this level, with this help."""

    def __init__(self, act: str, state: str) -> None:
        super().__init__("wrong_state", act=act, state=state)


class NotFound(Refused):
    """There is no such thing, or the acting office may not know of it."""

    def __init__(self, what: str, ref: str) -> None:
        super().__init__("not_found", what=what, ref=ref)


class Invalid(Refused):
    """Fields that cannot be taken as they are: `{field: (message key, data)}`, the field as the API names it."""

    def __init__(self, **fields: tuple[str, Mapping[str, Any]]) -> None:
        super().__init__("invalid", fields=fields)
        self.fields = fields


class ChangedSince(Refused):
    """Somebody changed what this command builds on (HTTP 412). `yours` and `theirs` hold both texts by field."""

    def __init__(self, version: int, *, yours: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        super().__init__("changed_since", version=version, yours=yours, theirs=theirs)


class EntryChanged(Refused):
    """An entry of the directory is not the one that the caller saw (HTTP 412)."""

    def __init__(self) -> None:
        super().__init__("entry_changed")


class KeyReused(Refused):
    """The command key was used before with another body (HTTP 422)."""

    def __init__(self) -> None:
        super().__init__("key_reused")
