"""Secrets that open doors: long and random, so a plain SHA-256 is all that has to be kept of them."""

import hashlib
import secrets
from uuid import uuid4


def opaque_id() -> str:
    """A new id that says nothing: 32 hexadecimal digits."""
    return uuid4().hex


def new_secret(prefix: str = "") -> str:
    """A new secret of 256 random bits, printable, with a prefix by which scanners find leaked ones."""
    return prefix + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is stored of a secret: the SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
