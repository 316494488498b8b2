"""What a browser would send: the controls of one form of a page, as they are filled in, in their order."""

from html.parser import HTMLParser

from tests.web.pages import Page

UNSENT = frozenset({"file", "submit", "button"})


class Filled(HTMLParser):
    """Reads one form by its action; `fields` are its pairs."""

    def __init__(self, html: str, action: str) -> None:
        super().__init__()
        self.action = action
        self.inside = False
        self.fields: list[tuple[str, str]] = []
        self.found = False
        self._area: str | None = None
        self._select: str | None = None
        self._chosen: str | None = None
        self._templates = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._templates += tag == "template"
        if tag == "form":
            self.inside = given.get("action") == self.action
            self.found |= self.inside
        if not self.inside or self._templates:
            return
        name = given.get("name") or ""
        if tag == "input" and name and given.get("type") not in UNSENT:
            if given.get("type") not in ("radio", "checkbox") or "checked" in given:
                self.fields.append((name, given.get("value") or ""))
        elif tag == "textarea":
            self._area, self._chosen = name, ""
        elif tag == "select":
            self._select, self._chosen = name, None
        elif tag == "option" and self._select is not None and ("selected" in given or self._chosen is None):
            self._chosen = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        self._templates -= tag == "template"
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self._area is not None:
            self.fields.append((self._area, (self._chosen or "").removeprefix("\n")))
            self._area = None
        elif tag == "select" and self._select is not None:
            self.fields.append((self._select, self._chosen or ""))
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._chosen = (self._chosen or "") + data


def filled(page: Page, action: str) -> dict[str, str | list[str]]:
    """The fields of the form with that action; a name that stands there several times has all its values."""
    form = Filled(page.html, action)
    assert form.found, f"no form for {action} on this page: {page.text}"
    found: dict[str, str | list[str]] = {}
    for name, value in form.fields:
        known = found.get(name)
        found[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]
    return found
