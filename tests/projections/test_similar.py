from typing import Any

from domain.acting import Acting
from domain.obstacle import Visibility
from domain.text import Text
from projections.similar import ENOUGH, Similar, Told, likeness, similar, telling
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, DONE_STATED, RESOLVED, raised
from tests.domain.obstacle.offices import ADPEM, HEAD, LEADERSHIP, OTHER_OPERATOR
from tests.projections.telling import Models

WORDS = "Tender pengadaan alat kesehatan puskesmas gagal dua kali"
SOLVED = (ACCEPTED, ASSIGNED, DONE_STATED, RESOLVED)


def found(models: Models, acting: Acting, **told: str) -> Similar:
    with models.reading() as connection:
        return similar(connection, acting, Told(**told))


def named(words: str, **more: Any) -> dict[str, Any]:
    return {"title": Text(words), "description": Text(words), **more}


def test_words_that_any_report_has_tell_nothing() -> None:
    """Two reports are alike by what they are about; short words and those of every report do not count."""
    typed = telling("Tender alat kesehatan gagal dan belum ada penawaran")
    assert typed == {"tender", "alat", "kesehatan", "gagal", "penawaran"}
    same, other = telling("Tender Alat Kesehatan gagal!"), telling("Lahan jembatan belum bebas")
    assert likeness(typed, same, same_cause=True) == 1.0
    assert likeness(typed, other, same_cause=True) == 0.0
    assert likeness(typed, telling("alat"), same_cause=True) == 0.0
    half = telling("alat kesehatan rumah sakit daerah")
    assert likeness(typed, half, same_cause=False) < ENOUGH < likeness(typed, half, same_cause=True)


def test_an_open_report_of_the_agency_is_a_likely_duplicate(models: Models) -> None:
    """The same told in other words of the same agency is found, the likeliest first; what is closed or other is not."""
    models.tell(1, raised(**named("Pengadaan alat kesehatan puskesmas gagal tender")))
    models.tell(2, raised(**named("Alat kesehatan puskesmas terlambat, tender diulang")))
    models.tell(3, raised(**named("Lahan jembatan belum bebas")))
    models.tell(4, raised(**named(WORDS)), *SOLVED)
    told = found(models, ADPEM, agency="DINKES", cause="A5-GAGAL", words=WORDS)
    assert told.likely[0].card.title == "Pengadaan alat kesehatan puskesmas gagal tender"
    assert {one.card.number for one in told.likely} == {"KDL-2024-1", "KDL-2024-2"}


def test_other_agencies_are_found_by_rare_words(models: Models) -> None:
    """Without an agency, or in another, what holds three of the longest words is found too, and two are too few."""
    models.tell(1, raised(agency="DPUPR", by=OTHER_OPERATOR, **named("Pengadaan puskesmas kesehatan terhenti")))
    models.tell(2, raised(agency="DPUPR", by=OTHER_OPERATOR, **named("Pengadaan puskesmas")))
    for words in (WORDS, f"{WORDS} pertanggungjawaban berkepanjangan"):
        told = found(models, ADPEM, agency="DINKES", words=words)
        assert [one.card.number for one in told.likely] == ["KDL-2024-1"]


def test_an_old_report_of_the_agency_is_found_behind_many_newer_ones(models: Models) -> None:
    """All that an agency has open is compared, not its newest page."""
    models.tell(1, raised(**named("Alat kesehatan terhenti")))
    for n in range(2, 120):
        models.tell(n, raised(**named(f"Lahan jembatan {n} belum bebas")))
    told = found(models, ADPEM, agency="DINKES", words="Alat kesehatan terhenti di gudang")
    assert [one.card.number for one in told.likely] == ["KDL-2024-1"]


def test_solved_ones_of_the_cause_tell_what_worked(models: Models) -> None:
    """Of the same cause, those with the same words come first, each with what its confirmation said."""
    models.tell(1, raised(**named(WORDS)), *SOLVED)
    models.tell(2, raised(**named("Lain sama sekali")), *SOLVED)
    models.tell(3, raised(**named(WORDS)))
    cause = next(iter(models.obstacles.values())).record.cause
    told = found(models, ADPEM, cause=cause, words=WORDS)
    assert [one.card.title for one in told.solved] == [WORDS, "Lain sama sekali"]
    assert str(told.solved[0].what_worked) == "a new tender"
    assert found(models, ADPEM, cause="A9-SPM", words=WORDS).solved == ()


def test_nobody_is_shown_what_he_may_not_see(models: Models) -> None:
    """Neither a duplicate nor a solved one tells of an obstacle that the office may not see."""
    secret = named(WORDS, visibility=Visibility.LEADERSHIP_ONLY)
    models.tell(1, raised(**secret))
    models.tell(2, raised(**secret), *SOLVED)
    cause = next(iter(models.obstacles.values())).record.cause
    for office in (ADPEM, HEAD, OTHER_OPERATOR):
        assert found(models, office, agency="DINKES", cause=cause, words=WORDS) == Similar()
    assert len(found(models, LEADERSHIP, agency="DINKES", cause=cause, words=WORDS).likely) == 1


def test_little_finds_nothing(models: Models) -> None:
    """One word, no words, signs only: nothing is shown, and nothing fails."""
    models.tell(1, raised(**named(WORDS)))
    for words in ("", "tender", "'; DROP TABLE --", '" * NEAR(', "ا"):
        assert found(models, ADPEM, agency="DINKES", words=words).likely == ()
