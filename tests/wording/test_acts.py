from dataclasses import fields

import pytest

from domain.almanac.deciding import Command as AlmanacCommand
from domain.directory.deciding import Command as DirectoryCommand
from domain.obstacle import ACTS, AMENDABLE, COMMANDS, RaiseObstacle, Record, UndoAct
from domain.obstacle.deciding import Command
from wording.acts import ACT_WORDS, ALMANAC_ACTS, DIRECTORY_ACTS, act_name, act_noun, act_purpose, act_verb
from wording.fields import field_hint, field_label
from wording.language import language
from wording.notices import DONE, act_notice, notice

INDONESIAN, ENGLISH = language("id"), language("en")
LANGUAGES = (INDONESIAN, ENGLISH)


def below(cls: type[DirectoryCommand]) -> set[type[DirectoryCommand]]:
    return {cls}.union(*(below(child) for child in cls.__subclasses__()))


def test_every_act_has_its_words() -> None:
    """Each act of the table, raising and undoing have a verb, a noun, a purpose and a notice, and no others do."""
    assert set(ACT_WORDS) == set(DONE) == {*ACTS, "raise", "undo"}


@pytest.mark.parametrize("act", sorted(ACT_WORDS))
def test_words_of_an_act_are_complete_in_both_languages(act: str) -> None:
    """Nothing is left unsaid and no gap unfilled."""
    for said_in in LANGUAGES:
        said = [act_verb(act, said_in), act_noun(act, said_in), act_purpose(act, said_in)]
        said.append(act_notice(act, "KDL-2024-12", said_in))
        assert all(text and "{" not in text for text in said)
        assert "KDL-2024-12" in said[-1]
        assert said[-1].endswith(".")


def test_two_acts_are_never_called_alike() -> None:
    """A menu never offers two acts by the same words."""
    for said_in in LANGUAGES:
        assert len({act_verb(act, said_in) for act in ACT_WORDS}) == len(ACT_WORDS)


def test_every_act_on_directory_and_almanac_has_a_noun() -> None:
    """Refusals can name each act that has no button on an obstacle."""
    acts = {cls.ACT for cls in below(DirectoryCommand) if "ACT" in vars(cls)}
    assert set(DIRECTORY_ACTS) == acts
    assert set(ALMANAC_ACTS) == {cls.ACT for cls in AlmanacCommand.__subclasses__()}
    assert act_name("register_agency", INDONESIAN) == "Pendaftaran OPD"
    assert act_name("accept", INDONESIAN) == "Terima"


def fields_of(command: type[Command | RaiseObstacle | UndoAct]) -> list[str]:
    return [each.name for each in fields(command) if each.name != "amendment"]


@pytest.mark.parametrize("act", sorted(COMMANDS))
def test_every_field_of_an_act_has_a_label_and_a_hint(act: str) -> None:
    """A form can be made for each act without words of its own."""
    for said_in in LANGUAGES:
        for name in fields_of(COMMANDS[act]):
            assert field_label(name, said_in, act=act) != name
            assert field_hint(name, said_in, act=act)


def test_every_field_of_the_record_has_a_label_and_a_hint() -> None:
    """The record can be shown, raised and amended with these words."""
    names = {*(each.name for each in fields(Record)), *fields_of(RaiseObstacle), *AMENDABLE}
    for said_in in LANGUAGES:
        assert all(field_label(name, said_in) != name and field_hint(name, said_in) for name in names)


def test_a_row_is_called_after_its_list() -> None:
    """A fault in a row is told with the name of the list, one in a part of a row with that part's."""
    assert field_label("whys.2", INDONESIAN) == field_label("whys", INDONESIAN)
    assert field_label("parties.0.desk", INDONESIAN) == "Bidang pembantu"
    assert (field_label("planet", INDONESIAN), field_hint("planet", INDONESIAN)) == ("planet", "")


def test_a_field_may_be_called_otherwise_in_one_act() -> None:
    """The reason of a return is what has to be completed."""
    assert field_label("reason", INDONESIAN) == "Alasan"
    assert field_label("reason", INDONESIAN, act="return") == "Yang perlu dilengkapi"


def test_notices_beside_acts_are_told_by_their_key() -> None:
    """A page can say what else was done."""
    assert notice("office_switched", INDONESIAN, office="Bupati") == "Anda sekarang bertindak sebagai Bupati."
