"""Saved views on the pages."""

import re

from tests.web.visitors import Site, Visitor


def keep(visitor: Visitor, name: str, **fields: str) -> str:
    """Keep a view of the board; its address."""
    about = {"place": "board", "query": "level=adpem&cursor=x&nonsense=1", "name": name, "key": f"kunci {name}"}
    assert visitor.send("/views", about | fields).status_code == 303
    found = re.search(rf'href="(/views/[0-9a-f-]+)">(?:<svg.*?</svg>)?{name}<', visitor.get("/views").html)
    assert found
    return found[1]


def test_filters_are_kept_under_a_name_with_an_address(site: Site) -> None:
    """A view stands above the filters, leads to them from its own address, and is marked where it is shown."""
    visitor = site["adpem"]
    address = keep(visitor, "Di Adpem")
    assert visitor.get(address).answer.headers["location"] == "/board?level=adpem"
    shown = visitor.get("/board?level=adpem").html
    assert f'<a href="{address}" aria-current="page">' in shown
    assert "Simpan tampilan" not in shown
    assert f'<a href="{address}">' in visitor.get("/obstacles").html


def test_a_view_is_kept_once(site_on_sqlite: Site) -> None:
    """The same form sent twice keeps one view, and another form cannot take its name."""
    visitor = site_on_sqlite["head"]
    keep(visitor, "Sekali")
    keep(visitor, "Sekali")
    assert visitor.get("/views").text.count("Sekali Papan") == 1
    refused = visitor.post("/views", {"place": "board", "query": "", "name": "Sekali", "key": "lain"})
    assert (refused.status, 'value="Sekali"' in refused.html) == (422, True)
    assert "#name" in [href for href, _ in refused.links]


def test_a_view_of_ones_own_is_nobody_elses(site_on_sqlite: Site) -> None:
    """Given a view that was not shared, others neither see nor open, rename or delete it."""
    address = keep(site_on_sqlite["operator"], "Milik saya sendiri")
    for other in ("colleague", "head", "adpem", "admin"):
        visitor = site_on_sqlite[other]
        assert "Milik saya sendiri" not in visitor.get("/views").html
        assert visitor.get(address).status == 404
        assert visitor.send(f"{address}/name", {"name": "Diambil"}).status_code == 404
        visitor.send(f"{address}/delete")
    assert site_on_sqlite["operator"].get(address).status == 303


def test_a_shared_view_is_the_offices(site_on_sqlite: Site) -> None:
    """A shared view belongs to the office: whoever holds it renames and deletes it, another office does not see it."""
    address = keep(site_on_sqlite["desk"], "Untuk bidang", shared="yes")
    assert site_on_sqlite["adpem"].get(address).status == 404
    again = site_on_sqlite.newcomer("desk")
    assert again.send(f"{address}/name", {"name": "Nama baru"}).status_code == 303
    assert "Nama baru" in again.get("/board").html
    assert again.post(f"{address}/name", {"name": " "}).status == 422
    assert again.send(f"{address}/delete").status_code == 303
    assert again.get(address).status == 404


def test_a_person_begins_with_a_view(site_on_sqlite: Site) -> None:
    """Given a view chosen for it, logging in leads there; a page that was asked for comes first."""
    visitor = site_on_sqlite["assistant"]
    address = keep(visitor, "Mulai di sini")
    assert visitor.get("/start").answer.headers["location"] == "/"
    visitor.send(f"{address}/start", {"start": "yes"})
    newcomer = site_on_sqlite.stranger()
    assert newcomer.log_in("assistant").headers["location"] == "/start"
    assert newcomer.get("/start").answer.headers["location"] == "/board?level=adpem"
    assert site_on_sqlite.stranger().log_in("assistant", next="/obstacles").headers["location"] == "/obstacles"
    visitor.send(f"{address}/start", {"start": "no"})
    assert newcomer.get("/start").answer.headers["location"] == "/"
