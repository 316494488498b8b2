"""A command that is sent again is answered with its first result and stored once."""

from dataclasses import replace
from uuid import uuid4

import pytest

from domain.acting import Acting
from domain.obstacle import Accept, Amend, Amendment, Comment, Return
from domain.refusals import KeyReused, NotFound, WrongState
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts
from tests.domain.obstacle.offices import ADPEM, COLLEAGUE, OPERATOR
from tests.kendala.installing import raised, report


def keyed(body: bytes = b"one", acting: Acting = ADPEM, key: str | None = None) -> Request:
    return Request(acting=acting, key=key or uuid4().hex, body=body)


def test_a_report_that_is_repeated(shared: Parts) -> None:
    """A report sent twice with its key is one obstacle, and the second answer says so."""
    request = keyed(acting=OPERATOR)
    first = shared.tracker.raise_obstacle(report(), request)
    head = shared.log.head()
    again = shared.tracker.raise_obstacle(report(), request)
    assert again == replace(first, repeated=True)
    assert not first.repeated
    assert shared.log.head() == head


def test_the_id_follows_from_account_and_key(shared: Parts) -> None:
    """An offline draft knows its obstacle's id: it depends on account and key, and on nothing else."""
    one = shared.tracker.raise_obstacle(report(), keyed(acting=OPERATOR, key="draft-1"))
    other = shared.tracker.raise_obstacle(report(), keyed(acting=COLLEAGUE, key="draft-1"))
    same = shared.tracker.raise_obstacle(report(), keyed(acting=OPERATOR, key="draft-1"))
    assert one.id == same.id
    assert one.id != other.id


def test_without_a_key_every_report_is_new(shared: Parts) -> None:
    """Two reports without a key are two obstacles."""
    request = Request(acting=OPERATOR)
    assert shared.tracker.raise_obstacle(report(), request).id != shared.tracker.raise_obstacle(report(), request).id


def test_a_key_with_another_body(shared: Parts) -> None:
    """A key that was used for one body is refused with another, for reports, acts and across them."""
    request = keyed(acting=OPERATOR)
    obstacle = shared.tracker.raise_obstacle(report(), request).id
    with pytest.raises(KeyReused):
        shared.tracker.raise_obstacle(report("Lain sama sekali"), replace(request, body=b"two"))
    with pytest.raises(KeyReused):
        shared.tracker.act(obstacle, Comment(text=Text("Halo")), replace(request, body=b"two"))


def test_repeated_after_the_state_moved_on(shared: Parts) -> None:
    """An acceptance repeated when the obstacle was returned meanwhile gets its first result, not a refusal."""
    obstacle = raised(shared)
    request = keyed()
    first = shared.tracker.act(obstacle, Return(reason=Text("Lengkapi.")), request)
    shared.tracker.act(obstacle, Comment(text=Text("Sedang dilengkapi.")), keyed())
    again = shared.tracker.act(obstacle, Return(reason=Text("Lengkapi.")), request)
    assert again == replace(first, repeated=True)
    with pytest.raises(WrongState):
        shared.tracker.act(obstacle, Return(reason=Text("Lengkapi.")), keyed())


def test_repeated_with_the_version_it_was_decided_on(shared: Parts) -> None:
    """A repeated command still carries the version it was decided on; its own first run does not refuse it."""
    obstacle = raised(shared)
    request = replace(keyed(), expected=1)
    first = shared.tracker.act(obstacle, Accept(), request)
    assert shared.tracker.act(obstacle, Accept(), request) == replace(first, repeated=True)


def test_keys_are_an_accounts_own(shared: Parts) -> None:
    """Two accounts may use the same key without knowing of each other."""
    obstacle = raised(shared)
    by_one = shared.tracker.act(obstacle, Comment(text=Text("Satu")), keyed(key="k", acting=ADPEM))
    by_other = shared.tracker.act(obstacle, Comment(text=Text("Dua")), keyed(b"two", OPERATOR, "k"))
    assert by_other.version == by_one.version + 1


def test_a_refused_command_does_not_use_its_key_up(shared: Parts) -> None:
    """What was refused stored nothing: the same key works once the command is put right."""
    obstacle = raised(shared)
    request = keyed(key=uuid4().hex)
    with pytest.raises(NotFound):
        shared.tracker.act(uuid4(), Accept(), request)
    assert not shared.tracker.act(obstacle, Accept(), replace(request, body=b"right")).repeated


def test_an_amendment_that_changes_nothing(shared: Parts) -> None:
    """An amendment that leaves all as it is stores nothing and gives the version and position that there are."""
    obstacle = raised(shared)
    head = shared.log.head()
    request = keyed(acting=OPERATOR)
    same = Amend(amendment=Amendment(fields=("tried",), tried=None))
    saved = shared.tracker.act(obstacle, same, request)
    assert (saved.version, saved.position, saved.repeated) == (1, shared.log.position_of(obstacle, 1), False)
    assert shared.log.head() == head
