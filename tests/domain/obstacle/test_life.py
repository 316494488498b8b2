"""The life of some obstacles under random acts of random offices: what must hold, whatever happens."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from domain.acting import Acting, OfficeKind
from domain.event import Event
from domain.obstacle import (
    LIVE,
    OPEN,
    Accepted,
    ActUndone,
    AssignHelp,
    AssistanceCommand,
    AuditWord,
    Command,
    Context,
    Escalated,
    Merge,
    MergedAmount,
    Obstacle,
    State,
    UndoAct,
    Unmerge,
    Unmerged,
    Visibility,
    after,
    allowed,
    audit_word,
    decide,
    fold,
    may_see,
    raise_obstacle,
    undo,
    waiting_for,
)
from domain.obstacle.merging import other_of
from domain.obstacle.vocabulary import UNFINISHED
from domain.refusals import Refused
from domain.text import Text
from tests.domain.obstacle.commands import CONTENT, Case, raising
from tests.domain.obstacle.offices import ASSISTANT, EVERYBODY, OPERATOR, Regency
from tests.domain.obstacle.scenario import START

REFUSALS = {"not_found", "not_your_act", "wrong_state"}
LEADS_NOWHERE = {
    "comment",
    "add_evidence",
    "visit",
    "instruct",
    "withdraw",
    "change_visibility",
    "move_deadline",
    "amend",
}
RAISING = (Accepted, Escalated, ActUndone, Unmerged)
WORDS: dict[State, set[AuditWord | None]] = {
    State.RESOLVED: {AuditWord.DONE},
    State.UNACTIONABLE: {AuditWord.CANNOT_BE_ACTED_ON},
    State.WITHDRAWN: {None},
    State.MERGED: {None},
    State.ASSISTED: {AuditWord.IN_PROGRESS},
    State.STATED_DONE: {AuditWord.IN_PROGRESS},
}
OTHER_OPEN: set[AuditWord | None] = {AuditWord.IN_PROGRESS, AuditWord.NOT_ACTED_ON}


@dataclass
class Life:
    """One obstacle: its stream, and the state kept beside it step by step."""

    events: list[Event]
    now: Obstacle


class Lives(RuleBasedStateMachine):
    """Up to four obstacles of one agency, and who was merged into whom with what money."""

    def __init__(self) -> None:
        super().__init__()
        self.lives: dict[UUID, Life] = {}
        self.merged: dict[UUID, tuple[UUID, MergedAmount]] = {}
        self.clock = START

    def context(self, by: Acting, **more: Any) -> Context:
        self.clock += timedelta(hours=7)
        return Context(now=self.clock, acting=by, reference=Regency(), **more)

    def keep(self, events: tuple[Event, ...]) -> None:
        """Store events as the log would, and fold each once."""
        for event in events:
            life = self.lives.get(event.originator_id)
            before = life.now if life else None
            now = after(before, event)
            assert event.originator_version == (before.version if before else 0) + 1
            assert before is None or now.level.rank <= before.level.rank or isinstance(event, RAISING)
            if life is None:
                self.lives[event.originator_id] = Life([event], now)
            else:
                life.events.append(event)
                life.now = now

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """There is something to work on."""
        self.raise_one(data, OPERATOR)

    @precondition(lambda self: len(self.lives) < 4)
    @rule(data=st.data(), by=st.sampled_from(EVERYBODY))
    def raise_one(self, data: st.DataObject, by: Acting) -> None:
        """Anybody tries to raise an obstacle of DINKES."""
        context = self.context(by, new_id=UUID(int=len(self.lives) + 1))
        command = raising(data.draw, context.today)
        hides = by.kind is OfficeKind.ADPEM and command.visibility is Visibility.LEADERSHIP_ONLY
        try:
            self.keep(raise_obstacle(command, context))
        except Refused as refusal:
            assert refusal.key == ("invalid" if hides else "not_your_act")  # noqa: PT017 - both ways are looked at
        else:
            assert by.agency == "DINKES" or by.kind in {OfficeKind.ADPEM, OfficeKind.ASSISTANT}

    @rule(data=st.data(), steps=st.integers(1, 6))
    def live_on(self, data: st.DataObject, steps: int) -> None:
        """Offices do what they are told they may, mostly acts that lead somewhere."""
        one = data.draw(st.sampled_from(sorted(self.lives)))
        for _ in range(steps):
            now = self.lives[one].now
            open_to = [(act, by) for by in EVERYBODY for act in allowed(now, by)]
            leading = sorted({act for act, _ in open_to} - LEADS_NOWHERE)
            act = data.draw(st.sampled_from(leading or ["comment"]))
            self.attempt(data, now, data.draw(st.sampled_from([by for each, by in open_to if each == act])), act)

    @rule(data=st.data(), by=st.sampled_from(EVERYBODY), act=st.sampled_from(sorted(CONTENT)))
    def try_anything(self, data: st.DataObject, by: Acting, act: str) -> None:
        """Any office tries any act."""
        one = data.draw(st.sampled_from(sorted(self.lives)))
        self.attempt(data, self.lives[one].now, by, act)

    def attempt(self, data: st.DataObject, now: Obstacle, by: Acting, act: str) -> None:
        """The act succeeds where it is allowed, and is refused for who or when where it is not."""
        targets = tuple(i for i, o in self.lives.items() if i != now.id and o.now.is_open and may_see(by, o.now))
        context = self.context(by)
        command = Case(now, by, context.today, targets, data.draw).command(act)
        other = self.lives.get(other_of(command, now) or now.id)
        try:
            events = decide(command, now, replace(context, other=other.now if other else None))
        except Refused as refusal:
            assert refusal.key in self.reasons(command, now, by, targets)  # noqa: PT017 - both ways are looked at
        else:
            assert self.is_open_to(command, now, by)
            self.keep(events)
            self.remember(command, now.id)

    def is_open_to(self, command: Command, now: Obstacle, by: Acting) -> bool:
        """Whether the act is in the list of what the office may do; for assistance, with only that one in view."""
        if isinstance(command, AssistanceCommand):
            now = replace(now, assistance=tuple(a for a in now.assistance if a.n == command.n))
        return command.ACT in allowed(now, by)

    def discloses(self, merge: Merge, now: Obstacle) -> bool:
        """Whether the sum of the target would tell what only leadership may see."""
        hidden = [o.record.visibility is Visibility.LEADERSHIP_ONLY for o in (now, self.lives[merge.into].now)]
        return merge.amount is MergedAmount.ADDED and hidden == [True, False]

    def reasons(self, command: Command, now: Obstacle, by: Acting, targets: tuple[UUID, ...]) -> set[str]:
        """Why it may be refused; nothing where it is allowed, but for what the other obstacle of a merge says."""
        if not self.is_open_to(command, now, by):
            return REFUSALS
        if isinstance(command, Merge) and (not targets or self.discloses(command, now)):
            return {"invalid"}
        if isinstance(command, AssignHelp) and command.desk in {a.desk for a in now.assistance}:
            return {"invalid"}  # every desk is at work on it already
        further = isinstance(command, Unmerge) and now.merged_into in self.merged
        return {"target_merged"} if further else set()

    def remember(self, command: Command, one: UUID) -> None:
        if isinstance(command, Merge):
            self.merged[one] = (command.into, command.amount)
        elif isinstance(command, Unmerge):
            del self.merged[one]

    @rule(data=st.data(), by=st.sampled_from((ASSISTANT, *EVERYBODY)))
    def undo_something(self, data: st.DataObject, by: Acting) -> None:
        """Somebody tries to take back an act, mostly the last one."""
        life = self.lives[data.draw(st.sampled_from(sorted(self.lives)))]
        last = life.now.version
        version = data.draw(st.just(last) | st.integers(0, last + 1))
        try:
            events = undo(UndoAct(version=version, reason=Text("by mistake")), life.now, self.context_of(life, by))
        except Refused as refusal:
            assert refusal.key in REFUSALS | {"came_after", "cannot_be_undone"}  # noqa: PT017 - both ways
        else:
            assert by == ASSISTANT or life.events[version - 1].by == by
            self.keep(events)
            before = fold(life.events[: version - 1])
            assert life.now.standing == before.standing if before else life.now.state is State.WITHDRAWN

    def context_of(self, life: Life, by: Acting) -> Context:
        return self.context(by, history=tuple(life.events))

    @invariant()
    def closed_is_closed(self) -> None:
        """A closed obstacle waits for nobody and nobody is at work on it; an open one waits for somebody."""
        for life in self.lives.values():
            assert (waiting_for(life.now) is not None) == (life.now.state in OPEN)
            if not life.now.is_open:
                assert not any(a.state in UNFINISHED for a in life.now.assistance)
                assert life.now.waits_outside is None
                assert not life.now.escalation_undecided

    @invariant()
    def assisted_means_helped(self) -> None:
        """It is assisted while one assistance lives, and accepted otherwise."""
        for life in self.lives.values():
            if life.now.state in {State.ACCEPTED, State.ASSISTED}:
                live = any(a.state in LIVE for a in life.now.assistance)
                assert (life.now.state is State.ASSISTED) == live

    @invariant()
    def the_log_tells_it_all(self) -> None:
        """Folding the stream from its beginning makes the obstacle that was kept step by step."""
        for one, life in self.lives.items():
            assert fold(life.events) == life.now
            assert life.now.id == one
            assert life.now.version == len(life.events)
            assert [a.n for a in life.now.assistance] == list(range(1, len(life.now.assistance) + 1))

    @invariant()
    def every_state_has_its_audit_word(self) -> None:
        """The auditor's word follows from the state, and from progress where help has ended."""
        for life in self.lives.values():
            assert audit_word(life.now) in WORDS.get(life.now.state, OTHER_OPEN)
            assert (life.now.state is State.MERGED) == (life.now.id in self.merged)

    @invariant()
    def money_is_counted_once(self) -> None:
        """An amount is its own with what was merged into it as added, however deep."""
        for one, life in self.lives.items():
            stated = self.stated(one)
            assert life.now.amount == (sum(stated) if stated else None)

    def stated(self, one: UUID) -> list[int]:
        own = self.lives[one].now.record.amount_at_stake
        added = (i for i, (into, kind) in self.merged.items() if into == one and kind is MergedAmount.ADDED)
        return [*([] if own is None else [own]), *(money for i in added for money in self.stated(i))]


def test_whatever_happens_the_law_holds() -> None:
    """Over random lives, what is allowed succeeds, the rest is refused, and all invariants hold after each act."""
    run_state_machine_as_test(Lives, settings=settings(stateful_step_count=40))
