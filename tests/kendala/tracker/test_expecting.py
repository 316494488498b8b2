"""Nobody overwrites what they have not seen: the version a command was decided on, against what came since."""

from typing import Any
from uuid import UUID

import pytest

from domain.acting import Acting
from domain.obstacle import Accept, Amend, Amendment, Comment, Escalate, Level, MoveDeadline
from domain.refusals import ChangedSince, NotFound
from domain.text import Text
from domain.tracker import Request, Saved
from kendala.parts import Parts
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, OPERATOR, OTHER_OPERATOR
from tests.kendala.installing import raised


def seen(version: int, by: Acting = ADPEM) -> Request:
    """A request of somebody who saw that version."""
    return Request(acting=by, expected=version)


def amend(parts: Parts, obstacle: UUID, request: Request, **values: str) -> Saved:
    texts: dict[str, Any] = {name: Text(value) for name, value in values.items()}
    return parts.tracker.act(obstacle, Amend(amendment=Amendment(fields=tuple(texts), **texts)), request)


def test_an_act_after_one_that_moved_it(parts: Parts) -> None:
    """An act is refused where another changed state or level since, and the refusal names the present version."""
    obstacle = raised(parts)
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    with pytest.raises(ChangedSince) as refusal:
        parts.tracker.act(obstacle, Escalate(to=Level.SECRETARY, reason=Text("Macet.")), seen(1))
    assert refusal.value.data["version"] == 2


def test_an_act_after_one_that_moved_nothing(parts: Parts) -> None:
    """An act is not refused for a comment or an amendment that came since."""
    obstacle = raised(parts)
    parts.tracker.act(obstacle, Comment(text=Text("Segera.")), Request(acting=ADPEM))
    amend(parts, obstacle, Request(acting=OPERATOR), activity="Belanja obat")
    assert parts.tracker.act(obstacle, Accept(), seen(1)).version == 4


def test_amendments_of_the_same_field(parts: Parts) -> None:
    """An amendment is refused where its field changed since; both texts come with the refusal."""
    obstacle = raised(parts)
    amend(parts, obstacle, seen(1, OPERATOR), activity="Belanja obat")
    with pytest.raises(ChangedSince) as refusal:
        amend(parts, obstacle, seen(1, OPERATOR), activity="Belanja alat", sub_unit="Gudang")
    assert refusal.value.data["yours"] == {"activity": Text("Belanja alat")}
    assert refusal.value.data["theirs"] == {"activity": Text("Belanja obat")}


def test_amendments_of_different_fields(parts: Parts) -> None:
    """Two people who amend different fields of the same version both get their way."""
    obstacle = raised(parts)
    amend(parts, obstacle, seen(1, OPERATOR), activity="Belanja obat")
    assert amend(parts, obstacle, seen(1, OPERATOR), sub_unit="Gudang farmasi").version == 3


def test_a_comment_is_never_refused(parts: Parts) -> None:
    """A comment stands whatever came since."""
    obstacle = raised(parts)
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    assert parts.tracker.act(obstacle, Comment(text=Text("Siap.")), seen(1)).version == 3


def test_without_a_version(parts: Parts) -> None:
    """Who names no version is judged by the state alone."""
    obstacle = raised(parts)
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    moved = MoveDeadline(needed_by=parts.clock().date(), reason=Text("Dimajukan."), letter=None)
    assert parts.tracker.act(obstacle, moved, Request(acting=ASSISTANT)).version == 3


def test_a_stranger_is_not_told_that_it_changed(parts: Parts) -> None:
    """For who may not see the obstacle there is none, whatever version they name."""
    obstacle = raised(parts)
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    with pytest.raises(NotFound):
        parts.tracker.act(obstacle, Comment(text=Text("?")), seen(1, OTHER_OPERATOR))
    with pytest.raises(NotFound):
        amend(parts, obstacle, seen(1, OTHER_OPERATOR), activity="?")
