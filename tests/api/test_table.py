from typing import Any
from uuid import UUID

import pytest

from domain.obstacle import ACTS, Visibility
from tests.api.programs import SEATS, House, Program
from tests.api.situations import brought
from tests.api.table import ANY, HELPED, MAY, SENT, body, ever, leads_to, may, seen_by


def tried(program: Program, act: str, obstacle: UUID, sent: Any) -> tuple[int, str]:
    """The status of doing it over HTTP, with the state it led to or the key of the problem."""
    path = f"/obstacles/{obstacle}{SENT[act][0]}"
    answer = program.patch(path, sent, headers={"If-Match": "*"}) if act == "amend" else program.post(path, sent)
    said = answer.json()
    return answer.status_code, said["type"] if answer.is_error else said["state"]


def expected(act: str, office: str, situation: str) -> set[tuple[int, str]]:
    """What the table written by hand says: the state that follows, or how it is refused."""
    if not seen_by(office, situation):
        return {(404, "/problems/not_found")}
    if may(act, office, situation):
        return {(200, leads_to(act, situation))}
    if "/assistance/1" in SENT[act][0] and situation in ANY - HELPED:
        return {(404, "/problems/not_found")}
    not_yours = (403, "/problems/not_your_act")
    return {not_yours, (409, "/problems/wrong_state")} if ever(act, office) else {not_yours}


def test_the_table_names_every_act() -> None:
    """The table written by hand speaks of the acts that the program knows, at the addresses that it has."""
    assert set(MAY) == set(ACTS)
    assert {act: SENT[act][0].replace("/1/", "/{n}/") for act in ACTS} == {act: ACTS[act].path for act in ACTS}


@pytest.mark.parametrize("situation", sorted(ANY))
def test_every_act_of_every_office(on_sqlite: House, situation: str) -> None:
    """Each act by each office from this situation does what the table says, and nothing else."""
    house = on_sqlite
    target = house.raised(visibility=Visibility.ALL_AGENCIES)
    obstacle, wrong = brought(house, situation), []
    for act in MAY:
        for office in SEATS:
            found = tried(house[office], act, obstacle, body(act, situation, str(target)))
            if found not in expected(act, office, situation):
                wrong.append((act, office, found))
            if found[0] == 200:
                obstacle = brought(house, situation)
    assert wrong == []


@pytest.mark.parametrize("situation", sorted(ANY))
def test_allowed_tells_what_may_be_done(on_sqlite: House, situation: str) -> None:
    """The list in each answer names the acts of the table, in the order of the program."""
    obstacle = brought(on_sqlite, situation)
    for office in (name for name in SEATS if seen_by(name, situation)):
        allowed = on_sqlite[office].get(f"/obstacles/{obstacle}").json()["allowed"]
        assert (office, set(allowed)) == (office, {act for act in MAY if may(act, office, situation)})
