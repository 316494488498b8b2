"""What became of each obstacle of a bulk."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.answers.obstacle import Answer
from api.arriving import Visit
from api.sayings import said
from domain.bulk import BulkDone, Outcome, Would
from domain.obstacle import Level, State
from domain.obstacle.vocabulary import UNFINISHED
from domain.refusals import ChangedSince, Refused
from projections.board.card import number
from projections.bulk import Recent


class DoneAnswer(Answer):
    """An obstacle that was changed, or would be, and how it stands then. `due`: the earliest of unfinished help."""

    id: UUID
    number: str
    version: int
    state: State
    level: Level
    due: date | None


class LeftAnswer(Answer):
    """An obstacle that is left as it is. `changed`: since it was seen; `number` is null where it is not found."""

    id: UUID
    number: str | None
    changed: bool
    type: Annotated[str, Field(examples=["/problems/wrong_state"])]
    detail: str


class OutcomeAnswer(Answer):
    """What a bulk did, or with `preview` would do. `correlation` and `position` are null where nothing was stored."""

    outcome: Literal["preview", "stored", "nothing"]
    correlation: UUID | None
    done: tuple[DoneAnswer, ...]
    left: tuple[LeftAnswer, ...]
    position: int | None


class UndoneAnswer(Answer):
    """What an undo did, or with `preview` would do."""

    correlation: UUID | None
    undone: tuple[DoneAnswer, ...]
    left: tuple[LeftAnswer, ...]
    position: int


class RecentAnswer(Answer):
    """A bulk in the list. `act` may be `undo` or `import` too; `undoes` and `undone_by` are ids of bulks."""

    id: UUID
    act: str
    at: datetime
    office: str
    done: int
    left: int
    undoes: UUID | None
    undone_by: UUID | None


class RecentsAnswer(Answer):
    """The latest first."""

    items: tuple[RecentAnswer, ...]


class ToldAnswer(Answer):
    """What a bulk did, as far as the acting office may see its obstacles."""

    id: UUID
    act: str
    at: datetime
    undoes: UUID | None
    done: tuple[DoneAnswer, ...]
    left: tuple[LeftAnswer, ...]


def recents_answer(found: tuple[Recent, ...]) -> RecentsAnswer:
    """The answer about recent bulks."""
    return RecentsAnswer(
        items=tuple(
            RecentAnswer(
                id=each.id,
                act=each.act,
                at=each.at,
                office=each.by.office,
                done=each.done,
                left=each.left,
                undoes=each.undoes,
                undone_by=each.undone,
            )
            for each in found
        )
    )


def told_answer(visit: Visit, record: BulkDone, outcome: Outcome) -> ToldAnswer:
    """The answer about one bulk."""
    return ToldAnswer(
        id=record.originator_id,
        act=record.act,
        at=record.recorded_at,
        undoes=record.of,
        done=_done(outcome),
        left=_left(visit, outcome),
    )


def outcome_answer(visit: Visit, outcome: Outcome, *, preview: bool) -> OutcomeAnswer:
    """The answer about a bulk."""
    return OutcomeAnswer(
        outcome="preview" if preview else "stored" if outcome.saved else "nothing",
        correlation=outcome.id,
        done=_done(outcome),
        left=_left(visit, outcome),
        position=outcome.saved.position if outcome.saved else None,
    )


def undone_answer(visit: Visit, outcome: Outcome) -> UndoneAnswer:
    """The answer about an undo."""
    position = outcome.saved.position if outcome.saved else 0
    return UndoneAnswer(correlation=outcome.id, undone=_done(outcome), left=_left(visit, outcome), position=position)


def _done(outcome: Outcome) -> tuple[DoneAnswer, ...]:
    return tuple(_one(would, _number(outcome, would.after.id) or "") for would in outcome.done)


def _one(would: Would, number: str) -> DoneAnswer:
    now = would.after
    return DoneAnswer(
        id=now.id,
        number=number,
        version=now.version,
        state=now.state,
        level=now.level,
        due=min((each.due for each in now.assistance if each.state in UNFINISHED), default=None),
    )


def _left(visit: Visit, outcome: Outcome) -> tuple[LeftAnswer, ...]:
    return tuple(_left_one(visit, outcome, id_, refusal) for id_, refusal in outcome.left.items())


def _left_one(visit: Visit, outcome: Outcome, id_: UUID, refusal: Refused) -> LeftAnswer:
    return LeftAnswer(
        id=id_,
        number=_number(outcome, id_),
        changed=isinstance(refusal, ChangedSince),
        type=f"/problems/{refusal.key}",
        detail=said(refusal, visit.language),
    )


def _number(outcome: Outcome, id_: UUID) -> str | None:
    found = outcome.numbers.get(id_)
    return number(*found) if found else None
