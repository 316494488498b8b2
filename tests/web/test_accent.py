"""Whatever colour an organisation chooses, what is made of it can be read (WCAG 2.2, 1.4.3)."""

from hypothesis import example, given
from hypothesis import strategies as st

from web.accent import BAR_INK, DARK_GROUND, GOLD, LIGHT_GROUND, WHITE, contrast, dark, light

AA = 4.5
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(COLOURS)
@example("#ffffff")
@example("#000000")
@example("#ffff00")
@example("#0000ff")
def test_every_shade_can_be_read(accent: str) -> None:
    """Words in the accent on their grounds, and white words on the accent, have the contrast of AA in both themes."""
    for shades, ground in ((light(accent), LIGHT_GROUND), (dark(accent), DARK_GROUND)):
        on = [
            (shades.words, ground),
            (shades.words, shades.wash),
            (shades.strong, ground),
            (shades.strong, shades.wash),
        ]
        on += [(WHITE, shades.fill), (WHITE, shades.fill_hover)]
        on += [(BAR_INK, shades.bar), (GOLD, shades.bar), (shades.bar_soft, shades.bar)]
        assert all(contrast(one, other) >= AA for one, other in on), on


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and a colour on itself 1 to 1."""
    assert (round(contrast("#000000", "#ffffff"), 6), contrast("#777777", "#777777")) == (21, 1)


def test_a_readable_colour_is_used_as_it_is() -> None:
    """A colour that is dark enough is not changed."""
    assert (light("#0c524f").words, light("#0c524f").bar) == ("#0c524f", "#0c524f")
