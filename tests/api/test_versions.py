"""Nobody overwrites what they have not seen; nobody is refused for what does not concern them."""

import pytest

from domain.obstacle import Accept, AddEvidence, AssignHelp, Comment
from domain.text import Text
from tests.api.programs import TODAY, House

STALE = {"If-Match": '"1"'}


def test_amending_needs_a_version(house: House) -> None:
    """An amendment without `If-Match` is refused as such."""
    answer = house["operator"].patch(f"/obstacles/{house.raised()}", {"title": "Lain"})
    assert (answer.status_code, answer.json()["type"]) == (428, "/problems/if_match_needed")


def test_an_amendment_of_the_same_field_is_refused_with_both_texts(house: House) -> None:
    """Who amends a field that somebody else changed gets both texts, and nothing is stored."""
    obstacle = house.raised()
    assert house["colleague"].patch(f"/obstacles/{obstacle}", {"tried": "Mereka."}, version=1).status_code == 200
    answer = house["operator"].patch(f"/obstacles/{obstacle}", {"tried": "Saya.", "title": "Baru"}, version=1)
    told = answer.json()
    assert (answer.status_code, told["type"], told["version"]) == (412, "/problems/changed_since", 2)
    assert told["fields"] == {"tried": {"yours": "Saya.", "theirs": "Mereka."}}
    assert house["operator"].get(f"/obstacles/{obstacle}").json()["version"] == 2


def test_an_amendment_of_another_field_is_taken(house: House) -> None:
    """An amendment collides only in the fields that it sets."""
    obstacle = house.raised()
    house["colleague"].patch(f"/obstacles/{obstacle}", {"tried": "Mereka."}, version=1)
    answer = house["operator"].patch(f"/obstacles/{obstacle}", {"title": "Baru"}, version=1)
    assert (answer.status_code, answer.json()["title"], answer.json()["tried"]) == (200, "Baru", "Mereka.")


def test_null_takes_a_value_away(house: House) -> None:
    """Null in an amendment means that it is not stated; what is left out stays."""
    obstacle = house.raised(amount_at_stake=5, tried=Text("Sesuatu."))
    answer = house["operator"].patch(f"/obstacles/{obstacle}", {"amount_at_stake": None}, version=1).json()
    assert (answer["amount_at_stake"], answer["tried"]) == (None, "Sesuatu.")


def test_an_act_is_refused_after_one_that_moved_the_obstacle(house: House) -> None:
    """An act decided on a version before the help was assigned has to be looked at again."""
    obstacle = house.raised()
    house.act("assistant", obstacle, Accept())
    house.act("assistant", obstacle, AssignHelp(desk="HUKUM", due=TODAY, request=Text("Telaah.")))
    sent = {"desk": "UKPBJ", "due": "2024-12-20", "request": "Dampingi."}
    answer = house["adpem"].post(f"/obstacles/{obstacle}/assistance", sent, headers={"If-Match": '"2"'})
    assert (answer.status_code, answer.json()["type"]) == (412, "/problems/changed_since")


def test_an_act_is_not_refused_after_a_comment(house: House) -> None:
    """Comments and evidence change nothing that an act is decided on."""
    obstacle = house.raised()
    house.act("head", obstacle, Comment(text=Text("Segera.")))
    house.act("head", obstacle, AddEvidence(text=Text("Surat.")))
    assert house["adpem"].post(f"/obstacles/{obstacle}/acceptance", headers=STALE).status_code == 200


@pytest.mark.parametrize("path", ["comments", "evidence"])
def test_a_comment_or_evidence_is_never_refused(house: House, path: str) -> None:
    """What only adds is taken on any version."""
    obstacle = house.raised()
    house.act("assistant", obstacle, Accept())
    answer = house["operator"].post(f"/obstacles/{obstacle}/{path}", {"text": "Tetap."}, headers=STALE)
    assert answer.status_code == 200


@pytest.mark.parametrize("tag", ["*", 'W/"1"', '"1"', "1"])
def test_forms_of_a_version(on_sqlite: House, tag: str) -> None:
    """A version may be any, weak, quoted or bare."""
    answer = on_sqlite["operator"].patch(
        f"/obstacles/{on_sqlite.raised()}", {"title": "Lain"}, headers={"If-Match": tag}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("tag", ['"abc"', "-1", '"1", "2"', ""])
def test_what_is_no_version_is_refused(on_sqlite: House, tag: str) -> None:
    """A tag that this API never gave is an error of the header."""
    answer = on_sqlite["operator"].patch(
        f"/obstacles/{on_sqlite.raised()}", {"title": "Lain"}, headers={"If-Match": tag}
    )
    [error] = answer.json()["errors"]
    assert (answer.status_code, error["in"], error["field"], error["key"]) == (422, "header", "If-Match", "not_an_etag")


def test_an_amendment_that_changes_nothing_stores_nothing(house: House) -> None:
    """Setting what already holds leaves the version as it is."""
    obstacle = house.raised(tried=Text("Sama."))
    answer = house["operator"].patch(f"/obstacles/{obstacle}", {"tried": "Sama."}, version=1)
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
