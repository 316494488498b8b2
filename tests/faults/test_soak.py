"""The log never loses what was acknowledged, however often the server is killed."""

import os
import random
from collections import Counter
from collections.abc import Iterator

import pytest

from domain.obstacle import Commented, ObstacleRaised
from kendala.store.log import open_log
from kendala.store.verify import verify
from tests.databases import Place
from tests.faults.load import Account, Load, Sent
from tests.faults.serving import ask, prepare, serving, settings_of

KILLS = int(os.environ.get("KENDALA_SOAK", "5"))
BETWEEN = (8, 40)


def killed_under_load(place: Place, token: str, kills: int) -> Account:
    """Kill the server `kills` times while writers write; what was sent and answered."""
    chance, account = random.Random(20241215), Account()
    for kill in range(kills):
        with serving(place) as running:
            load = Load(running.port, token, account, f"k{kill}", chance.randint(*BETWEEN), running.process.kill)
            load.run()
    return account


def stored(place: Place) -> Iterator[str]:
    """The words of everything that was raised or said, as they lie in the log."""
    log = open_log(settings_of(place))
    position = 0
    while batch := log.read(position, 500):
        position = batch[-1].position
        for recorded in batch:
            if isinstance(recorded.event, ObstacleRaised):
                yield str(recorded.event.record.description)
            elif isinstance(recorded.event, Commented):
                yield str(recorded.event.text)
    log.close()


def words(sent: Sent) -> str:
    return str(sent.body.get("text") or sent.body["description"])


def all_are_there_once(place: Place, token: str, account: Account) -> None:
    """Compare the log with the account, then repeat what nobody answered."""
    found = Counter(stored(place))
    assert not account.refused
    assert {found[words(sent)] for sent, _ in account.acknowledged.values()} == {1}
    assert all(found[words(sent)] <= 1 for sent in account.unanswered.values())
    with serving(place) as running:
        for sent in list(account.unanswered.values()):
            answer = ask(running.port, token, "POST", sent.path, body=sent.body, key=sent.key)
            account.note(sent, answer.status, answer.body)
        numbers = [body["number"] for sent, body in account.acknowledged.values() if sent.path == "/obstacles"]
    again = Counter(stored(place))
    assert {again[words(sent)] for sent, _ in account.acknowledged.values()} == {1}
    assert len(again) == len(account.acknowledged)
    assert len(set(numbers)) == len(numbers)


def sound(place: Place) -> None:
    log = open_log(settings_of(place))
    assert list(verify(log)) == []
    log.close()


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_killed_under_load(databases: Place) -> None:
    """After many kills under load each acknowledged command is there once, and each unanswered one can be repeated."""
    token = prepare(databases)
    account = killed_under_load(databases, token, KILLS)
    assert account.acknowledged
    all_are_there_once(databases, token, account)
    sound(databases)
