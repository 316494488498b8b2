from dataclasses import replace

import pytest

from domain.acting import Acting
from domain.obstacle import State, Visibility
from projections.board import Filters, Sort, beginnings, columns, page
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, RAISED, RETURNED, raised
from tests.domain.obstacle.offices import ADMIN, ADPEM, LEADERSHIP, OPERATOR, OTHER_OPERATOR
from tests.projections.telling import Models

FACTS = (RAISED, raised(visibility=Visibility.ALL_AGENCIES), raised(visibility=Visibility.LEADERSHIP_ONLY))


@pytest.mark.parametrize("acting", [ADPEM, LEADERSHIP, OPERATOR, OTHER_OPERATOR, ADMIN])
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(agency="DINKES"), Filters(q="kdl"), Filters(states=(State.RAISED,))]
)
def test_each_column_begins_as_its_list_does(models: Models, acting: Acting, filters: Filters) -> None:
    """Given cards of several states and visibilities, a column begins as the list of its state does."""
    for n in range(12):
        models.tell(n + 1, FACTS[n % 3], *((ACCEPTED, ASSIGNED), (RETURNED,), ())[n // 3 % 3])
    with models.reading() as connection:
        heads = columns(connection, acting, filters)
        for sort in Sort:
            found = beginnings(connection, acting, filters, heads, sort=sort, limit=2)
            for head in heads:
                alone = replace(filters, states=(head.state,))
                listed = page(connection, acting, alone, sort=sort, limit=2).items if head.count else ()
                assert found[head.state] == listed
