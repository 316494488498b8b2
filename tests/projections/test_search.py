from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.directory.agencies import AgencyKind, AgencyRegistered, AgencyRenamed
from domain.directory.causes import CauseRegistered
from domain.directory.directory import Directory
from domain.obstacle import Locus, Stage, Visibility
from domain.text import Text
from projections.board import Filters, Sort, page
from projections.search import find
from projections.search.words import words
from tests.domain.obstacle.facts import ACCEPTED, raised
from tests.domain.obstacle.offices import ADPEM, LEADERSHIP, OTHER_OPERATOR, PROGRAM
from tests.projections.lives import amended
from tests.projections.telling import Models

EARLIER = datetime(2024, 1, 1, tzinfo=UTC)
LATER = datetime(2025, 1, 1, tzinfo=UTC)
DIRECTORY = Directory().after(
    AgencyRegistered(
        code="DINKES",
        name="Dinas Kesehatan",
        kind=AgencyKind.DEPARTMENT,
        working_days=5,
        confirmed=True,
        recorded_at=EARLIER,
        by=PROGRAM,
    ),
    AgencyRenamed(code="DINKES", name="Badan Kesehatan", recorded_at=LATER, by=PROGRAM),
    CauseRegistered(
        code="A5-LELANG",
        stage=Stage.PROCUREMENT,
        locus=Locus.REGENCY,
        dak_code=6,
        name_id="Tender terlambat",
        name_en="Tender late",
        natural_desk=None,
        recorded_at=EARLIER,
        by=PROGRAM,
    ),
)
#: What is typed, and the numbers found, in order. The obstacles are told in `told`.
EXAMPLES = [
    ("KDL-2024-12", [12]),
    ("kdl 2024 12", [12]),
    ("kdl-2024-1", [1, 12, 11, 10]),
    ("2024 12", [12, 1]),
    ("12", [12, 1]),
    ("jalan", [1]),
    ("jal", [1]),
    ("jalan rus", [1]),
    ("rusak jalan", [1]),
    ("jal rusak", []),
    ("JALAN", [1]),
    ("cafe", [2]),
    ("Café", [2]),
    ("kesehatan dinas posyandu", [2]),
    ("badan", []),
    ("dinkes posyandu", [2]),
    ("dpupr jembatan", [1]),
    ("tender terlambat posyandu", [2]),
    ("late posyandu", [2]),
    ("a5-lelang jembatan", [1]),
    ("belum", [2]),
    ('"jalan"', [1]),
    ("jalan OR posyandu", []),
    ("jalan AND rusak", []),
    ("jalan NOT rusak", []),
    ("jal*", [1]),
    ("number:12", []),
    ("-jalan", [1]),
    ("'; DROP TABLE search; --", []),
    ("' & | ! : * ( ) <->", []),
    ('"', []),
    ("^jalan", [1]),
    ("NEAR(jalan rusak)", []),
    ("100%", [3]),
    ("rahasia", []),
    ("1e5", [3]),
]


@pytest.fixture
def told(models: Models) -> Models:
    """Twelve obstacles: a road (1), a health post (2), signs and figures (3), fillers, and a secret one (9)."""
    models.directory = DIRECTORY
    road = raised(
        agency="DPUPR", title=Text("Jalan rusak"), description=Text("12 titik, lelang"), activity=Text("Jembatan")
    )
    models.tell(1, road)
    models.tell(
        2, raised(title=Text("Posyandu"), description=Text("Café belum dibayar"), visibility=Visibility.ALL_AGENCIES)
    )
    models.tell(3, raised(title=Text("100% selesai"), description=Text("1e5 m2 <b>x_y</b>")))
    for this in range(4, 13):
        secret = this == 9
        models.tell(
            this,
            raised(
                title=Text("rahasia" if secret else "lain"),
                description=Text("lain"),
                visibility=Visibility.LEADERSHIP_ONLY if secret else Visibility.AGENCY_AND_EKOBANG,
            ),
        )
    return models


def test_everybody_finds_the_same_on_both_databases(told: Models) -> None:
    """Given twelve obstacles, each example finds the same numbers in the same order; signs are never syntax."""
    with told.reading() as connection:
        for typed, numbers in EXAMPLES:
            found = [int(card.number.rpartition("-")[2]) for card in find(connection, ADPEM, typed)]
            assert found == numbers, typed
            listed = page(connection, ADPEM, Filters(q=typed), sort=Sort.OLDEST)
            assert [int(card.number.rpartition("-")[2]) for card in listed.items] == sorted(numbers), typed
            assert listed.total == len(numbers), typed


def test_search_keeps_to_what_may_be_seen(told: Models) -> None:
    """Given a secret obstacle, only those who may see it find its words or its number."""
    with told.reading() as connection:
        for typed in ("rahasia", "KDL-2024-9"):
            assert len(find(connection, LEADERSHIP, typed)) == 1
            assert find(connection, ADPEM, typed) == ()
        assert [card.number for card in find(connection, OTHER_OPERATOR, "kdl 2024")] == ["KDL-2024-2", "KDL-2024-1"]


def test_words_follow_an_amendment(told: Models) -> None:
    """Given an amended title, the new words are found and the old ones are not."""
    told.tell(1, ACCEPTED, amended(title=Text("Irigasi bocor")))
    with told.reading() as connection:
        assert [card.number for card in find(connection, ADPEM, "irigasi")] == ["KDL-2024-1"]
        assert find(connection, ADPEM, "rusak") == ()


def test_pages_of_a_search_follow_each_other(told: Models) -> None:
    """Given more hits than a page holds, the cursor leads on in every order."""
    for sort in Sort:
        seen: list[str] = []
        cursor = None
        while True:
            with told.reading() as connection:
                found = page(connection, LEADERSHIP, Filters(q="lain"), sort=sort, cursor=cursor, limit=4)
            seen += [card.number for card in found.items]
            cursor = found.next_cursor
            if cursor is None:
                break
        assert len(seen) == len(set(seen)) == 9


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=30), typed=st.text(max_size=12))
def test_whatever_is_typed_finds_what_holds_its_words(models: Models, text: str, typed: str) -> None:
    """Given any text and anything typed, it is found just where its words are in the text, the last as a beginning."""
    models.clear()
    models.tell(1, raised(title=Text(text.replace("\0", "")), description=Text("x"), agency="q", cause="q"))
    held, wanted = words(f"KDL 2024 1 q x {text}"), words(typed)
    hit = bool(wanted) and set(wanted[:-1]) <= set(held) and any(word.startswith(wanted[-1]) for word in held)
    with models.reading() as connection:
        assert bool(find(connection, ADPEM, typed)) == hit
