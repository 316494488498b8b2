"""A server of OpenID Connect that lies as a test wants it to; told nothing else, it is honest."""

import json
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

Claims = dict[str, Any]
CLIENT, SECRET = "kendala", "a secret of the tests"


@dataclass
class Liar:
    """Its keys and what it says; each of `discovery`, `claims`, `token` changes an honest answer, `key` signs."""

    issuer: str = ""
    nonce: str = ""
    honest: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    discovery: Callable[[Claims], Claims] = lambda honest: honest
    claims: Callable[[Claims], Claims] = lambda honest: honest
    token: Callable[[Claims], object] = lambda honest: honest
    userinfo: Claims = field(default_factory=dict)
    key: RSAKey | OctKey | None = None
    algorithm: str = "RS256"
    asked: list[Claims] = field(default_factory=list)

    def answer(self, path: str, form: Claims) -> object:
        """What it says at a path."""
        if path == "/jwks":
            return {"keys": [self.honest.as_dict(private=False)]}
        if path == "/userinfo":
            return self.userinfo
        if path == "/token":
            self.asked.append(form)
            return self.token({"access_token": "a", "token_type": "Bearer", "id_token": self.id_token()})
        addresses = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "jwks"}
        known = {name: f"{self.issuer}/{at}" for name, at in addresses.items()}
        return self.discovery({"issuer": self.issuer, **known})

    def id_token(self) -> str:
        """The proof of the operator, signed."""
        present = int(time())
        said = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "operator",
            "nonce": self.nonce,
            "iat": present,
            "exp": present + 60,
            "preferred_username": "operator",
        }
        header = {"alg": self.algorithm, "kid": "one"}
        return jwt.encode(header, self.claims(said), self.key or self.honest, algorithms=[self.algorithm])

    def saw(self, address: str) -> str:
        """The browser came to it with this address: it keeps the nonce, and gives the state back."""
        asked = parse_qs(urlsplit(address).query)
        self.nonce = asked["nonce"][0]
        return asked["state"][0]


class Handler(BaseHTTPRequestHandler):
    """Hands what is asked to the liar of its server."""

    def do_GET(self) -> None:
        self._say({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        secret = b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        self._say({name: values[0] for name, values in parse_qs(body).items()} | {"basic": secret})

    def _say(self, form: Claims) -> None:
        assert isinstance(self.server, Serving)
        said = self.server.liar.answer(urlsplit(self.path).path, form)
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the library
        """Say nothing."""


class Serving(ThreadingHTTPServer):
    """A server with its liar."""

    def __init__(self, liar: Liar) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.liar = liar


@contextmanager
def lying(liar: Liar) -> Iterator[Liar]:
    """The server, on a free port of loopback."""
    server = Serving(liar)
    liar.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield liar
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
