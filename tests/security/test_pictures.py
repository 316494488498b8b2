"""Pictures that are made to hurt who opens them: the small copies of pages are made of whatever was uploaded."""

from collections.abc import Iterator
from io import BytesIO
from time import process_time

import pytest
from PIL import Image

from tests.web.visitors import Site, Visitor
from web.previewing import small

SCAN, END = b"\xff\xda", b"\xff\xd9"
SECONDS = 1.0


def picture(format_: str, size: tuple[int, int], **more: object) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, format_, **more)
    return out.getvalue()


def endless() -> bytes:
    """A JPEG of 50 kB that tells its last refinement of 9 million pixels again and again."""
    source = picture("JPEG", (3_000, 3_000), progressive=True, quality=50)
    last = source[source.rindex(b"\xff\xc4", 0, source.rindex(SCAN)) : -len(END)]
    return source[: -len(END)] + last * 200 + END


def lying() -> Iterator[bytes]:
    """Photos whose notes about how they were taken have one wrong byte each."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "x"
    source = picture("JPEG", (16, 16), exif=exif)
    for place in range(len(source[:120])):
        for sign in (0, 1, 255):
            yield source[:place] + bytes([sign]) + source[place + 1 :]


def test_a_photo_that_refines_itself_without_end_is_not_opened() -> None:
    """It would keep a thread busy for minutes."""
    began = process_time()
    assert small(endless(), "JPEG") is None
    assert process_time() - began < SECONDS


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_no_lie_in_a_photo_is_a_mistake_of_the_program() -> None:
    """Whatever its notes say, there is a picture or there is none."""
    for source in lying():
        assert small(source, "JPEG") is None or small(source, "JPEG")


@pytest.mark.parametrize(("format_", "size"), [("PNG", (17_000, 1_000)), ("WEBP", (4_200, 4_200))])
def test_what_unfolds_whole_may_have_fewer_pixels_than_a_photo(format_: str, size: tuple[int, int]) -> None:
    """Only a JPEG is opened small: of other kinds 17 million pixels fill 200 megabytes for a tiny copy."""
    assert small(picture(format_, size, method=0), format_) is None


def sent_by(visitor: Visitor) -> str:
    """The address of the small copy of a photo that the visitor put into a form."""
    files = {"evidence": ("foto.jpg", picture("JPEG", (40, 30)), "image/jpeg")}
    box = visitor.client.post("/drafts/files", data={"key": "k"}, files=files).text
    return "/files/{}/preview".format(box.split('value="', 1)[1].split('"', 1)[0])


def test_a_browser_asks_again_before_it_shows_a_small_copy(site_on_sqlite: Site) -> None:
    """On a computer that an office shares nobody gets to see what the one before him might see."""
    visitor = site_on_sqlite["operator"]
    address = sent_by(visitor)
    shown = visitor.client.get(address)
    known = {"If-None-Match": shown.headers["etag"]}
    assert shown.headers["cache-control"] == "private, no-cache"
    assert visitor.client.get(address, headers=known).status_code == 304
    assert site_on_sqlite["stranger"].client.get(address, headers=known).status_code == 404
    assert site_on_sqlite.stranger().client.get(address, headers=known).status_code == 303
