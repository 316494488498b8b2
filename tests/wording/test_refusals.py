from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.accounts import NotLoggedIn, OfficeNotYours, TooManyAttempts
from domain.almanac import Document
from domain.files import FileTooLarge
from domain.obstacle import ACTS, Level, State
from domain.refusals import ChangedSince, Invalid, KeyReused, NotFound, NotYourAct, Refused, WrongState
from tests.wording.keys import fault_keys, kinds_not_found, refusal_keys
from wording import faults, refusals
from wording.granted import when
from wording.language import Language, language
from wording.refusals import field_faults, field_sentence, sentence
from wording.terms import word_of

INDONESIAN, ENGLISH = language("id"), language("en")
LANGUAGES = (INDONESIAN, ENGLISH)
DAY = date(2024, 11, 26)
#: All that any fault brings with it.
DATA: Mapping[str, Any] = {
    "wait": 12,
    **dict.fromkeys(("longest", "most", "least", "length", "count", "shortest", "digits"), 120),
    **dict.fromkeys(("earliest", "latest", "due", "day", "today"), DAY),
    **dict.fromkeys(("code", "desk", "username", "typed", "value", "known", "kind", "file", "ending"), "X-1"),
    "first": 2015,
    "last": 2025,
    "level": Level.ADPEM,
    "second": 2,
    "n": 3,
    "name": "Hari Raya Natal",
    "file": "foto.png",
    "ending": "PNG",
    "day": date(2024, 12, 25),
    "document": Document.SPM,
    "at": datetime(2024, 12, 20, 15, 0, tzinfo=UTC),
    "state": State.RESOLVED,
}


def test_every_refusal_has_a_sentence() -> None:
    """No key that the domain or the program refuses with is without words."""
    known = {*refusals.SENTENCES, *refusals.SPECIAL, *faults.SENTENCES}
    assert refusal_keys() - known == set()


def test_every_fault_of_a_field_has_a_sentence() -> None:
    """No key that a field is refused with is without words."""
    assert fault_keys() - set(faults.SENTENCES) == set()


def test_everything_that_can_be_missing_has_a_sentence() -> None:
    """Whatever is looked for and not found is named."""
    assert kinds_not_found() - set(refusals.NOT_FOUND) == set()


@pytest.mark.parametrize("key", sorted(faults.SENTENCES))
def test_a_fault_says_what_to_do(key: str) -> None:
    """Each sentence is whole, fills its gaps, and ends."""
    for said_in in LANGUAGES:
        said = field_sentence((key, DATA), said_in)
        assert said.endswith(".")
        assert "{" not in said


def test_days_counts_and_years_are_written_each_in_their_way() -> None:
    """Days are spelt out, limits grouped, years left alone, and levels named."""
    said = {
        key: field_sentence((key, {**DATA, "longest": 10_000}), INDONESIAN)
        for key in ("too_long", "too_early", "not_a_fiscal_year", "not_upward")
    }
    assert said == {
        "too_long": "Persingkat menjadi paling banyak 10.000 karakter.",
        "too_early": "Tanggal ini terlalu lama. Pilih 26 November 2024 atau sesudahnya.",
        "not_a_fiscal_year": "Pilih tahun anggaran dari 2015 sampai 2025.",
        "not_upward": "Pilih jenjang di atas Bagian Adpem.",
    }


@pytest.mark.parametrize("limit", ["most", "longest"])
def test_a_limit_is_understood_by_either_name(limit: str) -> None:
    """The directory and the obstacle name the same limit differently."""
    assert "200" in field_sentence(("too_long", {limit: 200}), INDONESIAN)


def test_an_unknown_key_is_still_a_sentence() -> None:
    """A key without words never breaks a page."""
    assert sentence(Refused("melted"), INDONESIAN) == "Isian ini belum dapat diterima. Periksa kembali."
    assert sentence(NotFound("planet", "x"), INDONESIAN) == "Yang dicari tidak ditemukan. Periksa kembali."


@pytest.mark.parametrize("act", sorted(ACTS))
def test_a_wrong_state_names_the_state_and_who_can_do_what(act: str) -> None:
    """Where it is not the moment, the state is named, and for whom and when the act is open."""
    for said_in in LANGUAGES:
        said = sentence(WrongState(act, "returned"), said_in)
        assert word_of("state", "returned", said_in) in said
        assert when(act, said_in) in said


def test_a_wrong_state_in_words() -> None:
    """The whole sentence tells what to wait for."""
    assert sentence(WrongState("accept", "returned"), INDONESIAN) == (
        "Kendala ini berstatus Dikembalikan. Tindakan “Terima” terbuka bagi Ekobang saat kendala berstatus Dilaporkan."
    )
    assert sentence(WrongState("undo", "merged"), INDONESIAN) == "Kendala ini berstatus Digabung."


@pytest.mark.parametrize(
    ("act", "who"),
    [
        ("accept", "Ekobang"),
        ("comment", "OPD, Ekobang, Bidang pembantu, dan Pimpinan"),
        ("take", "Bidang pembantu"),
        ("register_agency", "Administrator"),
        ("raise", "OPD dan Ekobang"),
        ("undo", "pelaku tindakan itu dan Asisten Ekobang"),
    ],
)
def test_another_offices_act_names_whose_it_is(act: str, who: str) -> None:
    """Whoever may not do an act is told who may."""
    assert sentence(NotYourAct(act), INDONESIAN).endswith(f"Yang berwenang: {who}.")


@pytest.mark.parametrize("said_in", LANGUAGES)
@pytest.mark.parametrize(
    "refusal",
    [
        NotFound("obstacle", "KDL-2024-12"),
        NotFound("session", str(UUID(int=1))),
        Invalid(title=("required", {})),
        ChangedSince(3, yours={"title": "A"}, theirs={"title": "B"}),
        KeyReused(),
        NotLoggedIn(),
        NotLoggedIn("wrong_credentials"),
        OfficeNotYours("bupati"),
        TooManyAttempts(1),
        TooManyAttempts(90),
        FileTooLarge(20_000_000),
        Refused("still_in_use", code="BPKAD", by=("A9-SP2D", "A9-SPM")),
        Refused("came_after", version=4),
    ],
    ids=lambda value: value.key if isinstance(value, Refused) else value.code,
)
def test_every_kind_of_refusal_is_one_or_more_sentences(refusal: Refused, said_in: Language) -> None:
    """Each refusal is told in whole sentences without gaps."""
    said = sentence(refusal, said_in)
    assert said.endswith(".")
    assert "{" not in said


def test_faults_name_their_fields() -> None:
    """A summary of faults has each field with its label and what to do, as that act calls it."""
    refusal = Invalid(reason=("required", {}), **{"whys.1": ("too_long", {"longest": 1000, "length": 1200})})
    assert [
        (fault.field, fault.label, fault.sentence) for fault in field_faults(refusal, INDONESIAN, act="return")
    ] == [
        ("reason", "Yang perlu dilengkapi", "Isi bagian ini."),
        ("whys.1", "Mengapa terjadi", "Persingkat menjadi paling banyak 1.000 karakter."),
    ]
