"""What the whole history of an obstacle must not tell of others."""

import pytest

from domain.obstacle import Merge, MergedAmount, Unmerge, Visibility
from tests.web.visitors import Site


@pytest.mark.parametrize("page", ["", "/history", "/history.csv"])
def test_a_merged_obstacle_does_not_name_a_hidden_target_by_its_id(site_on_sqlite: Site, page: str) -> None:
    """Where the target may not be seen, no page gives its id: not when it was merged, nor when it was taken back."""
    site, house = site_on_sqlite, site_on_sqlite.house
    target = house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    open_one = house.raised(visibility=Visibility.ALL_AGENCIES)
    house.act("assistant", open_one, Merge(into=target, amount=MergedAmount.SAME))
    house.act("assistant", open_one, Unmerge())
    told = site["stranger"].client.get(f"/obstacles/{site.number(open_one)}{page}")
    assert told.status_code == 200
    assert str(target) not in told.text
    assert str(target) in site["auditor"].client.get(f"/obstacles/{site.number(open_one)}/history").text
