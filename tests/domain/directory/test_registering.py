"""Bringing entries into the directory."""

from dataclasses import replace

import pytest

from domain.acting import SYSTEM, Acting, OfficeKind
from domain.directory import Directory
from domain.directory.agencies import AgencyKind, AgencyRegistered
from domain.directory.causes import CauseRegistered
from domain.directory.deciding import Command
from domain.directory.desks import DeskRegistered
from domain.directory.offices import OfficeEstablished
from domain.directory.registering import EstablishOffice, RegisterAgency
from domain.directory.retiring import RetireAgency, RetireCause, RetireDesk
from domain.directory.streams import AGENCIES, CAUSES
from domain.obstacle.vocabulary import Locus, Stage
from domain.refusals import Invalid, NotYourAct
from tests.domain.directory.story import BPKAD, DINKES, KNOWN, NOON, SP2D, given, when

STAMP = {"recorded_at": NOON, "by": SYSTEM, "originator_version": 1}
HEAD = EstablishOffice(
    code="agency_head.DINKES", title="Kepala Dinas Kesehatan", kind=OfficeKind.AGENCY_HEAD, agency="DINKES"
)


def test_an_agency_is_registered() -> None:
    """An agency is brought in with all that is known of it, as the first fact of its stream."""
    (event,) = when(Directory(), DINKES)
    assert event == AgencyRegistered(
        originator_id=AGENCIES,
        originator_version=1,
        recorded_at=NOON,
        by=SYSTEM,
        code="DINKES",
        name="Dinas Kesehatan",
        kind=AgencyKind.DEPARTMENT,
        working_days=5,
        confirmed=True,
    )


def test_a_desk_is_registered() -> None:
    """A desk is brought in with its agency and the matters it helps with."""
    (event,) = when(given(DINKES), BPKAD)
    assert isinstance(event, DeskRegistered)
    assert (event.name, event.agency, event.helps_with) == ("Badan Pengelola Keuangan", "DINKES", ("SP2D", "cash"))


def test_a_cause_is_registered() -> None:
    """A cause is brought in with its stage and what obstacles take from it."""
    (event,) = when(given(DINKES, BPKAD), SP2D)
    assert event == CauseRegistered(
        originator_id=CAUSES,
        originator_version=1,
        recorded_at=NOON,
        by=SYSTEM,
        code="A9-SP2D",
        stage=Stage.DISBURSEMENT,
        locus=Locus.REGENCY,
        dak_code=8,
        name_id="SP2D terlambat",
        name_en="SP2D late",
        natural_desk="BPKAD",
    )


def test_an_office_is_established() -> None:
    """An office is brought in with its title, its kind and the unit it sits in."""
    (event,) = when(given(DINKES), HEAD)
    assert isinstance(event, OfficeEstablished)
    assert (event.title, event.kind, event.agency, event.desk) == (
        "Kepala Dinas Kesehatan",
        OfficeKind.AGENCY_HEAD,
        "DINKES",
        None,
    )


@pytest.mark.parametrize(
    ("command", "field", "key"),
    [
        (DINKES, "code", "code_taken"),
        (BPKAD, "code", "code_taken"),
        (SP2D, "code", "code_taken"),
        (replace(DINKES, code="DIN KES"), "code", "code_shape"),
        (replace(DINKES, code="X" * 65), "code", "code_shape"),
        (replace(DINKES, code="X", name="  "), "name", "required"),
        (replace(DINKES, code="X", name="x" * 201), "name", "too_long"),
        (replace(DINKES, code="X", working_days=7), "working_days", "working_days"),
        (replace(BPKAD, code="X", agency="NOWHERE"), "agency", "unknown_agency"),
        (replace(SP2D, code="X", name_en=""), "name_en", "required"),
        (replace(SP2D, code="X", dak_code=12), "dak_code", "dak_code"),
        (replace(SP2D, code="X", natural_desk="NOWHERE"), "natural_desk", "unknown_desk"),
        (replace(HEAD, agency=None), "agency", "required"),
        (replace(HEAD, agency="NOWHERE"), "agency", "unknown_agency"),
        (replace(HEAD, desk="BPKAD"), "desk", "not_with_this_office"),
        (replace(HEAD, kind=OfficeKind.ADPEM), "agency", "not_with_this_office"),
        (replace(HEAD, kind=OfficeKind.DESK, agency=None), "desk", "required"),
        (replace(HEAD, kind=OfficeKind.SYSTEM, agency=None), "kind", "not_an_office"),
    ],
)
def test_what_cannot_be_taken_is_named_by_field(command: Command, field: str, key: str) -> None:
    """A field that cannot be taken is refused by its name and a message key."""
    with pytest.raises(Invalid) as refusal:
        when(given(*KNOWN), command)
    assert refusal.value.fields[field][0] == key


def test_nothing_new_is_tied_to_a_retired_unit() -> None:
    """A desk of a retired agency, and a cause with a retired desk, are refused."""
    retired = given(*KNOWN, RetireCause(code="A9-SP2D"), RetireDesk(code="BPKAD"), RetireAgency(code="DINKES"))
    with pytest.raises(Invalid) as desk:
        when(retired, replace(BPKAD, code="X"))
    with pytest.raises(Invalid) as cause:
        when(retired, replace(SP2D, code="X"))
    assert desk.value.fields["agency"][0] == "retired_agency"
    assert cause.value.fields["natural_desk"][0] == "retired_desk"


@pytest.mark.parametrize("kind", sorted(set(OfficeKind) - {OfficeKind.ADMIN, OfficeKind.SYSTEM}))
def test_only_the_administrator_and_the_program_keep_the_directory(kind: OfficeKind) -> None:
    """Every other office is refused, whatever the command."""
    outsider = Acting(account="a", person="p", office="o", kind=kind, agency="DINKES", desk="BPKAD")
    with pytest.raises(NotYourAct) as refusal:
        when(Directory(), DINKES, by=outsider)
    assert refusal.value.data["act"] == "register_agency"


def test_the_administrator_keeps_the_directory() -> None:
    """The administrator's facts carry the office that recorded them."""
    admin = Acting(account="a", person="p", office="admin", kind=OfficeKind.ADMIN)
    (event,) = when(Directory(), RegisterAgency(code="X", name="X", kind=AgencyKind.AGENCY), by=admin)
    assert event.by == admin
