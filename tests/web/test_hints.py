import pytest

from domain.acting import OfficeKind
from domain.obstacle import State
from tests.web.obstacle.ways import do
from tests.web.pages import Page
from tests.web.visitors import Site, Visitor
from web.hints import HINTS
from wording.acts import act_verb
from wording.language import language

PLACES = {"board": "/board", "raise": "/obstacles/new", "triage": "/triage", "desk": "/desk", "review": "/review"}
OTHER_ACTS = {"raise", "bulk", "open_account"}


@pytest.fixture
def number(site_on_sqlite: Site) -> str:
    """An obstacle in help, and one in the queue, so that no page is empty; all hints are there."""
    house = site_on_sqlite.house
    house.raised()
    obstacle = house.brought_to(State.ASSISTED)
    for name in ("operator", "adpem", "desk", "leadership", "admin", "auditor"):
        site_on_sqlite[name].send("/hints/restore")
    return site_on_sqlite.number(obstacle)


def hint_on(page: Page) -> str:
    """The sentence of the page's hint, empty for none; two are one too many."""
    assert page.html.count('class="first-hint"') <= 1
    part = page.html.partition('class="first-hint"')[2]
    return part.partition("<p>")[2].partition("</p>")[0]


def dismiss(visitor: Visitor, path: str) -> Page:
    """Press the button of the page's hint."""
    html = visitor.get(path).html.partition('class="first-hint"')[2]
    key = html.partition('name="hint" value="')[2].partition('"')[0]
    answer = visitor.send("/hints/dismiss", {"hint": key, "back": path})
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    return visitor.get(path)


@pytest.mark.parametrize(
    ("by", "place"),
    [
        *(("operator", place) for place in ("board", "raise", "obstacle")),
        *(("adpem", place) for place in ("board", "raise", "obstacle", "triage", "review")),
        *(("desk", place) for place in ("board", "obstacle", "desk")),
        *((who, place) for who in ("leadership", "auditor") for place in ("board", "obstacle", "review")),
    ],
)
def test_a_hint_goes_at_a_press(site_on_sqlite: Site, number: str, by: str, place: str) -> None:
    """Each office has one hint at the places that it works at; once dismissed that sentence never comes back."""
    path, visitor = PLACES.get(place, f"/obstacles/{number}"), site_on_sqlite[by]
    first = hint_on(visitor.get(path))
    assert first
    assert hint_on(dismiss(visitor, path)) != first
    assert hint_on(site_on_sqlite.newcomer(by).get(path)) != first


def test_a_hint_goes_once_its_act_was_done(site_on_sqlite: Site, number: str) -> None:
    """Who comments needs no word about comments any more, on any page; others still read it."""
    operator, path = site_on_sqlite["operator"], f"/obstacles/{number}"
    assert "komentar" in hint_on(operator.get(path))
    do(operator, number, "comment", {"text": "Sudah dikirim."})
    assert hint_on(operator.get(path)) == ""
    assert "komentar" in hint_on(site_on_sqlite["head"].get(path))


def test_all_hints_are_brought_back_from_account_and_guide(site_on_sqlite: Site, number: str) -> None:
    """A press there shows all of them again."""
    visitor = site_on_sqlite["leadership"]
    for place in ("/sessions", "/help"):
        assert hint_on(dismiss(visitor, "/review")) == ""
        assert "/hints/restore" in visitor.get(place).html
        answer = visitor.send("/hints/restore", {"back": place})
        assert "Semua petunjuk ditampilkan lagi" in visitor.get(answer.headers["location"]).text
        assert hint_on(visitor.get("/review"))


def test_no_hint_where_nothing_can_be_done(site_on_sqlite: Site, number: str) -> None:
    """Pages of the past and refused forms carry none, and a stranger's press leads to the login."""
    visitor = site_on_sqlite["operator"]
    assert hint_on(visitor.get("/board?as_of=2024-11-28T12:00")) == ""
    assert hint_on(visitor.post("/obstacles/new", {"description": ""})) == ""
    assert site_on_sqlite.stranger().send("/hints/dismiss", {"hint": "board"}).status_code == 401


def test_no_hint_about_steps_where_none_is_left(site_on_sqlite: Site, number: str) -> None:
    """The page of a closed obstacle tells nobody where the next step is."""
    closed = site_on_sqlite.number(site_on_sqlite.house.brought_to(State.RESOLVED))
    for name in ("operator", "adpem", "desk"):
        assert not hint_on(site_on_sqlite[name].get(f"/obstacles/{closed}"))


def test_a_made_up_hint_is_not_kept(site_on_sqlite: Site, number: str) -> None:
    """Only our own keys are stored, and the way back leads only to a place of ours."""
    visitor = site_on_sqlite["desk"]
    answer = visitor.send("/hints/dismiss", {"hint": "x" * 5000, "back": "//elsewhere.example"})
    assert answer.headers["location"] == "/"
    assert hint_on(visitor.get("/desk"))


def test_the_catalogue_of_hints_is_whole() -> None:
    """Keys are told apart and fit their column, what they teach are acts, and each kind of office has some."""
    assert len({hint.key for hint in HINTS}) == len(HINTS)
    assert all(len(hint.key) <= 40 for hint in HINTS)
    assert all(act in OTHER_ACTS or act_verb(act, language("id")) for hint in HINTS for act in hint.teaches)
    assert {kind for hint in HINTS for kind in hint.kinds} == frozenset(OfficeKind)
