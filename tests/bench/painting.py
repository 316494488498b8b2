"""When the largest part of board, form and review is seen in a Chromium on a slow phone: nothing is simulated.

The line gives 1.6 Mbit/s after 150 ms, the page's processor works four times slower, who comes is logged in and has
nothing in the cache. Lighthouse computes its figure from an unthrottled visit (tests/bench/lighthouse.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.bench.figures import Figure
from tests.bench.lighthouse import PAGES, SEEN_BY, Cookie
from tests.bench.places import Filled
from tests.bench.processes import serving
from tests.browsers import launch

#: The middle one counts; the first visit, in which Chromium itself gets warm, does not.
VISITS = 9
#: Bytes a second, milliseconds.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4
#: Milliseconds after the page's load in which something larger might still be painted.
AFTERWARDS = 500
#: Milliseconds until first and largest paint, and how much moved meanwhile.
SEEN = """() => new Promise((tell) => {
  const seen = { largest: 0, moved: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (seen.largest = entry.startTime));
  watch("layout-shift", (entry) => (seen.moved += entry.value));
  watch("paint", (entry) => (seen[entry.name] = entry.startTime));
  setTimeout(() => tell(seen), 100);
})"""


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """The largest contentful paint of each page, at the fewest obstacles: pages are bounded."""
    at = places[0]
    with serving(at.place) as server:
        return list(figures("paint", database, server.port, at.cookie, at.obstacles))


def figures(part: str, database: str, port: int, cookie: Cookie, size: int | None) -> Iterator[Figure]:
    """The same on a server that runs; `cookie` gives the headers of a person in an office."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch())
        for office, path in PAGES:
            address = f"http://127.0.0.1:{port}{path}"
            visits = [_visit(browser, address, cookie(office)) for _ in range(VISITS + 1)][1:]
            largest = [visit["largest"] for visit in visits]
            yield Figure(
                part=part, database=database, what=f"{path}: largest paint in Chromium", value=median(largest),
                unit="ms", size=size, goal=SEEN_BY,
                beside={
                    "first": median(visit["first-contentful-paint"] for visit in visits),
                    "best": min(largest), "worst": max(largest), "moved": max(visit["moved"] for visit in visits),
                },
            )  # fmt: skip
        browser.close()


def _visit(browser: Browser, address: str, headers: Mapping[str, str]) -> dict[str, float]:
    """What was seen in a first visit."""
    name, _, value = headers["Cookie"].partition("=")
    phone = browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True, has_touch=True
    )
    phone.add_cookies([{"name": name, "value": value, "url": address}])
    page = phone.new_page()
    slow_down(phone.new_cdp_session(page))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(AFTERWARDS)
    seen: dict[str, float] = page.evaluate(SEEN)
    phone.close()
    return seen


def slow_down(session: CDPSession) -> None:
    """Give a page the line and the processor of a slow phone."""
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
