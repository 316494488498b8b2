"""The four sorts of entry that the administrator keeps: where their pages are and what is known of each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.directory import Directory
from domain.directory.streams import AGENCIES, CAUSES, DESKS, OFFICES
from domain.refusals import NotFound
from wording.language import N_, Language

#: Who holds an office today.
HOLDERS = "holder"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """One sort: its word, its address, its stream, how it is found, the fields it is known by."""

    one: str
    many: str
    label: str
    stream: UUID
    icon: str
    find: Callable[[Directory, str], Any]
    all: Callable[[Directory], Iterator[Any]]
    names: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that a list shows; an office is told by who holds it, its title names its unit."""
        return ("kind", HOLDERS) if self.one == "office" else self.fields

    @property
    def here(self) -> str:
        """The address of the list."""
        return f"/{self.many}"

    def entry(self, directory: Directory, code: str) -> Any:
        """The entry of that code. Raises NotFound."""
        found = self.find(directory, code)
        if found is None:
            raise NotFound(self.one, code)
        return found

    def name(self, entry: Any, said_in: Language) -> str:
        """What the entry is called."""
        return str(getattr(entry, self.names[-1 if said_in.english else 0]))

    def address(self, entry: Any) -> str:
        """The page of the entry."""
        return f"{self.here}/{code_of(entry)}"


def code_of(entry: Any) -> str:
    """The code of an entry; that of an office is its id."""
    return str(entry.id if hasattr(entry, "id") else entry.code)


AGENCY = Sort(
    one="agency", many="agencies", label=N_("{opd}"), stream=AGENCIES, icon="landmark",
    find=Directory.agency, all=Directory.agencies, names=("name",),
    fields=("kind", "working_days", "confirmed"),
)  # fmt: skip
DESK = Sort(
    one="desk", many="desks", label=N_("Bidang pembantu"), stream=DESKS, icon="hand-helping",
    find=Directory.desk, all=Directory.desks, names=("name",),
    fields=("agency", "helps_with"),
)  # fmt: skip
CAUSE = Sort(
    one="cause", many="causes", label=N_("Penyebab"), stream=CAUSES, icon="list",
    find=Directory.cause, all=Directory.causes, names=("name_id", "name_en"),
    fields=("stage", "locus", "dak_code", "natural_desk"),
)  # fmt: skip
OFFICE = Sort(
    one="office", many="offices", label=N_("Jabatan"), stream=OFFICES, icon="user-round-check",
    find=Directory.office, all=Directory.offices, names=("title",),
    fields=("kind", "agency", "desk"),
)  # fmt: skip
SORTS: Mapping[str, Sort] = {sort.many: sort for sort in (AGENCY, DESK, CAUSE, OFFICE)}
