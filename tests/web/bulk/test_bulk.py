"""Acts on many by hand: chosen on board or list, looked at, done, and taken back, all without script."""

import re
from uuid import UUID, uuid4

import pytest

from domain.obstacle import State, Visibility
from tests.web.pages import Page
from tests.web.visitors import Site

WHY = "Lengkapi nilainya lebih dahulu."


def state(site: Site, obstacle: UUID) -> str:
    found = site.house["assistant"].get(f"/obstacles/{obstacle}").json()
    return str(found["state"])


def chosen(*obstacles: UUID) -> list[str]:
    return [f"{one}:1" for one in obstacles]


def carried_on(page: Page, step: str) -> dict[str, str]:
    """What the form of the page sends when its button of that step is pressed."""
    names = ("key", "act", "items", "back", "reason", "due", "to", "request", "desk")
    return {**{name: page.fields[name] for name in names if name in page.fields}, "step": step}


def test_many_are_returned_after_a_preview(site: Site) -> None:
    """The form asks once, the preview says what happens to each, the result page keeps both tables."""
    mine, other = site.house.raised(), site.house.brought_to(State.ACCEPTED)
    page = site["adpem"].get("/obstacles")
    boxes = [f"{site.number(one)}:1" for one in (mine, other)]
    assert boxes[0] in page.html
    form = site["adpem"].post("/bulk", {"act": "return", "chosen": boxes, "back": "/obstacles"})
    assert (form.status, "2 kendala dipilih" in form.text) == (200, True)
    preview = site["adpem"].post("/bulk", {**carried_on(form, "preview"), "reason": WHY})
    assert "1 kendala akan diproses" in preview.text
    assert "1 kendala dilewati" in preview.text
    assert state(site, mine) == "raised"
    run = carried_on(preview, "run")
    answer = site["adpem"].send("/bulk", run)
    assert answer.status_code == 303
    assert state(site, mine) == "returned"
    result = site["adpem"].get(answer.headers["location"])
    assert "1 kendala diproses" in result.text
    assert site.number(other) in result.text
    again = site["adpem"].send("/bulk", run)
    assert (again.status_code, again.headers["location"]) == (303, answer.headers["location"])
    assert answer.headers["location"] in site["adpem"].get("/bulk").html


def test_what_asks_nothing_is_previewed_at_once(site: Site) -> None:
    """Acceptance has no form; all that match the list's address are meant where that box is ticked."""
    mine = site.house.raised(description="Kata yang hanya di sini: bianglala.")
    fields = {"act": "accept", "all": "yes", "match": "q=bianglala", "back": "/obstacles?q=bianglala"}
    preview = site["assistant"].post("/bulk", fields)
    assert "1 kendala akan diproses" in preview.text
    assert site["assistant"].send("/bulk", carried_on(preview, "run")).status_code == 303
    assert state(site, mine) == "accepted"


def test_a_bulk_is_taken_back_with_a_reason(site: Site) -> None:
    """The page of the undo shows what would be put back; without a reason the form comes back."""
    mine = site.house.raised()
    preview = site["adpem"].post("/bulk", {"act": "accept", "chosen": chosen(mine)})
    there = site["adpem"].send("/bulk", carried_on(preview, "run")).headers["location"]
    page = site["adpem"].get(f"{there}/undo")
    assert "1 kendala akan kembali seperti semula" in page.text
    assert site["adpem"].post(f"{there}/undo", {"key": page.fields["key"], "reason": " "}).status == 422
    answer = site["adpem"].send(f"{there}/undo", {"key": page.fields["key"], "reason": "Keliru pilih."})
    assert answer.status_code == 303
    assert state(site, mine) == "raised"
    assert "sudah diurungkan" in site["adpem"].get(there).text
    assert "Tidak ada lagi yang dapat diurungkan" in site["adpem"].get(f"{there}/undo").text
    assert site["adpem"].send(f"{there}/undo", {"reason": "Sekali lagi."}).headers["location"] == f"{there}/undo"


