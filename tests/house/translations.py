"""The English catalogue has every sentence of the program, with the same names in braces."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from tests.house.sources import Finding, Source

CATALOGUE = re.compile(r"^wording/locale/(\w+)/LC_MESSAGES/messages\.po$")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
METHODS = {"python": "python", "template": "jinja2.ext:babel_extract"}
FIELD = re.compile(r"{(\w+)|%\((\w+)\)")
SPEAKING = ("wording/", "web/", "api/", "jobs/", "kendala/", "projections/")


def check(sources: Iterable[Source]) -> Iterator[Finding]:
    """Yield each sentence that a catalogue lacks, and each translation that changes the fields."""
    spoken = [each for each in sources if CATALOGUE.match(each.path) or each.path.startswith(SPEAKING)]
    for source in spoken:
        if found := CATALOGUE.match(source.path):
            catalogue = read_po(BytesIO(source.text.encode()), locale=found[1])
            yield from missing(catalogue, found[1], spoken)
            yield from unfaithful(catalogue, source.path)


def missing(catalogue: Catalog, language: str, sources: Iterable[Source]) -> Iterator[Finding]:
    """Yield the sentences of the sources that have no translation."""
    for source in sources:
        for line, sentence in sentences(source):
            message = catalogue.get(sentence)
            if message is None or message.fuzzy or not all(strings(message.string or "")):
                yield Finding(source.path, line, f'"{sentence}" has no translation in {language}')


def sentences(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line and the (singular) sentence of each marked message in one file."""
    if source.kind not in METHODS:
        return
    options = {"extensions": "jinja2.ext.i18n", "silent": "false"} if source.kind == "template" else {}
    for found in extract(METHODS[source.kind], BytesIO(source.text.encode()), KEYWORDS, options=options):
        yield found[0], strings(found[1])[0]


def unfaithful(catalogue: Catalog, path: str) -> Iterator[Finding]:
    """Yield the translations whose fields differ from those of the sentence."""
    for message in catalogue:
        if message.id and any(fields(each) != wanted(message) for each in strings(message.string or "") if each):
            yield Finding(path, message.lineno or 1, f'the translation of "{strings(message.id)[0]}" has other fields')


def wanted(message: Message) -> frozenset[str]:
    """Return the fields that a translation must have: those of the last, the plural, form."""
    return fields(strings(message.id)[-1])


def fields(sentence: str) -> frozenset[str]:
    """Return the names in braces or percent signs of a sentence."""
    return frozenset(a or b for a, b in FIELD.findall(sentence))


def strings(message: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return a message's forms, of which there is one unless it counts something."""
    return (message,) if isinstance(message, str) else tuple(message)
