import pytest

from domain.obstacle import ACTS, State
from tests.web.obstacle.filled import filled
from tests.web.obstacle.ways import WAYS, WHY, do, form_address, opened, prepared, sent_to
from tests.web.pages import Page
from tests.web.visitors import Site

WITH_A_FORM = sorted(set(ACTS) - {"amend"})
#: A field left out comes back empty; a group of which nothing was chosen sends nothing.
EMPTY = {name: {name: ""} for name in ("text", "reason", "due", "request", "needed_by", "on", "desk", "into", "party")}


def test_every_act_has_a_way() -> None:
    """No act of the table is without a form in these tests."""
    assert sorted(WAYS) == WITH_A_FORM


@pytest.mark.parametrize("act", WITH_A_FORM)
def test_an_act_is_done_by_its_form_and_told_in_the_timeline(site_on_sqlite: Site, act: str) -> None:
    """The form of each act opens, saves what was typed, and the page that follows tells it as a sentence."""
    way = WAYS[act]
    obstacle, typed = prepared(site_on_sqlite, act)
    number = site_on_sqlite.number(obstacle)
    page = do(site_on_sqlite[way.by], number, act, typed, way.about)
    assert page.status == 200
    assert way.said in page.text
    assert number in page.text
    if WHY in typed.values():
        assert WHY in page.text


@pytest.mark.parametrize("act", WITH_A_FORM)
def test_a_form_sent_twice_is_done_once(site_on_sqlite: Site, act: str) -> None:
    """The same form sent again (double click, bad line) adds nothing and leads to the same page."""
    way, visitor = WAYS[act], site_on_sqlite[WAYS[act].by]
    obstacle, typed = prepared(site_on_sqlite, act)
    number = site_on_sqlite.number(obstacle)
    fields = opened(visitor, number, act, way.about) | typed
    first = visitor.send(sent_to(number, act), fields)
    head = site_on_sqlite.house.parts.log.head()
    again = visitor.send(sent_to(number, act), fields)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["location"] == again.headers["location"]
    assert site_on_sqlite.house.parts.log.head() == head
    assert "sudah tersimpan sebelumnya" in visitor.get(again.headers["location"]).text


@pytest.mark.parametrize("act", [act for act in WITH_A_FORM if WAYS[act].typed])
def test_a_refused_form_keeps_what_was_typed(site_on_sqlite: Site, act: str) -> None:
    """With one field left out the form comes back with a summary, the fault beside the field, and the rest as typed."""
    way, visitor = WAYS[act], site_on_sqlite[WAYS[act].by]
    obstacle, typed = prepared(site_on_sqlite, act)
    number = site_on_sqlite.number(obstacle)
    form = opened(visitor, number, act, way.about)
    left_out = next(name for name in typed if name != "letter")
    page = visitor.post(sent_to(number, act), form | typed | {left_out: ""})
    kept = filled(page, sent_to(number, act))
    assert page.status == 422
    assert 'class="error-summary"' in page.html
    assert 'class="error"' in page.html
    assert kept == form | {name: value for name, value in typed.items() if name != left_out} | EMPTY.get(left_out, {})


@pytest.mark.parametrize(
    ("by", "act", "status", "said"),
    [
        ("operator", "accept", 403, "bukan wewenang jabatan Anda"),
        ("adpem", "confirm", 409, "berstatus Dilaporkan"),
        ("auditor", "comment", 403, "bukan wewenang jabatan Anda"),
        ("stranger", "comment", 404, "tidak ditemukan"),
        ("adpem", "nonsense", 404, "Halaman ini tidak ditemukan"),
    ],
)
def test_an_act_that_is_not_open_says_why(site_on_sqlite: Site, by: str, act: str, status: int, said: str) -> None:
    """The form of an act that this office may not do now answers with the reason in words, and so does sending it."""
    number = site_on_sqlite.number(site_on_sqlite.house.raised())
    asked = site_on_sqlite[by].get(form_address(number, act))
    assert (asked.status, said in asked.text) == (status, True), asked.text
    sent = site_on_sqlite[by].post(form_address(number, act), {"text": WHY, "root_cause": WHY, "what_worked": WHY})
    assert (sent.status, said in sent.text) == (status, True), sent.text


