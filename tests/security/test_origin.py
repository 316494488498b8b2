"""Who may change something: pages of this site, and programs that carry a token of their own."""

import pytest

from tests.web.visitors import Site


@pytest.mark.parametrize("authorization", ["Basic YTpi", "Bearer x", "Negotiate YTpi", ""])
@pytest.mark.parametrize("origin", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "", "Origin": "http://jahat"}])
def test_credentials_that_a_browser_adds_by_itself_open_nothing(
    site_on_sqlite: Site, origin: dict[str, str], authorization: str
) -> None:
    """A form of another site is refused with the session's cookie, whatever `Authorization` the browser sends along."""
    answer = site_on_sqlite["adpem"].send("/sessions/revoke-others", headers=origin | {"Authorization": authorization})
    assert answer.status_code == 403
