"""Small pieces that many pages share."""

from typing import Any

import pytest

from web.rendering import environment


def piece(name: str) -> Any:
    """The macros of one shared template, in Indonesian."""
    return environment("id").get_template(f"parts/{name}.html").module


@pytest.mark.parametrize(
    ("code", "name", "called"),
    [("KEC-64.08.02", "Kecamatan Muara Wahau", "Kec. Muara Wahau"), ("DINKES", "Dinas Kesehatan", "DINKES")],
)
def test_an_agency_is_called_as_offices_call_it(code: str, name: str, called: str) -> None:
    """A district goes by its name, for its code is a number that nobody knows; other agencies go by their letters."""
    assert f">{called}</abbr>" in piece("chip").agency(code, name)


def test_choosing_a_file_is_said_in_our_language() -> None:
    """Where the browser would say it in its own language, the control says how to choose and that nothing is chosen."""
    shown = piece("field").file("evidence", "Bukti")
    assert "Pilih berkas" in shown
    assert "data-chosen>Belum ada berkas dipilih." in shown
