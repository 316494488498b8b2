"""Importing the form: everything new or nothing, known lines passed over, likely ones shown."""

from collections.abc import Container, Sequence
from dataclasses import replace
from threading import Barrier, Thread

import pytest

from domain.directory.retiring import RetireCause
from domain.importing import Imported, Plan
from domain.obstacle import Amend, Amendment, ChangeVisibility, State, Visibility
from domain.refusals import Invalid, Refused
from domain.text import Text
from domain.tracker import Request
from kendala.exchange.importing import ALL, bring_in
from kendala.parts import Parts
from projections.bulk import recent
from projections.obstacle import every
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, HEAD, OPERATOR, PROGRAM
from tests.kendala.exchange.files import HEADINGS, Value, row, table
from tests.kendala.installing import assembled, catch_up, raised

DESCRIPTION = "SIPD lambat; SP2D tertahan"


def imported(
    parts: Parts, *rows: Sequence[Value], take: Container[int] = (), dry_run: bool = False
) -> tuple[Plan, Imported | None]:
    return bring_in(parts, ADPEM, table(*rows), take=take, dry_run=dry_run)


def counted(parts: Parts) -> int:
    with parts.reads.connect() as connection:
        return sum(1 for _ in every(connection, PROGRAM))


def test_a_second_run_adds_nothing(parts: Parts) -> None:
    """A line is known by agency, day, cause and words: letters and spaces aside, it never comes in twice."""
    _, first = imported(parts, row(), row(Kendala="Tagihan belum lengkap"))
    assert first
    assert first.position == parts.log.head()
    planned, second = imported(parts, row(Kendala="  sipd LAMBAT;\n sp2d tertahan"), row(OPD="dinkes"))
    assert second is None
    assert [(one.line, one.ref) for one in planned.same] == [(2, "KDL-2024-1"), (3, "KDL-2024-1")]
    assert counted(parts) == 2


def test_a_line_that_is_there_twice(parts: Parts) -> None:
    """Of two same lines in one file one comes in, and the other names its line."""
    planned, _ = imported(parts, row(), row())
    assert [(one.line, one.ref) for one in planned.same] == [(3, "#2")]
    assert counted(parts) == 1


def test_a_near_match_is_shown_and_not_taken(parts: Parts) -> None:
    """A line that is nearly known is shown with the obstacle it resembles, and taken only when told to."""
    known = raised(parts, DESCRIPTION)
    near = row(Kendala="SIPD sangat lambat; SP2D tertahan", Tanggal="17/11/2024")
    planned, stored = imported(parts, near)
    assert stored is None
    assert [(one.line, one.ref) for one in planned.near] == [(2, "KDL-2024-1")]
    _, stored = imported(parts, near, take=ALL)
    assert stored
    assert counted(parts) == 2
    assert len(parts.log.load(known)) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"OPD": "DPUPR"},
        {"Tanggal": "02/09/2024"},
        {"Kendala": "Tagihan belum lengkap sehingga SPM belum dapat diajukan"},
    ],
)
def test_what_is_not_near(parts: Parts, more: dict[str, str]) -> None:
    """Another agency, another season or other words make another obstacle."""
    raised(parts, DESCRIPTION)
    planned, stored = imported(parts, row(**more))
    assert not planned.near
    assert stored


def test_one_bad_line_keeps_all_out(parts: Parts) -> None:
    """Each bad line is named with every reason, and nothing of the file is stored."""
    bad = row(Tanggal="31/02/2024", OPD="DINAS X", Dampak="Parah")
    bad[HEADINGS.index("Nilai terdampak (Rp)")] = "1.234 miliar"
    planned, stored = imported(parts, row(), bad, row(Kendala=None), row(Tanggal="01/01/2030", Kendala="Lain"))
    assert stored is None
    assert [one.line for one in planned.bad] == [3, 4, 5]
    first, second, third = (one.refusal for one in planned.bad)
    assert isinstance(first, Invalid)
    assert {field: fault[0] for field, fault in first.fields.items()} == {
        "happened_on": "not_a_date",
        "agency": "unknown_agency",
        "effect": "cannot_be_read",
        "amount_at_stake": "ambiguous_rupiah",
    }
    assert isinstance(second, Invalid)
    assert second.fields["description"][0] == "required"
    assert isinstance(third, Invalid)
    assert third.fields["happened_on"][0] == "in_the_future"
    assert counted(parts) == 0


@pytest.mark.parametrize("field", ["Tanggal", "OPD", "Kode Sebab", "Dampak"])
def test_what_has_to_be_filled(parts: Parts, field: str) -> None:
    """A line without its day, agency, cause or effect is bad."""
    cells = row()
    cells[HEADINGS.index(field)] = " "
    planned, _ = imported(parts, cells)
    (bad,) = planned.bad
    assert isinstance(bad.refusal, Invalid)
    assert [fault[0] for fault in bad.refusal.fields.values()] == ["required"]


