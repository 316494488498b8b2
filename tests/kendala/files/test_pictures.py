from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from domain.refusals import Invalid
from kendala.files.pictures import refuse_bomb


def bitmap(side: int) -> bytes:
    """A black picture of one bit a pixel: many pixels in few bytes."""
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def test_a_picture_bomb_is_refused(tmp_path: Path) -> None:
    """A few kilobytes that would fill a memory are refused by their head alone, whatever they are called."""
    (tmp_path / "bomb").write_bytes(bitmap(14_000))
    with pytest.raises(Invalid) as refused:
        refuse_bomb(tmp_path / "bomb")
    assert refused.value.fields["file"][0] == "picture_too_large"


@pytest.mark.parametrize("content", [bitmap(2_000), b"%PDF-1.7", b"", b"\xff\xd8 foto", b"\x89PNG\r\n\x1a\nbroken"])
def test_photos_and_other_files_are_just_files(tmp_path: Path, content: bytes) -> None:
    """A photo, a document and what is not what it says are kept as evidence; whether they show is told elsewhere."""
    (tmp_path / "file").write_bytes(content)
    refuse_bomb(tmp_path / "file")
