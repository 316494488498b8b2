"""People at real browsers, and what must hold for every page that they open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).parent.parent.parent
WIDTHS = (320, 390, 768, 1280)
SPACED_AT = (WIDTHS[0], WIDTHS[-1])
HEIGHT = 900
SMALLEST_TARGET = 24
#: Controls smaller than a fingertip. A link within a sentence may be as high as its line (WCAG 2.5.8).
SMALL_TARGETS = """(smallest) => [...document.querySelectorAll(
    "a[href], button, summary, input:not([type=hidden]), select, textarea")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest("p, .visually-hidden, .skip"))
  .map((each) => [each, each.matches("[type=radio], [type=checkbox]") ? each.closest("label") ?? each : each])
  .map(([each, target]) => [each, target.getBoundingClientRect()])
  .filter(([, box]) => box.width < smallest || box.height < smallest)
  .map(([each, box]) => `${each.outerHTML.slice(0, 120)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: The spacing that a reader may set for himself (WCAG 1.4.12); a sheet made by script, which the policy lets pass.
SPACED = """(on) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = on ? [sheet] : [];
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What the colours of a theme can break; every other rule is about the page and its width.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
#: Only what is wrong is described in full; no page has sound or film, for which axe would fetch what is played.
AXE = """async (only) => (await axe.run(document,
  { runOnly: only, resultTypes: ["violations"], preload: false })).violations.map((each) =>
  `${each.id}: ${each.help}: ${each.nodes.map((node) => node.target.join(" ")).join(" | ")}`)"""

Theme = Literal["light", "dark"]


@cache
def axe_source() -> str:
    """The source of axe-core, as npm installed it."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@dataclass
class Reader:
    """One page of a browser, and what its console said."""

    address: str
    page: Page
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text}")

    def open(self, path: str) -> Page:
        """Go to an address of the server."""
        self.page.goto(f"{self.address}{path}")
        return self.page

    def look(self, width: int, theme: Theme = "light") -> None:
        """Look at the present page on a screen of that width, in those colours."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    def faults(self) -> Iterator[str]:
        """What is wrong with the present page: too wide, too small to hit, or barred to somebody."""
        for width in WIDTHS:
            self.look(width)
            if (beyond := self.page.evaluate(SIDEWAYS)) > 0:
                yield f"{width}: scrolls sideways by {beyond}"
            small: list[str] = self.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)
            yield from (f"{width}: small target {each}" for each in small)
            if width in SPACED_AT:
                yield from self.crowded(width)
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(axe_source())
        looks: tuple[tuple[int, Theme, list[str]], ...] = (
            (1280, "light", RULES),
            (1280, "dark", COLOUR_RULES),
            (390, "dark", RULES),
        )
        for width, theme, rules in looks:
            self.look(width, theme)
            found: list[str] = self.page.evaluate(AXE, rules)
            yield from (f"{width} {theme}: {each}" for each in found)

    def crowded(self, width: int) -> Iterator[str]:
        """What no longer fits when a reader sets his text wider."""
        self.page.evaluate(SPACED, "on")
        if (beyond := self.page.evaluate(SIDEWAYS)) > 0:
            yield f"{width}: scrolls sideways by {beyond} with text spacing"
        self.page.evaluate(SPACED, "")


@dataclass
class Readers:
    """Opens pages as the demo accounts; each logs in once."""

    address: str
    browser: Browser
    passwords: Mapping[str, str]
    states: dict[str, Any] = field(default_factory=dict)
    present: list[tuple[BrowserContext, Reader]] = field(default_factory=list)
    staying: dict[str, Reader] = field(default_factory=dict)

    def stranger(self, **options: Any) -> Reader:
        """A browser that nobody has logged in with."""
        context = self.browser.new_context(locale=options.pop("locale", "id-ID"), **options)
        reader = Reader(self.address, context.new_page())
        self.present.append((context, reader))
        return reader

    def __call__(self, username: str, **options: Any) -> Reader:
        """The account's browser, logged in; `options` are those of a new context of Playwright."""
        if username not in self.states:
            reader = self.stranger()
            self.log_in(reader, username)
            self.states[username] = reader.page.context.storage_state()
        return self.stranger(storage_state=self.states[username], **options)

    def looking(self, username: str) -> Reader:
        """The account's browser for pages that are only looked at: it stays open, and has what it loaded before."""
        if username not in self.staying:
            self.staying[username] = self(username)
            self.present.pop()
        self.staying[username].look(WIDTHS[-1])
        return self.staying[username]

    def log_in(self, reader: Reader, username: str, path: str = "/login") -> None:
        """Log in through the form, from wherever that form is shown."""
        if path:
            reader.open(path)
        reader.page.fill("#username", username)
        reader.page.fill("#password", self.passwords[username])
        reader.page.click("form[action='/login'] button.is-main")
        reader.page.wait_for_load_state()

    def leave(self) -> None:
        """Close every browser that does not stay; whatever a console said is a fault."""
        said = [line for reader in self.staying.values() for line in reader.said]
        said += [line for _, reader in self.present for line in reader.said]
        for reader in self.staying.values():
            reader.said.clear()
        for context, _ in self.present:
            context.close()
        self.present.clear()
        assert said == []
