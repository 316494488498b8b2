import pytest

from domain.acting import SYSTEM, Acting, OfficeKind, Standing
from domain.obstacle import Party
from domain.text import Text
from tests.wording.regency import DIRECTORY, NOON, acting
from wording.language import language
from wording.offices import desk_title, office_title, party_name, person_name

INDONESIAN, ENGLISH = language("id"), language("en")


@pytest.mark.parametrize(
    ("office", "title"),
    [
        (acting(OfficeKind.OPERATOR, agency="DINKES"), "Operator Dinas Kesehatan"),
        (acting(OfficeKind.AGENCY_HEAD, agency="DINKES"), "Kepala Dinas Kesehatan"),
        (acting(OfficeKind.AGENCY_HEAD, agency="DINKES", standing=Standing.PLT), "Plt. Kepala Dinas Kesehatan"),
        (acting(OfficeKind.AGENCY_HEAD, agency="KEC-1"), "Camat Muara Wahau"),
        (acting(OfficeKind.AGENCY_HEAD, agency="RSUD"), "Direktur RSUD Kudungga"),
        (acting(OfficeKind.AGENCY_HEAD, agency="SETKAB"), "Sekretaris Kabupaten"),
        (acting(OfficeKind.DESK, desk="BPKAD"), "Bidang BPKAD"),
        (acting(OfficeKind.DESK, desk="HUKUM"), "Bagian Hukum"),
        (acting(OfficeKind.ADPEM), "Bagian Adpem"),
        (acting(OfficeKind.ASSISTANT, standing=Standing.PLH), "Plh. Asisten Ekobang"),
        (acting(OfficeKind.LEADERSHIP, office="bupati", standing=Standing.PJS), "Pjs. Bupati"),
        (SYSTEM, "Sistem Kendala"),
    ],
)
def test_an_office_is_titled_as_officials_write_it(office: Acting, title: str) -> None:
    """A registered title is used as it is, any other office is titled after its kind and unit, with its standing."""
    assert office_title(office, DIRECTORY, INDONESIAN, NOON) == title


def test_a_title_keeps_the_name_of_its_day() -> None:
    """What was done in 2024 is shown under the agency's name of 2024."""
    operator = acting(OfficeKind.OPERATOR, agency="DINKES")
    assert office_title(operator, DIRECTORY, INDONESIAN) == "Operator Dinas Kesehatan dan KB"
    assert office_title(operator, DIRECTORY, ENGLISH, NOON) == "Operator of Dinas Kesehatan"


def test_a_desk_that_is_an_agency_goes_by_its_code() -> None:
    """Desks that are agencies are known by their short names, parts of an agency by their own."""
    assert [desk_title(code, DIRECTORY, INDONESIAN) for code in ("BPKAD", "HUKUM", "UNKNOWN")] == [
        "Bidang BPKAD",
        "Bagian Hukum",
        "Bidang UNKNOWN",
    ]


def test_a_person_is_named_only_where_the_name_is_known() -> None:
    """Names lie outside the events, so that an erased person has none."""
    office = acting(OfficeKind.ADPEM)
    assert [person_name(office, names) for names in ({"p1": "Nama Contoh"}, {})] == ["Nama Contoh", ""]


def test_a_party_is_a_desk_an_agency_or_a_name() -> None:
    """Whoever is expected to help is named by what it is, and removed text is said to be removed."""
    parties = (
        Party(desk="BPKAD"),
        Party(agency="RSUD"),
        Party(name=Text("Kementerian Keuangan")),
        Party(name=Text(None)),
    )
    assert [party_name(party, DIRECTORY, INDONESIAN) for party in parties] == [
        "Bidang BPKAD",
        "RSUD Kudungga",
        "Kementerian Keuangan",
        "(teks dihapus)",
    ]
