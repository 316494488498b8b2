from tests.house import translations
from tests.house.sources import Source

PO = "wording/locale/en/LC_MESSAGES/messages.po"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def messages(po: str, *sources: Source) -> list[str]:
    return [each.message for each in translations.check([Source(PO, HEADER + po), *sources])]


def test_a_sentence_without_a_translation_is_found() -> None:
    """A marked sentence of Python or of a template must be in the catalogue."""
    python = Source("web/a.py", '_("Masuk")\n')
    template = Source("web/templates/a.html", "{{ _('Keluar') }}")
    assert messages('msgid "Masuk"\nmsgstr "Log in"\n', python, template) == ['"Keluar" has no translation in en']


def test_a_fuzzy_or_empty_translation_is_none() -> None:
    """A guess, and an empty line, are no translations."""
    po = '#, fuzzy\nmsgid "A"\nmsgstr "B"\n\nmsgid "C"\nmsgstr ""\n'
    assert len(messages(po, Source("web/a.py", '_("A")\n_("C")\n'))) == 2


def test_a_counted_sentence_needs_all_its_forms() -> None:
    """A sentence that counts is translated in the singular and the plural."""
    po = 'msgid "{n} kendala"\nmsgid_plural "{n} kendala"\nmsgstr[0] "{n} obstacle"\nmsgstr[1] ""\n'
    assert len(messages(po, Source("web/a.py", 'ngettext("{n} kendala", "{n} kendala", n)\n'))) == 1


def test_a_translation_keeps_the_fields() -> None:
    """A translation that drops or renames a field is found."""
    assert messages('msgid "Dari {office}"\nmsgstr "From {agency}"\n') == [
        'the translation of "Dari {office}" has other fields'
    ]


def test_tests_say_what_they_like() -> None:
    """Sentences in tests are not translated."""
    assert messages("", Source("tests/test_a.py", '_("A")\n')) == []
