"""Drafts: what was typed and not sent yet."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from domain.drafts import MOST_DRAFTS, MOST_TYPED, Draft, DraftChanged, DraftTooLarge, TooManyDrafts
from domain.refusals import NotFound
from kendala.access.drafts import KeptDrafts
from kendala.access.schema import draft_files
from kendala.engines import reading, writing
from tests.kendala.access.conftest import House


@pytest.fixture
def drafts(house: House) -> KeptDrafts:
    return KeptDrafts(house.engine, house.clock)


def send(house: House, account: str, key: str) -> None:
    """The form's command is stored, by its key."""
    row = {"account": account, "key": key, "id": uuid4().hex, "at": "2024-11-26 04:00+00:00", "digest": b""}
    with writing(house.engine) as connection:
        connection.execute(text("INSERT INTO command_keys VALUES (:account, :key, :digest, :id, 1, :at)"), row)


def typed(house: House, account: str, key: str = "k1", **more: Any) -> Draft:
    """A draft of the form for a new obstacle."""
    fields = (("description", "Tender gagal\ndua kali"), ("whys", "a"), ("whys", ""))
    draft = Draft(
        account=account, office="op-dinkes", key=key, form="/obstacles/new", fields=fields, updated_at=house.clock()
    )
    return replace(draft, **more)


def test_a_draft_comes_back_as_it_was_left(house: House, drafts: KeptDrafts) -> None:
    """Fields in their order, files, office and the time of saving are kept."""
    account, files = house.account(), (uuid4(), uuid4())
    kept = drafts.save(typed(house, account, files=files))
    assert kept.version == 1
    assert drafts.find(account, "k1") == kept
    assert kept.files == files


def test_files_that_are_taken_out_are_let_go(house: House, drafts: KeptDrafts) -> None:
    """A saving that names none any more leaves none behind, and goes on as one that never had any."""
    account = house.account()
    first = drafts.save(typed(house, account, files=(uuid4(),)))
    second = drafts.save(replace(first, files=()))
    assert drafts.find(account, "k1") == second
    assert drafts.save(second) == drafts.find(account, "k1")


def test_it_is_saved_over_the_version_that_was_seen(house: House, drafts: KeptDrafts) -> None:
    """Each saving counts up; over another version than the kept one nothing is saved, and the kept one is told."""
    account = house.account()
    first = drafts.save(typed(house, account))
    house.clock.passes(minutes=1)
    second = drafts.save(replace(first, fields=(("description", "lebih lengkap"),), files=(uuid4(),)))
    assert (second.version, second.updated_at) == (2, house.clock())
    with pytest.raises(DraftChanged) as refused:
        drafts.save(replace(first, fields=(("description", "di tab lain"),)))
    assert refused.value.version == 2
    assert drafts.find(account, "k1") == second


def test_the_same_saved_twice_is_saved_once(house: House, drafts: KeptDrafts) -> None:
    """A saving whose answer was lost is repeated without harm, the first one as well as a later one."""
    account = house.account()
    first = drafts.save(typed(house, account))
    assert drafts.save(typed(house, account)) == first
    changed = replace(first, fields=(("description", "x"),))
    second = drafts.save(changed)
    assert drafts.save(changed) == second


def test_a_draft_that_was_deleted_is_not_saved_again(house: House, drafts: KeptDrafts) -> None:
    """Another tab that still has it open is told that it is gone."""
    account = house.account()
    first = drafts.save(typed(house, account, files=(uuid4(),)))
    assert drafts.drop(account, "k1")
    assert not drafts.drop(account, "k1")
    with pytest.raises(DraftChanged) as refused:
        drafts.save(replace(first, fields=()))
    assert (refused.value.key, refused.value.version) == ("draft_gone", 0)
    with reading(house.engine) as connection:
        assert connection.execute(select(draft_files)).all() == []


def test_what_was_sent_is_no_draft_whatever_is_saved_after(house: House, drafts: KeptDrafts) -> None:
    """From the commit of its event on, though it was not deleted, it is neither shown nor saved again, and is swept."""
    account = house.account()
    first = drafts.save(typed(house, account))
    send(house, account, "k1")
    send(house, account, "k2")
    for late in (replace(first, fields=(("description", "terlambat"),)), first, typed(house, account, "k2")):
        with pytest.raises(DraftChanged) as refused:
            drafts.save(late)
        assert (refused.value.key, refused.value.version) == ("draft_gone", 0)
    assert drafts.of(account, "op-dinkes") == []
    with pytest.raises(NotFound):
        drafts.find(account, "k1")
    other = house.account("dua")
    assert drafts.save(typed(house, other)).version == 1
    assert drafts.sweep(house.clock()) == 1
    assert [each.key for each in drafts.of(other, "op-dinkes")] == ["k1"]


def test_nobody_has_the_draft_of_another(house: House, drafts: KeptDrafts) -> None:
    """The same key of another account is another draft; a list holds one's own of one office, the latest first."""
    mine, other = house.account("satu"), house.account("dua")
    drafts.save(typed(house, mine))
    house.clock.passes(minutes=1)
    drafts.save(typed(house, mine, "k2"))
    drafts.save(typed(house, mine, "k3", office="head"))
    with pytest.raises(NotFound):
        drafts.find(other, "k1")
    assert not drafts.drop(other, "k1")
    drafts.save(typed(house, other, fields=(("description", "milik saya"),)))
    assert [draft.key for draft in drafts.of(mine, "op-dinkes")] == ["k2", "k1"]
    assert drafts.find(mine, "k1").get("description") == "Tender gagal\ndua kali"


def test_there_is_an_end_to_drafts(house: House, drafts: KeptDrafts) -> None:
    """Too long a draft, too long a key and too many drafts are refused."""
    account = house.account()
    for endless in ({"fields": (("description", "x" * MOST_TYPED),)}, {"key": "k" * 101}, {"key": ""}):
        with pytest.raises(DraftTooLarge):
            drafts.save(typed(house, account, **endless))
    for n in range(MOST_DRAFTS):
        drafts.save(typed(house, account, f"k{n}"))
    with pytest.raises(TooManyDrafts):
        drafts.save(typed(house, account, "one more"))


def test_forgotten_drafts_are_swept(house: House, drafts: KeptDrafts) -> None:
    """Those that nobody touched since a time are deleted, the others stay."""
    account = house.account()
    drafts.save(typed(house, account, "old"))
    house.clock.passes(days=60)
    drafts.save(typed(house, account, "new"))
    house.clock.passes(days=1)
    assert drafts.sweep(house.clock.now.replace(day=house.clock.now.day - 1)) == 1
    assert [draft.key for draft in drafts.of(account, "op-dinkes")] == ["new"]
