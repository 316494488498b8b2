"""The table of visibility compiled to SQL: the same `SEEN_BY` that `domain.obstacle.may_see` reads."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, and_, exists, false, or_, true

from domain.acting import AGENCY, Acting, OfficeKind
from domain.obstacle import Visibility
from domain.obstacle.visibility import ABOVE, SEEN_BY, Relation
from projections.tables import BOARD, DESK_QUEUE

#: Under a name of its own, so that a query on the desk queue itself can ask this too.
HELP = DESK_QUEUE.alias("help")


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a visibility, and the value (dimension, value) that just these have among the counted ones.

    `cell` is None where nothing is counted by that: such rows are few.
    """

    condition: ColumnElement[bool]
    cell: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Sight:
    """What an office sees: visibilities of which it sees all rows, and those of which it sees some."""

    wholly: frozenset[Visibility]
    partly: Mapping[Visibility, Part]

    @property
    def blind(self) -> bool:
        return not self.wholly and not self.partly


def sight(acting: Acting, board: FromClause = BOARD) -> Sight:
    """What the acting office sees of the board."""
    relations = _relations(acting)
    wholly = frozenset(v for v, seen in SEEN_BY.items() if relations and relations <= seen)
    rest = {v: seen & relations for v, seen in SEEN_BY.items() if v not in wholly}
    return Sight(wholly, {v: _part(acting, held, board) for v, held in rest.items() if held})


def visible(acting: Acting, board: FromClause = BOARD) -> ColumnElement[bool]:
    """The rows of the board that the acting office may see."""
    seen = sight(acting, board)
    if len(seen.wholly) == len(Visibility):
        return true()
    return or_(false(), *branches(seen, board))


def branches(seen: Sight, board: FromClause = BOARD) -> tuple[ColumnElement[bool], ...]:
    """The visible rows as conditions of which at most one holds for a row: each can use an index of its own."""
    if len(seen.wholly) == len(Visibility):
        return (true(),)
    whole = (board.c.visibility.in_(sorted(seen.wholly)),) if seen.wholly else ()
    parts = (and_(board.c.visibility == v.value, part.condition) for v, part in seen.partly.items())
    return (*whole, *parts)


def _relations(acting: Acting) -> frozenset[Relation]:
    """The relations that this office can have to obstacles, of which exactly one holds for each."""
    if acting.kind in ABOVE:
        return frozenset({Relation.ABOVE})
    if acting.kind is OfficeKind.ADPEM:
        return frozenset({Relation.ADPEM})
    if acting.kind is OfficeKind.DESK:
        return frozenset({Relation.ASSISTING_DESK, Relation.OTHER_AGENCY})
    if acting.kind in AGENCY:
        return frozenset({Relation.RAISER, Relation.OWN_AGENCY, Relation.OTHER_AGENCY})
    return frozenset()


def _part(acting: Acting, relations: frozenset[Relation], board: FromClause) -> Part:
    """The rows to which the office has one of these relations."""
    if acting.kind is OfficeKind.DESK:
        helped = helped_by(acting.desk or "", board)
        if relations == {Relation.ASSISTING_DESK}:
            return Part(helped, ("desk", acting.desk or ""))
        return Part(~helped, None)
    own, raised = board.c.agency == (acting.agency or ""), board.c.raised_by == acting.account
    if relations == {Relation.RAISER, Relation.OWN_AGENCY}:
        return Part(own, ("agency", acting.agency or ""))
    conditions = {
        Relation.RAISER: and_(own, raised),
        Relation.OWN_AGENCY: and_(own, ~raised),
        Relation.OTHER_AGENCY: ~own,
    }
    return Part(or_(*(conditions[relation] for relation in sorted(relations))), None)


def helped_by(desk: str, board: FromClause = BOARD) -> ColumnElement[bool]:
    """The rows in which the desk has or had an assistance."""
    return exists().where(HELP.c.obstacle_id == board.c.id, HELP.c.desk == desk)
