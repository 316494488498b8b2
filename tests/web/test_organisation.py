"""The organisation's own words and looks, on the administrator's page and everywhere else."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from tests.web.visitors import Site, Visitor

HERE = "/organisation"
FIELDS = {"name": "", "agency_word": "", "secretary_word": "", "own_colour": "no", "accent": "#0c524f"}


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 300), "#8a1538").save(out, "PNG")
    return out.getvalue()


def version(admin: Visitor) -> str:
    return admin.get(HERE).fields["expected"]


def sent(admin: Visitor, expected: str | None = None, *, arms: bytes | None = None, **fields: str) -> tuple[int, str]:
    """Status and text of the answer to the form."""
    files = {"arms": ("lambang.png", arms, "image/png")} if arms is not None else None
    told = {**FIELDS, "expected": version(admin) if expected is None else expected, **fields}
    answer = admin.send(HERE, told, files=files)
    return answer.status_code, answer.text


@pytest.fixture
def admin(site: Site) -> Iterator[Visitor]:
    """The administrator; afterwards everything is the program's own again."""
    yield site["admin"]
    sent(site["admin"])


@pytest.fixture
def admin_on_sqlite(site_on_sqlite: Site) -> Iterator[Visitor]:
    yield site_on_sqlite["admin"]
    sent(site_on_sqlite["admin"])


def test_words_are_chosen_and_reach_every_page(site: Site, admin: Visitor) -> None:
    """The own words and name stand on pages at once, also for strangers, and who chose them stays to be read."""
    status, _ = sent(admin, name="Pemkab Contoh", agency_word="Satker", secretary_word="Seskab")
    assert status == 303
    page = site["leadership"].get("/board?level=secretary")
    assert "Seskab" in page.text
    assert "Sekretaris Daerah" not in page.text
    assert "Pemkab Contoh" in page.text
    assert "Satker" in site.stranger().get("/login").text
    assert "Pemkab Contoh" in site.stranger().get("/login").text
    history = site["auditor"].get(HERE)
    assert "Sebutan sekretaris: Seskab" in history.text
    assert "admin" in history.text
    assert sent(admin)[0] == 303
    assert "Sekretaris Daerah" in site["leadership"].get("/board?level=secretary").text


def test_two_administrators(admin: Visitor, site: Site) -> None:
    """Who saves over what another one changed meanwhile is shown both, and loses nothing typed."""
    before = version(admin)
    assert sent(admin, before, agency_word="Satker")[0] == 303
    other = site.newcomer("admin")
    status, text = sent(other, before, agency_word="Dinas", name="Yang diketik")
    assert status == 412
    assert 'value="Yang diketik"' in text
    assert 'value="Dinas"' in text
    assert "Satker" in text
    assert sent(other, agency_word="Dinas")[0] == 303


def test_sending_twice_changes_once(admin: Visitor) -> None:
    """The same form sent again is no conflict and no second version."""
    before = version(admin)
    assert [sent(admin, before, agency_word="Unit")[0] for _ in range(2)] == [303, 303]
    assert int(version(admin)) == int(before) + 1


def test_a_colour_is_served_by_a_sheet_of_its_own(site: Site, admin: Visitor) -> None:
    """The colour comes as a small style sheet whose address names its contents, so that it is asked for once."""
    assert "/looks/" not in site.stranger().get("/login").html
    assert sent(admin, own_colour="yes", accent="#FFCC00")[0] == 303
    page = site.stranger().get("/login")
    (address,) = {part.split('"')[0] for part in page.html.split('href="')[1:] if part.startswith("/looks/")}
    sheet = site.stranger().client.get(address)
    assert sheet.headers["content-type"].startswith("text/css")
    assert "immutable" in sheet.headers["cache-control"]
    assert "--teal:light-dark(#" in sheet.text
    assert "style=" not in page.html
    assert "Dari #ffcc00 dipakai #" in admin.get(HERE).text
    old = site.stranger().client.get("/looks/000000000000.css")
    assert "immutable" not in old.headers["cache-control"]


def test_arms_are_worn_by_every_page(site: Site, admin: Visitor) -> None:
    """The picture is made anew, served to everybody by its hash, and stands in the bar, on paper and as the sign."""
    assert sent(admin, arms=picture())[0] == 303
    page = site["adpem"].get("/board")
    address = page.html.split('rel="icon" href="')[1].split('"')[0]
    assert page.html.count(address) == 3
    answer = site.stranger().client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    kept = admin.get(HERE).fields["kept_arms"]
    assert sent(admin, kept_arms=kept, name="Tetap")[0] == 303
    assert address in site["adpem"].get("/board").html
    assert sent(admin, kept_arms=kept, no_arms="yes")[0] == 303
    assert address not in site["adpem"].get("/board").html
    assert site.stranger().client.get("/looks/" + "0" * 64 + ".png").status_code == 404


def test_a_refused_picture_keeps_what_was_typed(admin_on_sqlite: Visitor) -> None:
    """An SVG is refused beside its field, and everything else that was typed stands there again."""
    status, text = sent(admin_on_sqlite, arms=b"<svg onload='x()'></svg>", name="Tetap di sini", own_colour="yes")
    assert status == 422
    assert "SVG dapat berisi program" in text
    assert 'id="arms-error"' in text
    assert 'value="Tetap di sini"' in text


def test_a_picture_survives_another_fault(admin_on_sqlite: Visitor) -> None:
    """A picture that was taken need not be chosen again because a word is too long."""
    status, text = sent(admin_on_sqlite, arms=picture(), agency_word="x" * 31)
    assert status == 422
    assert 'id="agency_word-error"' in text
    assert 'name="kept_arms" value="' in text


@pytest.mark.parametrize(
    ("fields", "control"),
    [
        ({"agency_word": "O\u202epd"}, "agency_word"),
        ({"name": "x" * 81}, "name"),
        ({"own_colour": "yes", "accent": "red;} body{"}, "accent"),
    ],
)
def test_what_is_not_taken(admin_on_sqlite: Visitor, fields: dict[str, str], control: str) -> None:
    """Hidden signs, long names and what is no colour are refused beside their fields."""
    status, text = sent(admin_on_sqlite, None, arms=None, **fields)
    assert status == 422
    assert f'id="{control}-error"' in text


def test_whose_page_it_is(site_on_sqlite: Site) -> None:
    """The administrator changes it, the auditor reads it, and nobody else sees the page."""
    assert site_on_sqlite["auditor"].get(HERE).status == 200
    assert site_on_sqlite["auditor"].send(HERE, FIELDS).status_code == 403
    for office in ("operator", "adpem", "leadership", "desk"):
        assert site_on_sqlite[office].get(HERE).status == 403
        assert site_on_sqlite[office].send(HERE, FIELDS).status_code == 403
    assert site_on_sqlite.stranger().get(HERE).status == 303
