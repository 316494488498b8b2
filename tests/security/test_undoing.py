"""An act is an office's: who left the office takes nothing back."""

from dataclasses import replace

import pytest

from domain.acting import Acting
from domain.obstacle import UndoAct
from tests.domain.obstacle.facts import ACCEPTED, RAISED, WHY
from tests.domain.obstacle.offices import ADPEM, AUDITOR, HEAD
from tests.domain.obstacle.scenario import given


@pytest.mark.parametrize("now_in", [HEAD, AUDITOR])
def test_who_moved_to_another_office_does_not_undo_what_he_did_in_the_old_one(now_in: Acting) -> None:
    """The account is the same, the right went with the office: an auditor writes nothing, a head accepts nothing."""
    moved = replace(now_in, account=ADPEM.account)
    given(RAISED, ACCEPTED).when(UndoAct(version=2, reason=WHY), moved).refused("not_your_act")
