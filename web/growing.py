"""How many cards of each column a board shows. It stands in the address, so that a renewed page shows as many."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection
from starlette.datastructures import QueryParams

from domain.obstacle import State
from projections.board import Card, Column
from projections.lists import beginnings, page
from projections.past import Past
from web.addresses import with_query
from web.filtering import Asked
from web.visiting import Visit

#: Cards with which a column begins, how many more come at once, and the most; the rest stands in the list.
FIRST, STEP, MOST = 8, 24, 200
MORE = "more"


def grown(query: QueryParams, shown: Sequence[Column]) -> dict[State, int]:
    """Those of the shown columns of which this address wants more than the first cards (`more=accepted:32`)."""
    pairs, states = (each.partition(":") for each in query.getlist(MORE)), {head.state for head in shown}
    return {
        State(state): min(int(n), MOST)
        for state, _, n in pairs
        if state in states and n.isascii() and n.isdigit() and len(n) <= len(str(MOST))
    }


def cards_of(
    visit: Visit,
    connection: Connection,
    asked: Asked,
    shown: Sequence[Column],
    *,
    past: Past | None,
    wanted: Mapping[State, int],
) -> Mapping[State, tuple[Card, ...]]:
    """The cards of these columns: the first ones, or as many as are wanted of one."""
    first = [head for head in shown if head.state not in wanted]
    found = dict(beginnings(connection, visit.acting, asked.filters, first, past, sort=asked.sort, limit=FIRST))
    for state, n in wanted.items():
        alone = replace(asked.filters, states=(state,))
        found[state] = page(connection, visit.acting, alone, past, sort=asked.sort, limit=n).items
    return found


def more_address(path: str, asked: Asked, wanted: Mapping[State, int], head: Column, shown: int) -> str:
    """The same board with more cards of that column; empty where all are shown or the most are."""
    if shown >= min(head.count, MOST):
        return ""
    sizes = {**wanted, head.state: min(shown + STEP, MOST)}
    pairs = [(MORE, f"{state.value}:{n}") for state, n in sizes.items()]
    return f"{with_query(path, [*asked.pairs(), *pairs])}#column-{head.state.value}"
