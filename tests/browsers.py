"""Which Chromium the browser tests drive: Debian's where it is installed, else Playwright's own."""

import os
import shutil
from pathlib import Path
from typing import TypedDict

QUIET = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")


class Launch(TypedDict, total=False):
    """Arguments of Playwright's `chromium.launch`."""

    executable_path: str
    args: list[str]


def installed() -> str | None:
    """Return the Chromium on PATH."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def own() -> str | None:
    """Return the Chromium that Playwright downloaded earlier."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def launch() -> Launch:
    """Return how to start the browser; it makes no connection of its own accord."""
    args = [*QUIET, "--disable-sync"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    path = installed()
    return {"executable_path": path, "args": args} if path else {"args": args}
