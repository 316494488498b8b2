"""The table of visibility compiled to SQL: the same `SEEN_BY` that `domain.obstacle.may_see` reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, FromClause, and_, exists, false, or_, select, true

from domain.acting import AGENCY, Acting, OfficeKind
from domain.obstacle import Visibility
from domain.obstacle.visibility import ABOVE, SEEN_BY, Relation
from projections.counts.dimensions import By, raiser
from projections.looking import Checked
from projections.tables import BOARD, DESK_QUEUE

#: Under a name of its own, so that a query on the desk queue itself can ask this too.
HELP = DESK_QUEUE.alias("help")


@dataclass(frozen=True, slots=True)
class Reason:
    """Rows that are seen for one reason: their columns have these values, and further conditions hold.

    `cell` is the value (dimension, value) that just these have among the counted ones of their visibility, None
    where nothing is counted by that: such rows are few. `gathered` says the same as `also` for a query that wants
    all such rows, and not the first of them in some order.
    """

    equal: Mapping[str, str] = field(default_factory=dict)
    also: tuple[ColumnElement[bool], ...] = ()
    cell: tuple[str, str] | None = None
    gathered: tuple[ColumnElement[bool], ...] | None = None

    @property
    def all_of(self) -> tuple[ColumnElement[bool], ...]:
        """The further conditions, for a query that wants all such rows."""
        return self.also if self.gathered is None else self.gathered

    def condition(self, board: FromClause = BOARD) -> ColumnElement[bool]:
        """The reason as a condition on rows that are found otherwise."""
        return and_(true(), *(Checked(board.c[column]) == value for column, value in self.equal.items()), *self.also)


@dataclass(frozen=True, slots=True)
class Sight:
    """What an office sees: visibilities of which it sees all rows, and those of which it sees some, for a reason."""

    wholly: frozenset[Visibility]
    partly: Mapping[Visibility, Reason]

    def reasons(self, board: FromClause = BOARD) -> tuple[Reason, ...]:
        """Why rows are seen. At most one reason holds for a row: each can be looked up by an index of its own."""
        return (*_whole(self.wholly, board), *self.partly.values())


def sight(acting: Acting, board: FromClause = BOARD) -> Sight:
    """What the acting office sees of the board."""
    relations = _relations(acting)
    wholly = frozenset(v for v, seen in SEEN_BY.items() if relations and relations <= seen)
    rest = {v: seen & relations for v, seen in SEEN_BY.items() if v not in wholly}
    return Sight(wholly, {v: _part(acting, v, held, board) for v, held in rest.items() if held})


def visible(acting: Acting, board: FromClause = BOARD) -> ColumnElement[bool]:
    """The rows of the board that the acting office may see."""
    return or_(false(), *(reason.condition(board) for reason in sight(acting, board).reasons(board)))


def helped_by(desk: str, board: FromClause = BOARD) -> ColumnElement[bool]:
    """The rows in which the desk has or had an assistance."""
    return exists().where(HELP.c.obstacle_id == board.c.id, HELP.c.desk == desk)


def _whole(wholly: frozenset[Visibility], board: FromClause) -> tuple[Reason, ...]:
    """One visibility is looked for; where it is most of them, those that are not seen are passed over."""
    others = frozenset(Visibility) - wholly
    if len(wholly) == 1:
        return tuple(Reason({"visibility": v.value}) for v in wholly)
    return (Reason(also=tuple(board.c.visibility != v.value for v in sorted(others))),) if wholly else ()


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


def _part(acting: Acting, seen: Visibility, relations: frozenset[Relation], board: FromClause) -> Reason:
    """The rows of one visibility to which the office has one of these relations."""
    mine = {"visibility": seen.value}
    if acting.kind is OfficeKind.DESK:
        desk = acting.desk or ""
        helped = helped_by(desk, board)
        if relations == {Relation.ASSISTING_DESK}:
            of_desk = select(HELP.c.obstacle_id).where(HELP.c.desk == desk)
            return Reason(mine, (helped,), (By.DESK.value, desk), (board.c.id.in_(of_desk),))
        return Reason(mine, (~helped,))
    agency, account = acting.agency or "", acting.account
    if relations == {Relation.RAISER, Relation.OWN_AGENCY}:
        return Reason(mine | {"agency": agency}, cell=(By.AGENCY.value, agency))
    if relations == {Relation.RAISER}:
        return Reason(mine | {"agency": agency, "raised_by": account}, cell=(By.RAISER.value, raiser(agency, account)))
    conditions = {
        Relation.RAISER: and_(board.c.agency == agency, board.c.raised_by == account),
        Relation.OWN_AGENCY: and_(board.c.agency == agency, board.c.raised_by != account),
        Relation.OTHER_AGENCY: board.c.agency != agency,
    }
    return Reason(mine, (or_(*(conditions[relation] for relation in sorted(relations))),))
