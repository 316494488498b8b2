"""Who may see an obstacle: one table, read by `may_see` and compiled to SQL in `projections/visible.py`.

Source: docs/glossary.md, table of visibility. What is missing in the table may not be seen.
"""

from collections.abc import Mapping
from enum import StrEnum

from domain.acting import AGENCY, Acting, OfficeKind
from domain.obstacle.state import Obstacle
from domain.obstacle.vocabulary import Visibility


class Relation(StrEnum):
    """What the acting office is to an obstacle."""

    RAISER = "raiser"
    OWN_AGENCY = "own_agency"
    OTHER_AGENCY = "other_agency"
    ASSISTING_DESK = "assisting_desk"
    ADPEM = "adpem"
    ABOVE = "above"


EVERYWHERE = frozenset({Relation.ASSISTING_DESK, Relation.ABOVE, Relation.RAISER})
SEEN_BY: Mapping[Visibility, frozenset[Relation]] = {
    Visibility.ALL_AGENCIES: EVERYWHERE | {Relation.OWN_AGENCY, Relation.OTHER_AGENCY, Relation.ADPEM},
    Visibility.AGENCY_AND_EKOBANG: EVERYWHERE | {Relation.OWN_AGENCY, Relation.ADPEM},
    Visibility.LEADERSHIP_ONLY: EVERYWHERE,
}
ABOVE = frozenset({OfficeKind.ASSISTANT, OfficeKind.LEADERSHIP, OfficeKind.AUDITOR, OfficeKind.SYSTEM})


def relation(acting: Acting, *, agency: str, raised_by: str, desks: frozenset[str]) -> Relation | None:
    """The relation that counts: `raised_by` is the raiser's account, `desks` all that ever had an assistance."""
    if acting.kind in ABOVE:
        return Relation.ABOVE
    if acting.kind is OfficeKind.ADPEM:
        return Relation.ADPEM
    if acting.kind is OfficeKind.DESK:
        return Relation.ASSISTING_DESK if acting.desk in desks else Relation.OTHER_AGENCY
    if acting.kind in AGENCY:
        if acting.agency != agency:
            return Relation.OTHER_AGENCY
        return Relation.RAISER if acting.account == raised_by else Relation.OWN_AGENCY
    return None


def sees(acting: Acting, *, visibility: Visibility, agency: str, raised_by: str, desks: frozenset[str]) -> bool:
    """Whether the acting office may see an obstacle with these traits."""
    return relation(acting, agency=agency, raised_by=raised_by, desks=desks) in SEEN_BY[visibility]


def may_see(acting: Acting, obstacle: Obstacle) -> bool:
    """Whether the acting office may see this obstacle as it stands."""
    return sees(
        acting,
        visibility=obstacle.record.visibility,
        agency=obstacle.record.agency,
        raised_by=obstacle.raised_by.account,
        desks=frozenset(a.desk for a in obstacle.assistance),
    )
