import pytest

from wording.language import language, negotiate

INDONESIAN, ENGLISH = language("id"), language("en")


def test_indonesian_needs_no_catalogue() -> None:
    """A sentence is said as it is written, since it is written in Indonesian."""
    assert INDONESIAN.gettext("Kendala {number} diterima.", number="KDL-2024-12") == "Kendala KDL-2024-12 diterima."


def test_english_comes_from_the_catalogue() -> None:
    """The catalogue's words are said, with the same gaps filled."""
    assert ENGLISH.gettext("Kendala {number} diterima.", number="KDL-2024-12") == "Obstacle KDL-2024-12 accepted."


def test_a_sentence_that_is_not_in_the_catalogue_stays_indonesian() -> None:
    """A missing translation is said in Indonesian rather than not at all."""
    assert ENGLISH.gettext("Tanpa terjemahan {n}", n=1) == "Tanpa terjemahan 1"


@pytest.mark.parametrize(("n", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1234, "1,234 days")])
def test_english_counts_in_singular_and_plural(n: int, said: str) -> None:
    """One thing is named in the singular, any other number of things in the plural."""
    assert ENGLISH.ngettext("{n} hari", "{n} hari", n) == said


def test_indonesian_has_one_form() -> None:
    """Indonesian counts without a plural and groups with dots."""
    assert [INDONESIAN.ngettext("{n} hari", "{n} hari", n) for n in (1, 1234)] == ["1 hari", "1.234 hari"]


def test_gaps_are_filled_the_way_of_templates_too() -> None:
    """Percent signs with names are filled as Jinja's extension would."""
    assert INDONESIAN.gettext("Tindakan untuk %(number)s", number="KDL-2024-1") == "Tindakan untuk KDL-2024-1"


def test_what_a_person_typed_is_never_read_as_a_sentence() -> None:
    """Braces in what fills a gap are left alone."""
    assert INDONESIAN.gettext("Menunggu {who}", who="{0.__class__}") == "Menunggu {0.__class__}"


def test_things_are_listed_with_the_last_word_between() -> None:
    """Things are named one after another, with a word before the last."""
    assert [INDONESIAN.listed(things) for things in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A dan B",
        "A, B, dan C",
    ]
    assert ENGLISH.listed(("A", "B", "C")) == "A, B and C"
    assert (INDONESIAN.either(("A", "B")), INDONESIAN.either(("A", "B", "C"))) == ("A atau B", "A, B, atau C")


@pytest.mark.parametrize("code", ["fr", "", None, "EN"])
def test_an_unknown_code_is_indonesian(code: str | None) -> None:
    """Whoever asks for a language that there is not gets Indonesian."""
    assert language(code).code == "id"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "id"),
        ("", "id"),
        ("*", "id"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("id-ID,id;q=0.9,en;q=0.8", "id"),
        ("fr-FR,en;q=0.5", "en"),
        ("en;q=0.4, id;q=0.6", "id"),
        ("in", "id"),
        ("en;q=0", "id"),
        ("en;q=x", "id"),
        ("de,fr", "id"),
    ],
)
def test_the_browsers_wish_is_heard(header: str | None, code: str) -> None:
    """Of the two languages the one with the greater weight is taken, Indonesian where neither is named."""
    assert negotiate(header) == code
