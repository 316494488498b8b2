from typing import Any

import pytest

from domain.obstacle import State
from tests.web.obstacle.filled import filled
from tests.web.obstacle.test_acting import WITH_A_FORM
from tests.web.obstacle.ways import WAYS, WHY, do, form_address, opened, prepared, sent_to
from tests.web.pages import Page
from tests.web.test_drafts import save
from tests.web.visitors import Site, Visitor


def drafted(visitor: Visitor, number: str, act: str, **typed: Any) -> dict[str, Any]:
    """The fields of the form of an act as a saved draft shows them."""
    page = save(visitor, opened(visitor, number, act) | typed)
    return dict(filled(page, sent_to(number, act)))


@pytest.mark.parametrize("act", [act for act in WITH_A_FORM if WAYS[act].typed])
def test_each_form_of_an_act_is_a_draft(site_on_sqlite: Site, act: str) -> None:
    """It is kept by the button, offered where the form begins anew and on the obstacle's page, and gone once sent."""
    way, visitor = WAYS[act], site_on_sqlite[WAYS[act].by]
    obstacle, typed = prepared(site_on_sqlite, act)
    number = site_on_sqlite.number(obstacle)
    fields = opened(visitor, number, act, way.about) | typed
    kept = filled(save(visitor, fields), sent_to(number, act))
    assert {name: kept[name] for name in fields} == fields | {"draft": "1"}
    address = [f"draft={fields['key']}" in href for href, _ in visitor.get(f"/obstacles/{number}").links]
    assert any(address)
    assert visitor.get(form_address(number, act, way.about)).addresses("Lanjutkan draf")
    assert visitor.send(sent_to(number, act), kept).status_code == 303
    assert str(fields["key"]) not in visitor.get(f"/obstacles/{number}").html


def test_a_draft_whose_act_became_impossible_is_not_lost(site_on_sqlite: Site) -> None:
    """It opens with what happened since and sends its text as a comment, after which it is no draft any more."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.RAISED))
    fields = drafted(site["operator"], number, "withdraw", reason=WHY)
    do(site["adpem"], number, "accept", {})
    page = site["operator"].get(f"{sent_to(number, 'withdraw')}?draft={fields['key']}")
    assert "Kendala diterima" in page.text
    comment = filled(page, sent_to(number, "comment"))
    assert (comment["text"], comment["key"], comment["draft"]) == (WHY, fields["key"], "1")
    assert site["operator"].send(sent_to(number, "comment"), comment).status_code == 303
    assert fields["key"] not in site["operator"].get("/").html


def test_files_of_an_act_that_became_impossible_go_on_as_evidence(site_on_sqlite: Site) -> None:
    """Files that came with it are offered together with its text as evidence."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.ASSISTED))
    form = opened(site["desk"], number, "report_progress", 1) | {"text": WHY}
    do(site["desk"], number, "hand_back", {"text": "Tuntas."}, 1)
    letter = {"evidence": ("berita-acara.pdf", b"%PDF-1.7 acara", "application/pdf")}
    page = Page(site["desk"].client.post(sent_to(number, "report_progress"), data=form, files=letter))
    evidence = filled(page, sent_to(number, "add_evidence"))
    assert (evidence["text"], bool(evidence["kept"])) == (WHY, True)
    assert site["desk"].send(sent_to(number, "add_evidence"), evidence).status_code == 303
    assert "berita-acara.pdf" in site["adpem"].get(f"/obstacles/{number}").text


def test_a_draft_opens_in_its_own_form_only(site_on_sqlite: Site) -> None:
    """The key of a draft of another act or of another account opens nothing."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.ACCEPTED))
    fields = drafted(site["adpem"], number, "comment", text=WHY)
    for who, act in (("adpem", "set_unactionable"), ("assistant", "comment")):
        assert site[who].get(f"{sent_to(number, act)}?draft={fields['key']}").status == 404
