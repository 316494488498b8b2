from enum import StrEnum

import pytest

from domain import acting, clocks
from domain.almanac import calendar, deadlines, rules, seasons
from domain.bulk.recording import BulkDone
from domain.directory import agencies
from domain.event import Event
from domain.obstacle import State, merging, state, vocabulary, year_ends
from wording.event_words import EVENTS, event_name, event_word
from wording.language import language
from wording.own_words import agency_word, call_agencies
from wording.terms import VOCABULARIES, word, word_of, words
from wording.timeline import sentence

INDONESIAN, ENGLISH = language("id"), language("en")
MODULES = (vocabulary, acting, agencies, state, merging, year_ends, calendar, rules, seasons, deadlines, clocks)


def event_classes(cls: type[Event] = Event) -> set[type[Event]]:
    """Every event class of the program that is stored; other tests may have made some of their own."""
    below = {found for child in cls.__subclasses__() for found in event_classes(child)}
    ours = "TOPIC" in vars(cls) and cls.__module__.startswith("domain.")
    return below | ({cls} if ours else set())


def test_every_vocabulary_of_the_domain_has_words() -> None:
    """Each kind of code that an event can hold is among the vocabularies."""
    kinds = {
        each
        for module in MODULES
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
    }
    assert kinds == {kind for kind, _ in VOCABULARIES.values()}


@pytest.mark.parametrize("vocabulary", sorted(VOCABULARIES))
def test_every_value_has_a_word_of_its_own(vocabulary: str) -> None:
    """Within a vocabulary no value lacks a word, and no two share one, in either language."""
    for said_in in (INDONESIAN, ENGLISH):
        said = [label for _, label in words(vocabulary, said_in)]
        assert len(set(said)) == len(said)
        assert all(label[0] == label[0].upper() and "{" not in label for label in said)


def test_values_that_are_spelt_alike_keep_their_words() -> None:
    """An accepted obstacle and an accepted assistance are called differently."""
    assert word(State.ACCEPTED, INDONESIAN) == "Diterima"
    assert word(vocabulary.AssistanceState.ACCEPTED, INDONESIAN) == "Disanggupi"


def test_a_value_is_known_by_its_text_too() -> None:
    """Rows and filters that hold plain text get the same words; an unknown value is its own word."""
    assert word_of("state", "raised", INDONESIAN) == "Dilaporkan"
    assert word_of("visibility", "agency_and_ekobang", ENGLISH) == "Reporting agency and Ekobang"
    assert word_of("state", "melted", INDONESIAN) == "melted"


def test_every_stored_event_has_a_name() -> None:
    """Each kind of event that can be stored is called something, and nothing else is but what the feed adds."""
    assert sentence is not None
    assert BulkDone in event_classes()
    assert {event_name(cls.TOPIC) for cls in event_classes()} == set(EVENTS) - {"obstacle.hidden"}
    assert event_word("obstacle.raised.v1", INDONESIAN) == "Kendala dilaporkan"
    assert event_word("obstacle.raised", ENGLISH) == "Obstacle raised"
    assert event_word("planet.moved.v1", INDONESIAN) == "planet.moved"


def test_an_installation_may_call_its_agencies_otherwise() -> None:
    """One setting changes what agencies are called in every word."""
    call_agencies("SKPD")
    try:
        assert (word(vocabulary.Locus.AGENCY, INDONESIAN), agency_word(ENGLISH)) == ("SKPD sendiri", "SKPD")
    finally:
        call_agencies("OPD")
    assert (word(vocabulary.Locus.AGENCY, INDONESIAN), agency_word(ENGLISH)) == ("OPD sendiri", "agency")