def test_what_happened_meanwhile_is_shown_before_acting_on_it(site_on_sqlite: Site) -> None:
    """A form opened before another act moved the obstacle comes back with that act and the text typed, then goes on."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.ACCEPTED))
    fields = opened(site["adpem"], number, "set_unactionable") | {"reason": WHY}
    do(site["assistant"], number, "escalate", {"to": "regent", "reason": "Mendesak."})
    page = site["adpem"].post(sent_to(number, "set_unactionable"), fields)
    assert page.status == 412
    assert "Dinaikkan ke Bupati" in page.text
    kept = filled(page, sent_to(number, "set_unactionable"))
    assert kept["reason"] == WHY
    answer = site["adpem"].send(sent_to(number, "set_unactionable"), kept)
    assert answer.status_code == 303


def test_the_text_of_an_act_that_became_impossible_goes_on_as_a_comment(site_on_sqlite: Site) -> None:
    """Where what happened meanwhile closed the act, its button is gone, and what was typed can be sent as a comment."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.RAISED))
    fields = opened(site["operator"], number, "withdraw") | {"reason": WHY}
    do(site["adpem"], number, "accept", {})
    page = site["operator"].post(sent_to(number, "withdraw"), fields)
    assert page.status in {403, 409, 412}
    assert "Kendala diterima" in page.text
    assert "kirim lagi bila" not in page.text
    assert "is-danger" not in page.html
    assert page.addresses("Buka kendala") == [f"/obstacles/{number}"]
    answer = site["operator"].send(sent_to(number, "comment"), filled(page, sent_to(number, "comment")))
    assert answer.status_code == 303
    assert WHY in site["adpem"].get(f"/obstacles/{number}").text


def test_a_comment_never_waits_for_anybody(site_on_sqlite: Site) -> None:
    """A comment typed on a page of before is taken, whatever happened since."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.RAISED))
    form = filled(site["operator"].get(f"/obstacles/{number}"), sent_to(number, "comment"))
    do(site["adpem"], number, "accept", {})
    answer = site["operator"].send(sent_to(number, "comment"), form | {"text": "Tambahan: sudah siap."})
    assert answer.status_code == 303
    assert "Tambahan: sudah siap." in site["adpem"].get(f"/obstacles/{number}").text


def test_a_key_used_for_another_text_gets_a_new_form(site_on_sqlite: Site) -> None:
    """Going back and sending another text is refused once, and the text is kept under a new key that can be sent."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.RAISED))
    fields = opened(site["operator"], number, "comment") | {"text": "Pertama."}
    assert site["operator"].send(form_address(number, "comment"), fields).status_code == 303
    page = site["operator"].post(form_address(number, "comment"), fields | {"text": "Kedua."})
    kept = filled(page, sent_to(number, "comment"))
    assert (page.status, kept["text"]) == (422, "Kedua.")
    assert kept["key"] != fields["key"]
    assert site["operator"].send(sent_to(number, "comment"), kept).status_code == 303


def test_the_way_back_leads_only_to_places_of_ours(site_on_sqlite: Site) -> None:
    """After an act from a queue the person is there again; an address of another site is not followed."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.RAISED))
    form = filled(site["adpem"].get(f"{sent_to(number, 'return')}?back=/triage"), sent_to(number, "return"))
    answer = site["adpem"].send(sent_to(number, "return"), form | {"reason": WHY})
    assert answer.headers["location"] == "/triage"
    fields = {"key": "k-away", "text": "Halo.", "back": "https://elsewhere.example/"}
    answer = site["operator"].send(form_address(number, "comment"), fields)
    assert answer.headers["location"] == f"/obstacles/{number}"


@pytest.mark.parametrize("act", WITH_A_FORM)
def test_each_form_speaks_english_too(site_on_sqlite: Site, act: str) -> None:
    """The form of every act opens in English."""
    way = WAYS[act]
    obstacle, _ = prepared(site_on_sqlite, act)
    visitor = site_on_sqlite.newcomer(way.by)
    visitor.send("/language", {"language": "en", "back": "/"})
    page: Page = visitor.get(form_address(site_on_sqlite.number(obstacle), act, way.about))
    visitor.send("/language", {"language": "id", "back": "/"})
    assert (page.status, page.lang) == (200, "en")


def test_the_form_of_an_act_quotes_what_it_answers(site_on_sqlite: Site) -> None:
    """Who decides reads in the form what the escalation asks; a desk reads the request and until when."""
    decided = site_on_sqlite.number(prepared(site_on_sqlite, "decide")[0])
    assert "Dinaikkan ke" in site_on_sqlite["leadership"].get(form_address(decided, "decide")).text
    taken = site_on_sqlite.number(prepared(site_on_sqlite, "take")[0])
    asked = site_on_sqlite["desk"].get(form_address(taken, "take", 1)).text
    assert "Diminta selesai paling lambat" in asked


def test_a_desk_that_nobody_holds_is_marked(site_on_sqlite: Site) -> None:
    """Who assigns a desk sees which of them have no account, since nobody there would read the request."""
    number = site_on_sqlite.number(prepared(site_on_sqlite, "assign")[0])
    page = site_on_sqlite["adpem"].get(form_address(number, "assign")).text
    assert "HUKUM (belum punya akun)" in page
    assert "UKPBJ (belum punya akun)" not in page
