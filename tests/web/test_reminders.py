"""The bell in the head of each page, and the list behind it."""

import re
from uuid import UUID

from domain.obstacle import ChangeVisibility, Instruct, Return, Visibility
from domain.text import Text
from tests.web.pages import Page
from tests.web.visitors import Site

LINE = re.compile(r'name="reminder" value="(\d+)"')


def returned(site: Site) -> UUID:
    """An obstacle that went back to its agency, with everybody told."""
    obstacle = site.house.raised()
    site.house.act("adpem", obstacle, Return(reason=Text("Lengkapi.")))
    site.house.parts.reminders.outbox.catch_up()
    return obstacle


def bell(page: Page) -> str:
    """What the bell says."""
    (words,) = (words for href, words in page.links if href == "/notices")
    return words


def ids(page: Page) -> list[str]:
    """The reminders on the page, as its forms name them."""
    return list(dict.fromkeys(LINE.findall(page.html)))


def test_the_bell_counts_and_leads_to_the_obstacle(site: Site) -> None:
    """A reminder counts on the bell until its obstacle is opened from the list."""
    operator = site["operator"]
    obstacle = returned(site)
    assert "belum dibaca" in bell(operator.get("/"))
    page = operator.get("/notices")
    number = site.number(obstacle)
    assert f"{number} dikembalikan untuk dilengkapi." in page.text
    before = page.text.count("Belum dibaca")
    answer = operator.send("/notices/open", {"reminder": ids(page)[0]})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/obstacles/{number}")
    assert operator.get("/notices").text.count("Belum dibaca") == before - 1


def test_one_or_all_are_marked_as_read(site_on_sqlite: Site) -> None:
    """One is marked by its button; all are marked up to the newest that the page showed, and none that came later."""
    head = site_on_sqlite["head"]
    returned(site_on_sqlite)
    returned(site_on_sqlite)
    page = head.get("/notices")
    unread = page.text.count("Belum dibaca")
    head.send("/notices/read", {"reminder": ids(page)[0]})
    assert head.get("/notices").text.count("Belum dibaca") == unread - 1
    returned(site_on_sqlite)
    head.send("/notices/read-all", {"upto": page.fields["upto"]})
    page = head.get("/notices")
    assert page.text.count("Belum dibaca") == 1
    assert bell(page).endswith("1 pemberitahuan belum dibaca")


def test_a_reminder_of_another_does_not_exist(site_on_sqlite: Site) -> None:
    """Marking or opening the reminder of somebody else answers as for one that was never there."""
    returned(site_on_sqlite)
    (reminder, *_) = ids(site_on_sqlite["head"].get("/notices"))
    for path in ("/notices/open", "/notices/read"):
        for named in (reminder, "999999", "x", ""):
            assert site_on_sqlite["stranger"].send(path, {"reminder": named}).status_code == 404, (path, named)


def test_what_was_closed_since_is_shown_no_more(site_on_sqlite: Site) -> None:
    """Given a reminder of an obstacle that was hidden afterwards, its line is gone for who may not see it any more."""
    obstacle = site_on_sqlite.house.raised()
    site_on_sqlite.house.act("assistant", obstacle, Instruct(text=Text("Segerakan.")))
    site_on_sqlite.house.parts.reminders.outbox.catch_up()
    number = site_on_sqlite.number(obstacle)
    assert number in site_on_sqlite["adpem"].get("/notices").text
    hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Peka."))
    site_on_sqlite.house.act("assistant", obstacle, hide)
    assert number not in site_on_sqlite["adpem"].get("/notices").text
    assert number in site_on_sqlite["operator"].get("/notices").text


def test_older_ones_are_behind_a_link(site_on_sqlite: Site) -> None:
    """A page lists the newest; an address that names no place in the list is not found."""
    colleague = site_on_sqlite["colleague"]
    returned(site_on_sqlite)
    (newest, *_) = ids(colleague.get("/notices"))
    assert newest not in ids(colleague.get(f"/notices?before={newest}"))
    assert colleague.get("/notices?before=x").status == 404
    assert "Belum ada pemberitahuan" in site_on_sqlite["auditor"].get("/notices").text


def test_the_delivery_log_is_the_administrators(site_on_sqlite: Site) -> None:
    """The administrator alone opens it and finds it in the menu; a state that is none is not found."""
    for office in ("operator", "desk", "adpem", "assistant", "leadership", "auditor"):
        assert site_on_sqlite[office].get("/deliveries").status == 403, office
        assert site_on_sqlite[office].send("/deliveries/retry", {"delivery": "1"}).status_code == 403, office
    admin = site_on_sqlite["admin"]
    assert "Tidak ada pengiriman" in admin.get("/deliveries?state=failed").text
    assert admin.get("/").addresses("Pengiriman") == ["/deliveries"]
    assert admin.get("/deliveries?state=shoe").status == 404
    assert admin.send("/deliveries/retry", {"delivery": "999999"}).status_code == 404
