"""A real server of OpenID Connect, started by the tests, and an installation that trusts it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from domain.acting import OfficeKind
from kendala.access.enrolling import Seat
from kendala.access.passwords import CHEAP
from kendala.migrating import migrate
from kendala.oidc_settings import Oidc
from kendala.parts import Parts, assemble
from kendala.seeding import seed
from kendala.serving.app import create_app
from kendala.settings import Settings
from kendala.sign_on_settings import SignOn
from tests.web.visitors import OF_OUR_OWN, PASSWORD, Visitor

HOME = "http://kendala.example"
BACK = f"{HOME}/login/sso/back"


def now() -> datetime:
    """The present: the other server's proofs bear its time."""
    return datetime.now(UTC)


@contextmanager
def trusting(folder: Path, oidc: Oidc) -> Iterator[tuple[FastAPI, Parts]]:
    """An installation that trusts that server, with the account of an operator."""
    settings = Settings(data=folder, public_url=HOME, sign_on=SignOn(oidc=oidc))
    migrate(settings)
    parts = assemble(settings, clock=now, password_cost=CHEAP)
    seed(parts.log, now)
    parts.enrolment.enrol("operator", PASSWORD, Seat(kind=OfficeKind.OPERATOR, agency="DINKES"))
    app = create_app(parts, embedded=True)
    with TestClient(app):
        yield app, parts


def browser(app: FastAPI) -> Visitor:
    """A browser that nobody has logged in with."""
    return Visitor(TestClient(app, base_url=HOME, follow_redirects=False, headers=OF_OUR_OWN))


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """The address of the real server."""
    script = Path(__file__).with_name("server.mjs")
    node = shutil.which("node", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    assert node is not None
    with subprocess.Popen([node, script, BACK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        yield process.stdout.readline().decode().strip()
        process.kill()


def at_the_other_server(address: str, name: str) -> str:
    """Log in there under that name and agree; gives the address that it sends back to."""
    with httpx2.Client(follow_redirects=False) as client:
        answer = client.get(address)
        for _ in range(12):
            where = answer.headers.get("location")
            if where and where.startswith(BACK):
                return where.removeprefix(HOME)
            answer = client.get(answer.url.join(where)) if where else _agree(client, answer, name)
    raise AssertionError(answer.text)


def _agree(client: httpx2.Client, answer: httpx2.Response, name: str) -> httpx2.Response:
    found = re.search(r'action="([^"]+)"', answer.text)
    assert found is not None, answer.text
    prompt = "login" if 'name="login"' in answer.text else "consent"
    form = {"prompt": prompt, "login": name, "password": "any"}
    return client.post(answer.url.join(urlsplit(found[1]).geturl()), data=form)
