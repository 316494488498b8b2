from typing import Any

from domain.obstacle import Stage
from tests.web.obstacle.filled import filled
from tests.web.obstacle.test_raising import NEW
from tests.web.pages import Page
from tests.web.visitors import Site, Visitor
from wording.cause_questions import STOPPED


def follow(visitor: Visitor, page: Page, words: str) -> Page:
    """Press the answer of these words."""
    (href,) = {href for href, said in page.links if said == words}
    return visitor.get(href)


def test_every_stage_is_behind_one_answer() -> None:
    """No cause of the catalogue can be missed, and none is found twice."""
    stages = [stage for stopped in STOPPED.values() for stage in stopped.stages]
    assert sorted(stages) == sorted(Stage)


def test_the_cause_is_found_by_plain_questions(site_on_sqlite: Site) -> None:
    """Without script: what stopped, who can change it, which of these; the draft is there again with its cause."""
    visitor = site_on_sqlite["operator"]
    form: dict[str, Any] = filled(visitor.get(NEW), NEW)
    answer = visitor.send("/drafts", form | {"description": "Tidak ada penawar", "then": "cause"})
    page = visitor.get(answer.headers["location"])
    assert "Apa yang terhenti?" in page.text
    page = follow(visitor, page, "Tender, e-katalog, atau pemilihan penyedia")
    assert "Siapa yang dapat mengubahnya?" in page.text
    page = follow(visitor, page, "Penyedia")
    assert "Mana yang paling cocok?" in page.text
    page = follow(visitor, page, "Tender gagal")
    kept = filled(page, NEW)
    assert (kept["cause"], kept["description"], kept["key"]) == ("A5-GAGAL", "Tidak ada penawar", form["key"])


def test_a_question_with_one_answer_is_not_asked(site_on_sqlite: Site) -> None:
    """Where only one can change it the causes come at once; without a draft the empty form has the cause."""
    visitor = site_on_sqlite["adpem"]
    page = follow(visitor, visitor.get("/obstacles/new/cause"), "Dokumen perencanaan")
    page = follow(visitor, page, "Dokumen perencanaan (KAK, HPS, DED) belum siap")
    assert filled(page, NEW)["cause"] == "A4-DED"
    assert "Apa yang terhenti?" in visitor.get("/obstacles/new/cause?stopped=nothing&who=nobody").text


def test_who_raises_nothing_is_asked_nothing(site_on_sqlite: Site) -> None:
    """The questions open for those who raise obstacles."""
    assert site_on_sqlite["auditor"].get("/obstacles/new/cause").status == 403
