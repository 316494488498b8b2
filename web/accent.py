"""Shades of the organisation's colour that can be read: derived from its hue, as dark or light as each place needs.

Contrast is that of WCAG 2.2 (1.4.3: 4.5 for words); every place gets a little more, so that rounding never costs it.
"""

from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

Rgb = tuple[float, float, float]

WHITE, BLACK = "#ffffff", "#000000"
#: The darkest grounds of the light theme and the lightest of the dark one that words in the accent stand on.
LIGHT_GROUND, DARK_GROUND = "#eee7d9", "#2c2a23"
LIGHT_CARD, DARK_CARD = "#fffefb", "#23211b"
BAR_INK, GOLD = "#f4f8f6", "#e6b65c"
ENOUGH = 4.8
STEPS = 200


@dataclass(frozen=True, slots=True)
class Shades:
    """The accent of one theme; `fill` lies under white words, `wash` under words in the accent itself."""

    words: str
    strong: str
    fill: str
    fill_hover: str
    wash: str
    bar: str
    bar_soft: str


def light(accent: str) -> Shades:
    """As dark as the paper needs."""
    wash = mixed(accent, LIGHT_CARD, 0.1)
    words = _until(accent, BLACK, (LIGHT_GROUND, wash, WHITE))
    strong = mixed(words, BLACK, 0.78)
    return Shades(words, strong, words, strong, wash, *_bar(accent))


def dark(accent: str) -> Shades:
    """As light as the night needs; what lies under white words stays dark."""
    wash = mixed(accent, DARK_CARD, 0.16)
    words = _until(accent, WHITE, (DARK_GROUND, wash))
    hover = _until(accent, BLACK, (WHITE,))
    bar, soft = _bar(mixed(accent, BLACK, 0.7))
    return Shades(words, mixed(words, WHITE, 0.7), mixed(hover, BLACK, 0.88), hover, wash, bar, soft)


def _bar(accent: str) -> tuple[str, str]:
    """The bar and its quiet words. Gold, the sign of what is new, has to be seen on it too."""
    bar = _until(accent, BLACK, (BAR_INK, GOLD))
    return bar, _until(mixed(WHITE, bar, 0.7), WHITE, (bar,))


def _until(colour: str, towards: str, grounds: tuple[str, ...]) -> str:
    """The colour, moved in its own hue no farther than it must to be read on all of these grounds."""
    return next(
        (each for each in _ways(colour, towards) if all(contrast(each, on) >= ENOUGH for on in grounds)), towards
    )


def _ways(colour: str, towards: str) -> Iterator[str]:
    hue, lightness, saturation = rgb_to_hls(*_rgb(colour))
    end = 1.0 if towards == WHITE else 0.0
    for step in range(STEPS + 1):
        yield _hex(hls_to_rgb(hue, lightness + (end - lightness) * step / STEPS, saturation))


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of the colour on the ground."""
    over, under = _rgb(colour), _rgb(ground)
    return _hex((_part(over[0], under[0], share), _part(over[1], under[1], share), _part(over[2], under[2], share)))


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - of WCAG


def _part(over: float, under: float, share: float) -> float:
    return over * share + under * (1 - share)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: Rgb) -> str:
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02x}" for part in parts)
