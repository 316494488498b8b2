"""A page as a reader meets it: its words, links and form fields."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from httpx2 import Response

SILENT = frozenset({"script", "style", "template"})


class Page(HTMLParser):
    """The parsed answer. `links` are (address, words); `fields` the last value of each control by its name."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer
        self.status = answer.status_code
        self.html = answer.text
        self.links: list[tuple[str, str]] = []
        self.fields: dict[str, str] = {}
        self.actions: list[str] = []
        self.lang = ""
        self._words: list[str] = []
        self._link: str | None = None
        self._linked: list[str] = []
        self._area: str | None = None
        self._silent = 0
        self.feed(self.html)

    @property
    def text(self) -> str:
        """All words of the page with single spaces."""
        return re.sub(r"\s+", " ", " ".join(self._words)).strip()

    def addresses(self, words: str) -> Sequence[str]:
        """Where the links with exactly these words lead."""
        return [href for href, said in self.links if said == words]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._silent += tag in SILENT
        if tag == "html":
            self.lang = given.get("lang", "")
        elif tag == "a":
            self._link, self._linked = given.get("href", ""), []
        elif tag == "form":
            self.actions.append(given.get("action", ""))
        elif tag == "textarea":
            self._area = given.get("name", "")
            self.fields[self._area] = ""
        elif tag == "input" and "name" in given:
            self.fields[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag == "a" and self._link is not None:
            self.links.append((self._link, re.sub(r"\s+", " ", " ".join(self._linked)).strip()))
            self._link = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._area is not None:
            self.fields[self._area] += data.removeprefix("\n")
            return
        self._words.append(data)
        if self._link is not None:
            self._linked.append(data)