def test_a_refused_form_keeps_what_was_typed(site: Site) -> None:
    """A day that is none is said beside its field; the words and the choice stay."""
    mine = site.house.brought_to(State.ASSISTED)
    fields = {"act": "extend", "chosen": [f"{mine}:4"], "step": "preview", "due": "kapan-kapan", "reason": WHY}
    page = site["assistant"].post("/bulk", fields)
    assert (page.status, page.fields["reason"], page.fields["items"]) == (422, WHY, f"{mine}:4")


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"act": "accept"}, "Belum ada kendala yang dipilih"), ({"act": "accept", "many": "501"}, "Paling banyak 500")],
)
def test_none_and_too_many_lead_back_to_the_list(site: Site, fields: dict[str, str], said: str) -> None:
    """Nothing is asked of the person but to choose again."""
    many = [f"{uuid4()}:1" for _ in range(int(fields.get("many", "0")))]
    form = {"act": fields["act"]} | ({"items": " ".join(many)} if many else {})
    answer = site["adpem"].send("/bulk", form | {"back": "/obstacles?state=open"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/obstacles?state=open")
    assert said in site["adpem"].get("/obstacles?state=open").text


def test_what_may_not_be_seen_is_not_told(site: Site) -> None:
    """A confidential obstacle is left without number, id and title, as one that is not there."""
    hidden = site.house.raised(visibility=Visibility.LEADERSHIP_ONLY, description="Rahasia bianglala.")
    number = site.number(hidden)
    for boxes in (chosen(hidden, uuid4()), [f"{number}:1", "KDL-2024-999:1"]):
        page = site["adpem"].post("/bulk", {"act": "accept", "chosen": boxes})
        assert "2 kendala dilewati" in page.text
        assert "Rahasia" not in page.html
        assert number not in page.text
        assert boxes[0].startswith(str(hidden)) or str(hidden) not in page.html


def test_it_is_offered_for_exactly_the_offices_of_the_acts(site: Site) -> None:
    """Boxes and bar stand on board and list where an act could be granted, and there name only those acts."""
    site.house.raised()
    offered = {
        name: re.findall(r'<option value="(\w+)">', found.group(0)) if (found := _bar(site[name].get(path))) else []
        for name in ("operator", "head", "desk", "adpem", "assistant", "leadership", "auditor")
        for path in ("/obstacles", "/board")
    }
    every = ["accept", "return", "assign", "extend", "escalate", "confirm", "set_unactionable"]
    assert {name: acts for name, acts in offered.items() if acts} == {
        "head": ["escalate"],
        "adpem": every,
        "assistant": every,
    }
    for name in ("operator", "desk", "leadership", "auditor", "admin"):
        assert "data-bulk-box" not in site[name].get("/obstacles").html
        assert site[name].send("/bulk", {"act": "accept", "chosen": chosen(uuid4())}).status_code == 403


def test_the_queue_of_triage_offers_what_fits_there(site: Site) -> None:
    """Reports that wait for Ekobang can be accepted, returned or escalated together, and nothing else."""
    mine = site.house.raised()
    page = site["adpem"].get("/triage")
    assert f'value="{site.number(mine)}:1"' in page.html
    bar = _bar(page)
    assert bar
    assert re.findall(r'<option value="(\w+)">', bar.group(0)) == ["accept", "return", "escalate"]


def test_the_result_is_for_the_office_and_the_assistant(site: Site) -> None:
    """Others find neither the result nor the form to take it back."""
    preview = site["adpem"].post("/bulk", {"act": "accept", "chosen": chosen(site.house.raised())})
    there = site["adpem"].send("/bulk", carried_on(preview, "run")).headers["location"]
    for name, status in (("adpem", 200), ("assistant", 200), ("head", 404), ("auditor", 404), ("admin", 404)):
        assert site[name].get(there).status == status, name
        assert site[name].get(f"{there}/undo").status == status, name
    assert site["adpem"].get("/bulk/nonsense").status == 404


def _bar(page: Page) -> re.Match[str] | None:
    return re.search(r'<form class="bulk-bar".*?</form>', page.html, re.DOTALL)
