"""A text as a picture that a phone reads: SVG within the page, black on white in every theme, without style."""

import segno
from markupsafe import Markup


def picture(text: str) -> Markup:
    """The picture. Only its shape comes from the text, so that nothing of it is read as markup."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=False
    )
    return Markup(drawn)  # noqa: S704 - numbers and colours of our own alone