def test_a_retired_code(parts: Parts) -> None:
    """A cause that is not used any more is refused as such."""
    parts.registrar.handle(RetireCause(code="A9-SIPD"), Request(acting=PROGRAM))
    planned, _ = imported(parts, row())
    (bad,) = planned.bad
    assert isinstance(bad.refusal, Invalid)
    assert bad.refusal.fields["cause"] == ("retired_code", {"code": "A9-SIPD"})


def test_for_another_agency(parts: Parts) -> None:
    """An operator may bring in their own agency's lines, and each line of another agency is bad."""
    rows = table(row(), row(OPD="DPUPR", Kendala="Cuaca buruk"))
    planned, stored = bring_in(parts, OPERATOR, rows)
    assert stored is None
    assert [(one.line, one.refusal.key) for one in planned.bad] == [(3, "not_your_act")]
    _, stored = bring_in(parts, OPERATOR, table(row()))
    assert stored


def test_what_the_importer_may_not_see(parts: Parts) -> None:
    """A line that came in before and was hidden since is known all the same, without its number."""
    imported(parts, row())
    obstacle = parts.log.read(parts.log.head() - 1, 1)[0].event.originator_id
    hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Menyangkut pejabat."))
    parts.tracker.act(obstacle, hide, Request(acting=ASSISTANT))
    planned, stored = imported(parts, row())
    assert stored is None
    assert [(one.line, one.ref) for one in planned.same] == [(2, "")]


def test_what_was_amended_since(parts: Parts) -> None:
    """A line whose obstacle says something else by now does not come in a second time."""
    imported(parts, row())
    obstacle = parts.log.read(parts.log.head() - 1, 1)[0].event.originator_id
    words = Text("Ternyata berkas tagihan belum ditandatangani konsultan")
    amendment = Amendment(fields=("description",), description=words)
    parts.tracker.act(obstacle, Amend(amendment=amendment), Request(acting=ADPEM))
    _, stored = imported(parts, row())
    assert stored is None
    assert counted(parts) == 1


def test_one_import_is_one_story(parts: Parts) -> None:
    """All obstacles of an import carry its correlation, in the order of the file, with numbers in that order."""
    _, stored = imported(parts, row(), row(Kendala="Tagihan belum lengkap"), row(Kendala="Hujan", Dampak="Terlambat"))
    assert stored
    recorded = parts.log.read(parts.log.head() - 3, 3)
    assert {one.metadata.correlation for one in recorded} == {stored.correlation}
    assert {one.metadata.via for one in recorded} == {"import"}
    numbers = parts.log.numbers([one.event.originator_id for one in recorded])
    assert [numbers[one.event.originator_id].n for one in recorded] == [1, 2, 3]


def test_an_import_is_taken_back_in_one_transaction(parts: Parts) -> None:
    """It stands among the recent acts on many, and its undo withdraws all that nobody went on with."""
    planned, stored = imported(parts, row(), row(Kendala="Tagihan belum lengkap"))
    assert stored
    with parts.reads.connect() as connection:
        (found,) = recent(connection, ADPEM)
    assert (found.id, found.act, found.done) == (stored.correlation, "import", 2)
    head = parts.log.head()
    outcome = parts.bulks.undo(stored.correlation, Text("Berkas keliru."), Request(acting=ADPEM))
    assert [would.after.state for would in outcome.done] == [State.WITHDRAWN] * len(planned.events)
    assert len({one.metadata.correlation for one in parts.log.read(head, 10)}) == 1


def test_a_dry_run(parts: Parts) -> None:
    """A dry run tells what would be stored, and stores nothing."""
    head = parts.log.head()
    planned, stored = imported(parts, row(), dry_run=True)
    assert len(planned.events) == 1
    assert stored is None
    assert parts.log.head() == head


def test_two_imports_of_one_file_at_once(parts: Parts) -> None:
    """Two people who import the same file at the same moment bring it in once, and neither is refused."""
    at_once, results = Barrier(2), []
    rows = table(*[row(Kendala=f"Kendala nomor {n} dari berkas yang sama") for n in "abc"])

    def run() -> None:
        with assembled(parts.settings) as own:
            at_once.wait()
            results.append(bring_in(own, ADPEM, rows, take=ALL))

    both = [Thread(target=run) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    catch_up(parts)
    assert counted(parts) == 3
    assert len(results) == 2


def test_hidden_reports_of_the_agency(parts: Parts) -> None:
    """What a colleague hid from the agency takes no part in near matches, so that nothing leaks."""
    raised(parts, DESCRIPTION, by=HEAD, visibility=Visibility.LEADERSHIP_ONLY)
    catch_up(parts)
    planned, _ = bring_in(parts, OPERATOR, table(row(Kendala=DESCRIPTION + "!")), dry_run=True)
    assert (len(planned.events), planned.near, planned.same) == (1, [], [])


def test_the_words_of_a_refusal_stay_the_domains(parts: Parts) -> None:
    """What the domain refuses of a report, such as *other* without an explanation, is a bad line."""
    rows = row(Kendala="Lain-lain")
    rows[HEADINGS.index("Kode Sebab")] = "A99-LAIN"
    planned, _ = imported(parts, rows)
    assert isinstance(planned.bad[0].refusal, Refused)
    assert replace(planned, bad=[]) == Plan()
