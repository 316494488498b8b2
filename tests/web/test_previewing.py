from io import BytesIO

import pytest
from PIL import Image

from domain.obstacle import Visibility
from tests.web.visitors import Site
from web.previewing import SIDE, small

ORIENTATION, ROTATED = 0x0112, 6


def photo(format_: str = "JPEG", size: tuple[int, int] = (800, 600)) -> bytes:
    """A picture that says that it was taken with the phone held upright."""
    out, exif = BytesIO(), Image.Exif()
    exif[ORIENTATION] = ROTATED
    Image.new("RGB", size, "teal").save(out, format_, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_preview_is_small_upright_and_says_nothing_more(format_: str) -> None:
    """A photo becomes a small JPEG, turned as it was taken, without what its camera wrote into it."""
    made = small(photo(format_), format_)
    assert made
    with Image.open(BytesIO(made)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (SIDE * 3 // 4, SIDE))
        assert not shown.getexif()


@pytest.mark.parametrize("source", [b"", b"%PDF-1.7", photo()[:200], photo("PNG"), b"\xff\xd8\xff\xe0" + bytes(99)])
def test_what_is_no_such_picture_has_no_preview(source: bytes) -> None:
    """Bytes that are not what their type says, or only their beginning, show nothing and hurt nobody."""
    assert small(source, "JPEG") is None


def test_a_picture_bomb_is_not_opened() -> None:
    """A few bytes that unfold to more pixels than any photo has are refused by what they say of their size."""
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert small(out.getvalue(), "PNG") is None


@pytest.mark.parametrize(("office", "status"), [("operator", 200), ("stranger", 404), ("admin", 404), ("adpem", 200)])
def test_a_preview_has_the_rights_of_its_obstacle(site_on_sqlite: Site, office: str, status: int) -> None:
    """Who may not see the obstacle finds no picture of its evidence."""
    site = site_on_sqlite
    number = site.number(site.house.raised(visibility=Visibility.AGENCY_AND_EKOBANG))
    sent = site["operator"].client.post(
        f"/obstacles/{number}/acts/add_evidence",
        data={"text": "Foto lapangan", "key": "", "expected": "1"},
        files={"files": ("foto.jpg", photo(), "image/jpeg")},
    )
    assert sent.status_code == 303, sent.text
    page = site["operator"].get(f"/obstacles/{number}")
    address = page.html.split('<img src="', 1)[1].split('"', 1)[0]
    assert address.endswith("/preview")
    assert site[office].get(address).status == status
