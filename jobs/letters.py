"""A letter: what a mail or another message says, in the reader's language, as plain text and as a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from wording.language import Language, language
from wording.own_words import organisation_name

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, and where it leads."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """`name` makes repeated copies of one letter one; `settings` is where its reader chooses what to get."""

    name: str
    subject: str
    sections: Sequence[Section]
    language: Language
    settings: str

    @property
    def text(self) -> str:
        """As plain text."""
        parts = [_plain(section) for section in self.sections]
        signed = [organisation_name()] if organisation_name() else []
        return "\n\n".join([*parts, f"{self.why}\n{self.settings}", *signed]) + "\n"

    @property
    def html(self) -> str:
        """As a page."""
        return _environment(self.language.code).get_template("letter.html").render(letter=self)

    @property
    def why(self) -> str:
        """Why it came, and what can be done about it."""
        return self.language.gettext(
            "Kendala mengirim pesan ini karena jabatan Anda. Atur pemberitahuan Anda atau hentikan surel di sini:"
        )


def _plain(section: Section) -> str:
    lines = [f"{line.text}\n  {line.href}" if line.href else line.text for line in section.lines]
    return "\n".join([section.title, "", *lines] if section.title else lines)


@cache
def _environment(code: str) -> Environment:
    said_in = language(code)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, extensions=["jinja2.ext.i18n"]
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        said_in.sentences.gettext, said_in.sentences.ngettext, newstyle=True
    )
    made.globals["organisation"] = organisation_name
    return made
