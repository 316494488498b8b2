from domain.obstacle import Comment
from domain.text import Text
from tests.api.programs import House
from tests.api.situations import brought


def test_the_feed_is_whole_for_those_who_see_everything(house: House) -> None:
    """Followed from the start in small steps, the feed gives the log without a gap and in its order."""
    obstacle = brought(house, "assisted")
    position, found = 0, []
    while True:
        feed = house["auditor"].get(f"/events?after={position}&limit=7").json()
        found += [(item["position"], item["type"], item["id"], item["version"]) for item in feed["items"]]
        if feed["next"] == position:
            break
        position = feed["next"]
    recorded = house.parts.log.read(0, 10_000)
    assert found == [
        (one.position, one.event.TOPIC, str(one.event.originator_id), one.event.originator_version) for one in recorded
    ]
    assert feed["position"] == position
    assert [item[1] for item in found if item[2] == str(obstacle)][-1] == "obstacle.assistance_taken.v1"


def test_next_moves_on_over_what_may_not_be_told(house: House) -> None:
    """Who may see nothing of the newest events is brought past them."""
    obstacle = house.raised()
    last = house.act("colleague", obstacle, Comment(text=Text("Segera."))).position
    feed = house["stranger"].get(f"/events?after={last - 2}").json()
    assert (feed["items"], feed["next"]) == ([], last)


def test_an_item_of_the_feed_is_an_event_of_its_obstacle(house: House) -> None:
    """The feed and the history of an obstacle tell the same."""
    obstacle = brought(house, "stated_done")
    history = house["auditor"].get(f"/obstacles/{obstacle}/events").json()["items"]
    feed = house["auditor"].get(f"/events?after={history[0]['position'] - 1}").json()["items"]
    assert feed == history
