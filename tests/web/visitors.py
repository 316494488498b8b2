"""People at their browsers, one for each office, in front of the composed application."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.api.programs import House
from tests.web.pages import Page

PASSWORD = "sandi yang cukup panjang"
OF_OUR_OWN = {"Sec-Fetch-Site": "same-origin", "User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"}


@dataclass
class Visitor:
    """A browser with its cookies. Redirects are shown, not followed, unless told."""

    client: TestClient

    def get(self, path: str, **more: Any) -> Page:
        return Page(self.client.get(path, **more))

    def send(self, path: str, fields: Mapping[str, str | Sequence[str]] | None = None, **more: Any) -> Response:
        """Send a form."""
        return self.client.post(path, data=fields or {}, **more)

    def post(self, path: str, fields: Mapping[str, str | Sequence[str]] | None = None, **more: Any) -> Page:
        """Send a form and read the page that answers it."""
        return Page(self.send(path, fields, **more))

    def log_in(self, username: str, password: str = PASSWORD, **more: str | Sequence[str]) -> Response:
        return self.send("/login", {"username": username, "password": password, **more})


@dataclass
class Site:
    """The composed application, its house of offices, and who is logged in."""

    app: FastAPI
    house: House
    visitors: dict[str, Visitor] = field(default_factory=dict)

    def stranger(self, **headers: str) -> Visitor:
        """A browser that nobody has logged in with."""
        return Visitor(
            TestClient(
                self.app,
                follow_redirects=False,
                raise_server_exceptions=False,
                headers=OF_OUR_OWN | headers,
                client=("127.0.0.1", 50_000),
            )
        )

    def __getitem__(self, name: str) -> Visitor:
        """Who holds the office of that name (`tests/api/programs.py`), logged in."""
        if name not in self.visitors:
            visitor = self.newcomer(name)
            self.visitors[name] = visitor
        return self.visitors[name]

    def newcomer(self, name: str) -> Visitor:
        """The same account in a browser of its own."""
        _ = self.house[name]
        visitor = self.stranger()
        answer = visitor.log_in(name)
        assert answer.status_code == 303, answer.text
        return visitor

    def number(self, obstacle: UUID) -> str:
        """The number of an obstacle."""
        (found,) = self.house.parts.log.numbers([obstacle]).values()
        return "KDL-{}-{}".format(*found)
