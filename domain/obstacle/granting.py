"""Reading the table of acts: is this act granted to this office now, and if not, why not."""

from collections.abc import Iterable, Iterator

from domain.acting import AGENCY, Acting, OfficeKind
from domain.obstacle.acts import ACTS, GRANTED, Act, Grant
from domain.obstacle.state import Assistance, Obstacle
from domain.obstacle.visibility import may_see
from domain.refusals import NotFound, NotYourAct, WrongState


def _concerned(obstacle: Obstacle, acting: Acting, n: int | None) -> tuple[Assistance, ...]:
    """The assistance an act of this office can be about: a desk's own, and only number `n` where it is named."""
    own = acting.desk if acting.kind is OfficeKind.DESK else None
    return tuple(a for a in obstacle.assistance if (n is None or a.n == n) and (own is None or a.desk == own))


def _holds(grant: Grant, obstacle: Obstacle, concerned: Iterable[Assistance]) -> bool:
    if obstacle.state not in grant.states or obstacle.level not in grant.levels:
        return False
    if grant.waiting is not None and grant.waiting != (obstacle.waits_outside is not None):
        return False
    if obstacle.record.visibility not in grant.from_visibilities:
        return False
    return grant.assistance is None or any(a.state in grant.assistance for a in concerned)


def _granted_to(obstacle: Obstacle, acting: Acting, concerned: tuple[Assistance, ...]) -> Iterator[tuple[str, Grant]]:
    """The acts and grants that this office could ever use on this obstacle, whatever its state."""
    foreign = acting.kind in AGENCY and acting.agency != obstacle.record.agency
    stranger = acting.kind is OfficeKind.DESK and not concerned
    for name, grant in GRANTED[acting.kind]:
        if (grant.foreign or not foreign) and not (stranger and grant.assistance is not None):
            yield name, grant


def _right_moment(act: Act, obstacle: Obstacle, concerned: Iterable[Assistance]) -> bool:
    """Whether the act is possible now for somebody: then the refusal is about who, not about when."""
    return any(_holds(grant, obstacle, concerned) for grant in act.grants)


def authorize(name: str, obstacle: Obstacle, acting: Acting, *, n: int | None = None) -> Grant:
    """The grant that opens the act.

    Raises NotFound where the office may not know of the obstacle or there is no assistance `n`, NotYourAct where
    the act is another's, WrongState where it is not the moment for it.
    """
    if not may_see(acting, obstacle):
        raise NotFound("obstacle", str(obstacle.id))
    if n is not None and obstacle.find_assistance(n) is None:
        raise NotFound("assistance", str(n))
    act, concerned = ACTS[name], _concerned(obstacle, acting, n)
    granted = [grant for each, grant in _granted_to(obstacle, acting, concerned) if each == name]
    held = next((g for g in granted if _holds(g, obstacle, concerned)), None)
    if held is not None:
        return held
    if not granted or _right_moment(act, obstacle, concerned):
        raise NotYourAct(name)
    raise WrongState(name, obstacle.state.value)


def allowed(obstacle: Obstacle, acting: Acting) -> tuple[str, ...]:
    """The names of the acts that this office may do to this obstacle now, in the order of the table."""
    if not may_see(acting, obstacle):
        return ()
    concerned = _concerned(obstacle, acting, None)
    granted = _granted_to(obstacle, acting, concerned)
    return tuple(dict.fromkeys(name for name, grant in granted if _holds(grant, obstacle, concerned)))
