"""Making answers out of obstacles."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from api.answers.obstacle import (
    AssistanceAnswer,
    BudgetLineAnswer,
    CardAnswer,
    FileAnswer,
    FlagAnswer,
    MergedIntoAnswer,
    ObstacleAnswer,
    OfficeAnswer,
    PartyAnswer,
    WaitingAnswer,
    YearEndedAnswer,
)
from api.answers.values import plain
from domain.acting import Acting
from domain.directory import Directory
from domain.files import StoredFile
from domain.obstacle import FileRef, Flag, Obstacle, Record, WaitingFor, allowed, audit_word, waiting_for
from projections.board.applying import is_late
from projections.board.card import Card
from projections.obstacle import MergedInto

RECORD = frozenset(ObstacleAnswer.model_fields) & frozenset(Record.__dataclass_fields__) - {
    "parties",
    "budget_lines",
    "evidence",
}
CARD = frozenset(CardAnswer.model_fields) - {"waiting_for"}
STATE = ("id", "state", "level", "version", "amount", "updated_at", "state_since", "escalation_undecided")


def obstacle_answer(
    obstacle: Obstacle,
    *,
    number: str,
    position: int,
    acting: Acting,
    directory: Directory,
    files: Mapping[UUID, StoredFile],
    merged_into: MergedInto | None,
) -> ObstacleAnswer:
    """The obstacle as this office gets it."""
    return ObstacleAnswer(
        number=number,
        position=position,
        waiting_for=_waiting(waiting_for(obstacle)),
        allowed=allowed(obstacle, acting),
        audit_word=audit_word(obstacle),
        agency_name=directory.agency_name(obstacle.record.agency, at=obstacle.raised_at),
        raised_by=office_answer(obstacle.raised_by, directory, obstacle.raised_at),
        recorded_at=obstacle.raised_at,
        late_entry=is_late(obstacle),
        merged_into=MergedIntoAnswer(**plain(merged_into)) if merged_into else None,
        **{name: getattr(obstacle, name) for name in STATE},
        **_lists(obstacle),
        **_of_record(obstacle.record, files),
    )


def _lists(obstacle: Obstacle) -> dict[str, Any]:
    return {
        "assistance": tuple(AssistanceAnswer(**plain(one)) for one in obstacle.assistance),
        "flags": tuple(map(_flag, obstacle.flags)),
        "year_ends": tuple(YearEndedAnswer(**plain(end), into=end.into) for end in obstacle.year_ends),
    }


def _of_record(record: Record, files: Mapping[UUID, StoredFile]) -> dict[str, Any]:
    return {
        "parties": tuple(PartyAnswer(**plain(one)) for one in record.parties),
        "budget_lines": tuple(BudgetLineAnswer(**plain(one)) for one in record.budget_lines),
        "evidence": tuple(_file(ref, files) for ref in record.evidence),
        **{name: plain(getattr(record, name)) for name in RECORD},
    }


def office_answer(by: Acting, directory: Directory, at: datetime) -> OfficeAnswer:
    """An office with the title that it had then."""
    return OfficeAnswer(
        office=by.office,
        title=directory.office_title(by.office, at=at),
        kind=by.kind,
        agency=by.agency,
        desk=by.desk,
        standing=by.standing.value,
        account=by.account,
        person=by.person,
    )


def card_answer(card: Card) -> CardAnswer:
    """A row of a list."""
    waiting = WaitingAnswer(kind=card.waiting_kind, who=card.waiting_who) if card.waiting_kind else None
    return CardAnswer(waiting_for=waiting, **{name: getattr(card, name) for name in CARD})


def _flag(flag: Flag) -> FlagAnswer:
    names = ("clock", "n", "day", "due_on", "since", "rules", "calendar")
    waiting = WaitingAnswer(kind=flag.kind, who=flag.who)
    return FlagAnswer(waiting_for=waiting, **{name: getattr(flag, name) for name in names})


def _waiting(waiting: WaitingFor | None) -> WaitingAnswer | None:
    return WaitingAnswer(kind=waiting.kind, who=waiting.who) if waiting else None


def _file(ref: FileRef, files: Mapping[UUID, StoredFile]) -> FileAnswer:
    known = files.get(ref.id)
    return FileAnswer(
        id=ref.id,
        sha256=ref.sha256,
        name=known.name if known else None,
        type=known.type if known else None,
        size=known.size if known else None,
    )
