"""Random lives of a few obstacles, told in random batches."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.obstacle import (
    ActUndone,
    Amendment,
    Clock,
    Effect,
    Level,
    Locus,
    Merged,
    MergedAmount,
    Obstacle,
    RecordAmended,
    ReleasedAnother,
    Reopened,
    Stage,
    State,
    Unmerged,
    Visibility,
    WaitEnded,
)
from domain.obstacle.merging import AbsorbedAnother
from domain.text import Text
from projections.change import Change
from tests.domain.obstacle.facts import (
    ACCEPTED,
    CLEARED,
    DONE_STATED,
    RESOLVED,
    RETURNED,
    STEPPED,
    UNACTIONABLE,
    WAITING,
    WITHDRAWN,
    assigned,
    completed,
    decided,
    escalated,
    flagged,
    opened_to,
    raised,
    taken,
)
from tests.domain.obstacle.offices import ADPEM, COLLEAGUE, HEAD, OPERATOR, OTHER_HEAD
from tests.domain.obstacle.scenario import OTHER, Fact, fact
from tests.projections.telling import Models

DESKS = ("BPKAD", "UKPBJ")
FIRST = date(2024, 1, 1)


def amended(**values: Any) -> Fact:
    return fact(RecordAmended, amendment=Amendment(fields=tuple(values), **values))


def undone(obstacle: Obstacle) -> Fact:
    """The latest assistance is taken back, as if it had never been."""
    standing = obstacle.standing
    without = replace(standing, state=State.ACCEPTED, assistance=standing.assistance[:-1])
    return fact(ActUndone, version=2, reason=Text("wrong"), standing=without)


def unmerged(obstacle: Obstacle) -> Fact:
    return fact(Unmerged, from_=OTHER) if obstacle.before_merge else ACCEPTED


STEPS: Mapping[str, Callable[[Obstacle], Fact]] = {
    "accept": lambda _: ACCEPTED,
    "return": lambda _: RETURNED,
    "escalate": lambda _: escalated(Level.SECRETARY),
    "escalate to assistant": lambda _: escalated(Level.ASSISTANT),
    "decide": lambda _: decided(Level.ADPEM),
    "assign BPKAD": lambda o: assigned(len(o.assistance) + 1, "BPKAD"),
    "assign UKPBJ": lambda o: assigned(len(o.assistance) + 1, "UKPBJ"),
    "take": lambda _: taken(1),
    "complete": lambda o: completed(max(1, len(o.assistance))),
    "undo": undone,
    "wait": lambda _: WAITING,
    "end wait": lambda _: fact(WaitEnded, text=Text("they came")),
    "state done": lambda _: DONE_STATED,
    "resolve": lambda _: RESOLVED,
    "cannot": lambda _: UNACTIONABLE,
    "reopen": lambda _: fact(Reopened, reason=Text("no")),
    "withdraw": lambda _: WITHDRAWN,
    "merge": lambda _: fact(Merged, into=OTHER, amount=MergedAmount.SAME),
    "unmerge": unmerged,
    "absorb": lambda _: fact(AbsorbedAnother, other=OTHER, added=7),
    "release": lambda _: fact(ReleasedAnother, other=OTHER),
    "open": lambda _: opened_to(Visibility.ALL_AGENCIES),
    "narrow": lambda _: opened_to(Visibility.AGENCY_AND_EKOBANG),
    "hide": lambda _: opened_to(Visibility.LEADERSHIP_ONLY),
    "amend money": lambda _: amended(amount_at_stake=3_000),
    "amend money away": lambda _: amended(amount_at_stake=None),
    "amend year": lambda _: amended(fiscal_year=2025),
    "amend cause": lambda _: amended(cause="A9-SIPD", stage=Stage.DISBURSEMENT, locus=Locus.CENTRAL),
    "amend day": lambda _: amended(happened_on=date(2024, 2, 2)),
}
#: What the program does by itself, at whatever moment.
BY_ITSELF: Mapping[str, Callable[[Obstacle], Fact]] = {
    "flag": lambda _: flagged(Clock.FOLLOW_UP),
    "flag as needed": lambda _: flagged(Clock.NEEDED_BY),
    "clear": lambda _: CLEARED,
    "step up": lambda o: STEPPED if o.is_open else ACCEPTED,
}
TOLD = {**STEPS, **BY_ITSELF}
BEGINNINGS = st.builds(
    raised,
    by=st.sampled_from((OPERATOR, COLLEAGUE, HEAD, OTHER_HEAD, ADPEM)),
    agency=st.sampled_from(("DINKES", "DPUPR")),
    visibility=st.sampled_from(Visibility),
    effect=st.sampled_from(Effect),
    fiscal_year=st.sampled_from((2023, 2024)),
    amount_at_stake=st.none() | st.integers(0, 10**12),
    happened_on=st.integers(0, 300).map(lambda days: FIRST + timedelta(days=days)),
    needed_by=st.none() | st.just(date(2024, 12, 20)),
)
LIVES = st.lists(st.tuples(BEGINNINGS, st.lists(st.sampled_from(sorted(TOLD)), max_size=8)), min_size=1, max_size=6)


def live(models: Models, lives: list[tuple[Fact, list[str]]], batch: int) -> None:
    """Tell these lives side by side, in batches of this size."""
    models.clear()
    told: list[Change] = [models.change(this, beginning) for this, (beginning, _) in enumerate(lives, 1)]
    for turn in range(max(len(steps) for _, steps in lives)):
        for this, (_, steps) in enumerate(lives, 1):
            if turn < len(steps):
                told.append(models.change(this, TOLD[steps[turn]](models.latest(this))))
    for start in range(0, len(told), batch):
        models.show(told[start : start + batch])
