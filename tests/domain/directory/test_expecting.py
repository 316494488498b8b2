"""Two who change the same entry."""

import pytest

from domain.acting import SYSTEM
from domain.directory import Directory, decide
from domain.directory.deciding import Command
from domain.directory.registering import RegisterAgency
from domain.directory.renaming import RenameAgency
from domain.directory.streams import AGENCIES, DirectoryEvent
from domain.refusals import EntryChanged
from tests.domain.directory.story import DINKES, NOON, given

OTHER = RegisterAgency(code="DISPAR", name="Dinas Pariwisata", kind=DINKES.kind)
RENAME = RenameAgency(code="DINKES", name="Dinkes Baru")


def seen(command: Command, directory: Directory, expected: int) -> tuple[DirectoryEvent, ...]:
    """The facts for somebody who saw the entry at that version."""
    return decide(command, directory, by=SYSTEM, now=NOON, expected=expected)


def test_an_entry_that_changed_since_is_not_overwritten() -> None:
    """A change made on what the entry said before another change is refused; made on what it says now, it is taken."""
    before = given(DINKES)
    changed = given(RENAME, start=before)
    late = RenameAgency(code="DINKES", name="Dinas Kesehatan Kabupaten")
    with pytest.raises(EntryChanged):
        seen(late, changed, before.version_of(AGENCIES, "DINKES"))
    assert seen(late, changed, changed.version_of(AGENCIES, "DINKES"))


def test_another_entry_of_the_list_changes_nothing() -> None:
    """What happens to other entries does not make a change late, though they share a stream."""
    before = given(DINKES)
    assert seen(RENAME, given(OTHER, start=before), before.version_of(AGENCIES, "DINKES"))


def test_what_is_so_already_needs_no_version() -> None:
    """The same change sent by two people is no conflict for the second."""
    before = given(DINKES)
    assert seen(RENAME, given(RENAME, start=before), before.version_of(AGENCIES, "DINKES")) == ()
