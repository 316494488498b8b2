"""The English catalogue and the sentences it has to hold.

`python -m wording.catalogue` adds the sentences that the sources use, drops those they use no more, keeps every
translation, and lists what is still to be translated.
"""

import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from wording.language import CATALOGUES

ROOT = Path(__file__).parent.parent
PACKAGES = ("wording", "projections", "api", "web", "jobs", "kendala")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "worded": None}
MAPPING = Path(__file__).parent / "babel.cfg"
ENGLISH = CATALOGUES / "en" / "LC_MESSAGES" / "messages.po"

Sentence = str | tuple[str, ...]


def used() -> Iterator[tuple[str, Sentence]]:
    """Each sentence that the sources use, with the file (relative to the tree) that uses it."""
    with MAPPING.open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]  # Babel ships types for most
    for package in PACKAGES:
        for path, _, sentence, _, _ in extract_from_dir(ROOT / package, methods, options, KEYWORDS):
            yield f"{package}/{path}", sentence


def catalogue() -> Catalog:
    """The catalogue as it is stored."""
    with ENGLISH.open("rb") as source:
        return read_po(source, locale="en")


def updated(old: Catalog) -> Catalog:
    """A catalogue of exactly the sentences in use, with the translations that there are."""
    new = Catalog(locale="en", project="Kendala", header_comment="# The sentences of Kendala in English.", fuzzy=False)
    for path, sentence in sorted(used(), key=str):
        known = old.get(sentence if isinstance(sentence, str) else sentence[0])
        new.add(sentence, known.string if known and _same_form(known, sentence) else None, locations=[(path, 1)])
    return new


def _same_form(known: Message, sentence: Sentence) -> bool:
    return isinstance(known.id, str) == isinstance(sentence, str)


def written(new: Catalog) -> str:
    """The catalogue's text, without the times and tool names that would differ from run to run."""
    text = BytesIO()
    write_po(text, new, width=110, sort_output=True, include_lineno=False)
    kept = (line for line in StringIO(text.getvalue().decode()) if not line.startswith(CHANGING))
    return "".join(kept)


CHANGING = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid', '"Last-Tr', '"Language-Team')


def untranslated(of: Catalog) -> tuple[str, ...]:
    """The (singular) sentences without English words."""
    return tuple(m.id if isinstance(m.id, str) else m.id[0] for m in of if m.id and not _strings(m))


def _strings(message: Message) -> bool:
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return bool(strings) and all(strings)


def main() -> None:
    """Update the catalogue and list what is still to be translated."""
    old = catalogue() if ENGLISH.exists() else Catalog(locale="en")
    new = updated(old)
    ENGLISH.write_text(written(new), encoding="utf-8")
    missing = untranslated(new)
    sys.stdout.write("".join(f"{sentence}\n" for sentence in missing))
    sys.stdout.write(f"{len(new)} sentences, {len(missing)} without English\n")


if __name__ == "__main__":
    main()
