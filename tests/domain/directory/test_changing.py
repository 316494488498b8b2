"""Renaming, changing, retiring and reinstating entries."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.acting import OfficeKind
from domain.directory import Directory
from domain.directory.agencies import AgencyChanged, AgencyKind
from domain.directory.causes import CauseChanged
from domain.directory.changing import ChangeAgency, ChangeCause, ChangeDesk
from domain.directory.deciding import Command
from domain.directory.registering import EstablishOffice
from domain.directory.renaming import RenameAgency, RenameCause, RenameDesk, RenameOffice
from domain.directory.retiring import (
    ReinstateAgency,
    ReinstateCause,
    ReinstateDesk,
    ReinstateOffice,
    RetireAgency,
    RetireCause,
    RetireDesk,
    RetireOffice,
)
from domain.obstacle.vocabulary import Locus
from domain.refusals import Invalid, NotFound, Refused
from tests.domain.directory.story import DINKES, KNOWN, NOON, given, when

ADPEM = EstablishOffice(code="adpem", title="Adpem", kind=OfficeKind.ADPEM)


def test_a_rename_never_rewrites_the_past() -> None:
    """After a rename the old name holds for all times before it and the new one from then on."""
    before = given(*KNOWN, ADPEM)
    after = before.after(
        *when(before, RenameAgency(code="DINKES", name="Dinkes Baru")),
        *when(before, RenameDesk(code="BPKAD", name="BPKAD Baru")),
        *when(before, RenameCause(code="A9-SP2D", name_id="SP2D lambat", name_en="SP2D slow")),
        *when(before, RenameOffice(code="adpem", title="Bagian Adpem")),
    )
    then, now = NOON - timedelta(seconds=1), NOON
    assert [after.agency_name("DINKES", at) for at in (then, now, None)] == [
        "Dinas Kesehatan",
        "Dinkes Baru",
        "Dinkes Baru",
    ]
    assert [after.desk_name("BPKAD", at) for at in (then, now)] == ["Badan Pengelola Keuangan", "BPKAD Baru"]
    assert [after.cause_name("A9-SP2D", "id", at) for at in (then, now)] == ["SP2D terlambat", "SP2D lambat"]
    assert [after.cause_name("A9-SP2D", "en", at) for at in (then, now)] == ["SP2D late", "SP2D slow"]
    assert [after.office_title("adpem", at) for at in (then, now)] == ["Adpem", "Bagian Adpem"]


def test_a_directory_that_was_handed_out_does_not_change() -> None:
    """Facts make a new directory; the one before them stays as it was."""
    before = given(DINKES)
    before.after(*when(before, RenameAgency(code="DINKES", name="Dinkes Baru")))
    assert before.agency_name("DINKES") == "Dinas Kesehatan"


def test_an_agency_changes_in_what_the_command_speaks_of() -> None:
    """Working days change, kind and confirmation stay as they were."""
    (event,) = when(given(DINKES), ChangeAgency(code="DINKES", working_days=6))
    assert isinstance(event, AgencyChanged)
    assert (event.kind, event.working_days, event.confirmed) == (AgencyKind.DEPARTMENT, 6, True)


def test_a_cause_can_lose_its_natural_desk() -> None:
    """None takes the natural desk away, where not speaking of it leaves it."""
    (event,) = when(given(*KNOWN), ChangeCause(code="A9-SP2D", natural_desk=None, locus=Locus.CENTRAL))
    assert isinstance(event, CauseChanged)
    assert (event.natural_desk, event.locus, event.dak_code) == (None, Locus.CENTRAL, 8)


def test_a_desk_moves_to_another_agency() -> None:
    """A desk moves to an agency that is in use, and its matters stay."""
    directory = given(*KNOWN, replace(DINKES, code="SETKAB"))
    desk = directory.after(*when(directory, ChangeDesk(code="BPKAD", agency="SETKAB"))).desk("BPKAD")
    assert desk is not None
    assert (desk.agency, desk.helps_with) == ("SETKAB", ("SP2D", "cash"))


@pytest.mark.parametrize(
    "command",
    [
        RenameAgency(code="DINKES", name="Dinas Kesehatan "),
        RenameDesk(code="BPKAD", name="Badan Pengelola Keuangan"),
        RenameCause(code="A9-SP2D", name_id="SP2D terlambat", name_en="SP2D late"),
        RenameOffice(code="adpem", title="Adpem"),
        ChangeAgency(code="DINKES", working_days=5),
        ChangeDesk(code="BPKAD", agency="DINKES"),
        ChangeCause(code="A9-SP2D", natural_desk="BPKAD"),
        ReinstateAgency(code="DINKES"),
        ReinstateDesk(code="BPKAD"),
        ReinstateCause(code="A9-SP2D"),
        ReinstateOffice(code="adpem"),
    ],
)
def test_what_is_so_already_makes_no_fact(command: Command) -> None:
    """A command that would change nothing stores nothing."""
    assert when(given(*KNOWN, ADPEM), command) == ()


@pytest.mark.parametrize(
    ("command", "field", "key"),
    [
        (RenameAgency(code="DINKES", name=""), "name", "required"),
        (RenameCause(code="A9-SP2D", name_id="x", name_en=" "), "name_en", "required"),
        (ChangeAgency(code="DINKES", working_days=4), "working_days", "working_days"),
        (ChangeDesk(code="BPKAD", agency="NOWHERE"), "agency", "unknown_agency"),
        (ChangeCause(code="A9-SP2D", dak_code=0), "dak_code", "dak_code"),
        (ChangeCause(code="A9-SP2D", natural_desk="NOWHERE"), "natural_desk", "unknown_desk"),
    ],
)
def test_a_change_that_cannot_be_taken_is_named_by_field(command: Command, field: str, key: str) -> None:
    """A field that cannot be taken is refused by its name and a message key."""
    with pytest.raises(Invalid) as refusal:
        when(given(*KNOWN), command)
    assert refusal.value.fields[field][0] == key


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (RenameAgency(code="X", name="x"), "agency"),
        (ChangeDesk(code="X"), "desk"),
        (RetireCause(code="X"), "cause"),
        (RenameOffice(code="X", title="x"), "office"),
    ],
)
def test_what_is_not_known_is_not_found(command: Command, what: str) -> None:
    """A command about an unknown code is refused as not found."""
    with pytest.raises(NotFound) as refusal:
        when(Directory(), command)
    assert (refusal.value.data["what"], refusal.value.data["ref"]) == (what, "X")


def test_entries_are_retired_and_reinstated() -> None:
    """What is retired stays readable, is marked, and can be used again."""
    retired = given(
        *KNOWN,
        ADPEM,
        RetireCause(code="A9-SP2D"),
        RetireDesk(code="BPKAD"),
        RetireAgency(code="DINKES"),
        RetireOffice(code="adpem"),
    )
    back = given(
        ReinstateAgency(code="DINKES"),
        ReinstateDesk(code="BPKAD"),
        ReinstateCause(code="A9-SP2D"),
        ReinstateOffice(code="adpem"),
        start=retired,
    )
    for directory, expected in ((retired, True), (back, False)):
        assert [agency.retired for agency in directory.agencies()] == [expected]
        assert [desk.retired for desk in directory.desks()] == [expected]
        assert [cause.retired for cause in directory.causes()] == [expected]
        assert [office.retired for office in directory.offices()] == [expected]


def test_what_others_rest_on_is_not_retired() -> None:
    """An agency with a desk in use, and a desk that is a cause's natural one, are refused with who uses them."""
    with pytest.raises(Refused) as agency:
        when(given(*KNOWN), RetireAgency(code="DINKES"))
    with pytest.raises(Refused) as desk:
        when(given(*KNOWN), RetireDesk(code="BPKAD"))
    assert (agency.value.key, agency.value.data["by"]) == ("still_in_use", ("BPKAD",))
    assert (desk.value.key, desk.value.data["by"]) == ("still_in_use", ("A9-SP2D",))
