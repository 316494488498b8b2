from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.event import Event
from domain.obstacle import (
    Accepted,
    Amendment,
    AssistanceAssigned,
    AssistanceExtended,
    AssistanceTaken,
    Commented,
    Effect,
    FileRef,
    Level,
    Locus,
    Merged,
    MergedAmount,
    ObstacleRaised,
    Record,
    RecordAmended,
    Resolved,
    Stage,
    State,
)
from domain.text import Text
from tests.wording.regency import DIRECTORY, NOON, acting
from wording.language import language
from wording.timeline import Detail, sentence, story

INDONESIAN = language("id")
THIS, OTHER = UUID(int=1), UUID(int=2)
OPERATOR = acting(OfficeKind.OPERATOR, agency="DINKES")
ADPEM = acting(OfficeKind.ADPEM)
BPKAD = acting(OfficeKind.DESK, desk="BPKAD")
PHOTO = FileRef(id=UUID(int=9), sha256="00")
RECORD = Record(
    agency="DINKES",
    fiscal_year=2024,
    cause="A9-SP2D",
    stage=Stage.DISBURSEMENT,
    locus=Locus.REGENCY,
    title=Text("SP2D tertahan"),
    description=Text("SP2D tertahan di tahap akhir"),
    effect=Effect.FINISHED_UNPAID,
    happened_on=date(2024, 11, 25),
    evidence=(PHOTO,),
)


def event(cls: type[Event], version: int, by: Acting, **values: Any) -> Event:
    recorded_at = NOON + timedelta(hours=version)
    return cls(originator_id=THIS, originator_version=version, recorded_at=recorded_at, by=by, **values)


RAISED = event(ObstacleRaised, 1, OPERATOR, record=RECORD)
AMENDED = event(
    RecordAmended,
    2,
    OPERATOR,
    amendment=Amendment(fields=("title", "amount_at_stake"), title=Text("SP2D terlambat"), amount_at_stake=250_000_000),
)
ACCEPTED = event(Accepted, 3, ADPEM, level=Level.ADPEM)
ASSIGNED = event(
    AssistanceAssigned, 4, ADPEM, n=1, desk="BPKAD", due=date(2024, 12, 5), request=Text("Percepat penerbitan SP2D")
)
TAKEN = event(AssistanceTaken, 5, BPKAD, n=1)
EXTENDED = event(AssistanceExtended, 6, ADPEM, n=1, due=date(2024, 12, 12), reason=Text("Kas belum cukup"))
STORY = (RAISED, AMENDED, ACCEPTED, ASSIGNED, TAKEN, EXTENDED)


def test_a_story_is_told_event_by_event() -> None:
    """Each event of an obstacle is one sentence, with the help it is about named by its desk."""
    assert [told.headline for told in story(STORY, INDONESIAN, DIRECTORY)] == [
        "Kendala dilaporkan",
        "Catatan diperbaiki: Judul dan Nilai terdampak",
        "Kendala diterima pada jenjang Bagian Adpem",
        "Bidang BPKAD ditugaskan mendampingi sampai 5 Desember 2024",
        "Pendampingan disanggupi Bidang BPKAD",
        "Pendampingan Bidang BPKAD diperpanjang sampai 12 Desember 2024",
    ]


def test_a_story_marks_where_the_state_changed() -> None:
    """An event that led to another state names it, any other names none."""
    states = [told.state for told in story(STORY, INDONESIAN, DIRECTORY)]
    assert states == [State.RAISED, None, State.ACCEPTED, State.ASSISTED, None, None]


def test_office_and_person_stand_apart_from_the_headline() -> None:
    """Who acted is told as an office with the name of its day, and the person beside it where known."""
    told = sentence(RAISED, INDONESIAN, DIRECTORY, {"p1": "Nama Contoh"})
    assert (told.office, told.person) == ("Operator Dinas Kesehatan", "Nama Contoh")


def test_an_amendment_shows_what_it_replaced() -> None:
    """Within a story each amended field has its old and its new words; alone it has the new ones only."""
    within, alone = story(STORY, INDONESIAN, DIRECTORY)[1], sentence(AMENDED, INDONESIAN, DIRECTORY)
    assert within.details == (
        Detail("Judul", "SP2D terlambat", "SP2D tertahan"),
        Detail("Nilai terdampak", "Rp250.000.000", "–"),
    )
    assert [detail.before for detail in alone.details] == [None, None]


def test_words_and_files_are_kept_beside_the_headline() -> None:
    """What was typed is the quote, and what was attached is listed."""
    told = sentence(RAISED, INDONESIAN, DIRECTORY)
    assert (told.quote, told.redacted, told.files) == ("SP2D tertahan di tahap akhir", False, (PHOTO,))


def test_removed_text_is_said_to_be_removed() -> None:
    """A quote that was redacted is replaced by words that say so."""
    told = sentence(event(Commented, 2, ADPEM, text=Text(None)), INDONESIAN, DIRECTORY)
    assert (told.quote, told.redacted) == ("(teks dihapus)", True)


def test_a_confirmation_tells_cause_and_cure() -> None:
    """What Ekobang wrote down at the end stands under its own labels."""
    resolved = event(Resolved, 2, ADPEM, root_cause=Text("Kas terlambat"), what_worked=Text("Jam layanan ditambah"))
    assert [(each.label, each.text) for each in sentence(resolved, INDONESIAN, DIRECTORY).details] == [
        ("Akar masalah", "Kas terlambat"),
        ("Penyelesaian yang berhasil", "Jam layanan ditambah"),
    ]


def test_another_obstacle_is_named_only_to_those_who_may_know_it() -> None:
    """A merge names the number where it is given, and otherwise only another obstacle."""
    merged = event(Merged, 2, ADPEM, into=OTHER, amount=MergedAmount.SAME)
    known = sentence(merged, INDONESIAN, DIRECTORY, numbers={OTHER: "KDL-2024-12"})
    assert (known.headline, known.other) == ("Digabung ke KDL-2024-12; nilainya sama", OTHER)
    assert sentence(merged, INDONESIAN, DIRECTORY).headline == "Digabung ke kendala lain; nilainya sama"


def test_help_goes_by_its_number_where_its_desk_is_not_known() -> None:
    """Told without its story, an extension names the assistance by its number."""
    assert sentence(EXTENDED, INDONESIAN, DIRECTORY).headline == (
        "Pendampingan bidang pembantu ke-1 diperpanjang sampai 12 Desember 2024"
    )


def test_a_headline_never_reads_what_was_typed_as_a_sentence() -> None:
    """Braces and percent signs in names are left alone."""
    odd = replace(ASSIGNED, desk="{0.x} %(y)s")  # type: ignore[call-arg]  # the event has a desk
    assert "Bidang {0.x} %(y)s" in sentence(odd, INDONESIAN, DIRECTORY).headline
