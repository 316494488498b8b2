"""A device with passkeys, as far as this program can tell: it answers questions, and lies when a test wants it to."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


def written(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def read(value: str) -> bytes:
    return urlsafe_b64decode(value + "=" * (-len(value) % 4))


@dataclass
class Device:
    """A device with one key (ES256), which counts its uses; `flags` say whether its owner was there and proven."""

    origin: str = "https://kendala.example"
    site: str = "kendala.example"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    credential: bytes = b"a credential of the tests"
    owner: bytes = b""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: str) -> str:
        """The answer to a question for a new passkey."""
        asked = json.loads(options)
        self.owner = read(asked["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        length = len(self.credential).to_bytes(2, "big")
        key = bytes(16) + length + self.credential + cbor2.dumps(public)
        attested = {"fmt": "none", "attStmt": {}, "authData": self._data(WITH_KEY) + key}
        return self._answer(
            clientDataJSON=self._client_data("webauthn.create", asked["challenge"]),
            attestationObject=cbor2.dumps(attested),
        )

    def get(self, options: str, **instead: bytes) -> str:
        """The answer to a question at the door; `instead` are parts that are put in place of the right ones."""
        self.count += 1
        client_data, data = self._client_data("webauthn.get", json.loads(options)["challenge"]), self._data()
        signature = self.key.sign(data + sha256(client_data).digest(), ec.ECDSA(SHA256()))
        right = {"clientDataJSON": client_data, "authenticatorData": data, "signature": signature}
        return self._answer(**(right | {"userHandle": self.owner} | instead))

    def _data(self, more: int = 0) -> bytes:
        return sha256(self.site.encode()).digest() + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **parts: bytes) -> str:
        response: dict[str, Any] = {name: written(value) for name, value in parts.items()}
        known = {"id": written(self.credential), "rawId": written(self.credential), "type": "public-key"}
        return json.dumps({**known, "response": response})
