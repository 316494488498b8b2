"""What the board costs a phone on a weak line, in bytes as they are sent: time depends on the machine, bytes do not."""

import re
from itertools import islice

import pytest

from tests.bench.cases import cases
from tests.bench.filling import furnish, woven
from tests.bench.weight import FIRST, KILO, LATER, OF_A_SCRIPT, OF_A_SHEET
from tests.web.visitors import Site, Visitor
from web.statics import statics

#: Enough for full columns, which are what a page is bounded by.
OBSTACLES = 160
BATCH = 500


@pytest.fixture(scope="module")
def reader(site_on_sqlite: Site) -> Visitor:
    """Who sees every obstacle of the bench's log, with all acts that Ekobang has."""
    parts = site_on_sqlite.house.parts
    events = woven(cases(furnish(parts), OBSTACLES))
    while batch := list(islice(events, BATCH)):
        parts.log.append(batch)
    assert parts.reads.wait_for(parts.log.head(), 60)
    return site_on_sqlite["adpem"]


def sent(visitor: Visitor, path: str) -> int:
    """Bytes of the body for a browser that knows no more than gzip."""
    with visitor.client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.status_code == 200
        return sum(len(part) for part in answer.iter_raw())


def test_a_visit_to_a_full_board_is_light(reader: Visitor) -> None:
    """Whoever comes back fetches the page alone, and that stays below what the issue allows."""
    assert reader.get("/board").html.count(" data-card ") >= 44
    assert sent(reader, "/board") <= LATER * KILO


def test_the_first_visit_with_everything_is_light(reader: Visitor) -> None:
    """Page, script, style, font, icons and what the script fetches later stay below what the issue allows."""
    page = reader.get("/board").html
    files = {each.rpartition("/")[2] for each in re.findall(r'(?:href|src)="(/static/[^"#]+)', page)}
    files |= set(OF_A_SCRIPT.findall(statics().files["app.js"].decode()))
    files |= {each for each in OF_A_SHEET.findall(statics().files["app.css"].decode()) if each in statics().files}
    assert {"app.js", "app.css", "swap.js", "icons.svg", "plus-jakarta-sans.woff2"} <= files
    assert sent(reader, "/board") + sum(sent(reader, statics().address(each)) for each in files) <= FIRST * KILO


def test_nothing_the_page_waits_for_is_heavy(reader: Visitor) -> None:
    """What must come before the first words are painted fits into two round trips of a new connection (43 kB)."""
    blocking = sent(reader, "/board") + sent(reader, statics().address("app.css"))
    assert blocking <= 30 * KILO
