"""A form about one entry: where it is, what it asks, and the command that it makes of what was typed."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.directory.deciding import Command
from web.asked import Asked
from web.directory.sorts import Sort
from web.forms import Form
from web.visiting import Visit
from wording.language import N_

Make = Callable[[Visit, str, Form], Command]
#: The form for a new entry, where no code can be; and the one that takes an entry out of use.
NEW, RETIRE = "_new", "retire"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """`act` names it in words, `deed` is the last part of its address, `command` makes of code and form what is asked.

    `about` says of which entries it is offered: those in `use`, those `retired`, or one that is not there yet (NEW).
    `danger` takes something away.
    """

    sort: Sort
    act: str
    deed: str
    title: str
    fields: tuple[Asked, ...]
    command: Make
    icon: str
    about: str = "use"
    danger: bool = False

    @property
    def address(self) -> str:
        """Its address, with a gap for the code of the entry where there is one."""
        return f"{self.sort.here}/{NEW}" if self.about == NEW else f"{self.sort.here}/{{code}}/{self.deed}"


def registers(sort: Sort, fields: tuple[Asked, ...], command: Make, *, act: str = "") -> Sheet:
    """The form by which an entry comes in."""
    act = act or f"register_{sort.one}"
    return Sheet(
        sort=sort, act=act, deed=NEW, title=N_("Tambah"), fields=fields, command=command, icon="plus", about=NEW
    )


def renames(sort: Sort, fields: tuple[Asked, ...], command: Make) -> Sheet:
    """The form for another name from now on."""
    title, act = N_("Ganti nama"), f"rename_{sort.one}"
    return Sheet(sort=sort, act=act, deed="rename", title=title, fields=fields, command=command, icon="pencil")


def changes(sort: Sort, fields: tuple[Asked, ...], command: Make) -> Sheet:
    """The form for what is known besides the name."""
    title, act = N_("Ubah data"), f"change_{sort.one}"
    return Sheet(sort=sort, act=act, deed="change", title=title, fields=fields, command=command, icon="file-pen-line")


def retires(sort: Sort, command: Make) -> Sheet:
    """Taking it out of use."""
    return Sheet(
        sort=sort, act=f"retire_{sort.one}", deed=RETIRE, title=N_("Nonaktifkan"), fields=(), command=command,
        icon="ban", danger=True,
    )  # fmt: skip


def reinstates(sort: Sort, command: Make) -> Sheet:
    """Bringing it back."""
    return Sheet(
        sort=sort, act=f"reinstate_{sort.one}", deed="reinstate", title=N_("Pakai kembali"), fields=(), command=command,
        icon="rotate-ccw", about="retired",
    )  # fmt: skip
