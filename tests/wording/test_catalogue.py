import re
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Message

from wording.catalogue import catalogue, untranslated, updated, used, written
from wording.language import CATALOGUES

NAMED = re.compile(r"%\((\w+)\)s")
ENGLISH_WORDS = re.compile(
    r"\b(the|and|of|is|are|was|with|please|click|error|failed|save|login|update)\b", re.IGNORECASE
)


def strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def gaps(sentence: str) -> frozenset[str]:
    named = frozenset(NAMED.findall(sentence))
    return named or frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


def test_every_sentence_in_use_has_english_words() -> None:
    """Whatever a template, the API, a page or the shell says is in the catalogue, and translated."""
    assert untranslated(updated(catalogue())) == ()


def test_gettext_goes_by_no_name_of_which_the_catalogue_does_not_know() -> None:
    """No module calls it by another name than `gettext` or `_`, since its sentences would stay Indonesian."""
    renamed = re.compile(r"^ *(?:\w+, )*(\w+) = [^=\n]*\.gettext$", re.MULTILINE)
    house = Path(__file__).parents[2]
    modules = [path for part in ("api", "kendala", "web", "wording") for path in (house / part).rglob("*.py")]
    found = {path.name: renamed.findall(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: names for name, names in found.items() if set(names) - {"_", "gettext"}} == {}


def test_no_entry_is_stale() -> None:
    """The catalogue holds no sentence that nobody says."""
    stored = {ids(message)[0] for message in catalogue() if message.id}
    in_use = {sentence if isinstance(sentence, str) else sentence[0] for _, sentence in used()}
    assert stored - in_use == set()


def test_every_translation_has_the_same_gaps() -> None:
    """No translation drops, adds or renames what is filled in."""
    differing = [
        message.id
        for message in catalogue()
        if message.id and any(gaps(each) != gaps(ids(message)[-1]) for each in strings(message) if each)
    ]
    assert differing == []


def test_no_sentence_is_english_already() -> None:
    """Sentences are written in Indonesian; English is for the catalogue."""
    assert [sentence for _, sentence in used() if ENGLISH_WORDS.search(str(sentence))] == []


def test_no_sentence_raises_its_voice() -> None:
    """There are no exclamation marks, in either language."""
    assert [message.id for message in catalogue() if message.id and "!" in f"{message.id}{message.string}"] == []


def test_updating_changes_nothing_where_nothing_changed() -> None:
    """The update is the same however often it is done, so that it makes no noise in the history."""
    once = updated(catalogue())
    assert written(updated(once)) == written(once)


def test_the_catalogue_is_stored_as_text_only() -> None:
    """No compiled catalogue lies beside the text that it would have to agree with."""
    assert list(CATALOGUES.rglob("*.mo")) == []
