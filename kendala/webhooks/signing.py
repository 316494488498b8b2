"""Signatures as the specification of Standard Webhooks has them (standardwebhooks.com)."""

import base64
import hashlib
import hmac
import os

PREFIX = "whsec_"
KEY_BYTES = 32


def new_secret() -> str:
    """A secret as its receiver keeps it."""
    return PREFIX + base64.b64encode(os.urandom(KEY_BYTES)).decode()


def signature(secret: str, message: str, timestamp: int, body: bytes) -> str:
    """HMAC-SHA-256 over `id.timestamp.body`; `timestamp` is in seconds since 1970."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def headers(message: str, timestamp: int, body: bytes, *secrets: str) -> dict[str, str]:
    """The three headers by which the receiver knows what it is and who sent it; one signature for each secret."""
    return {
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, message, timestamp, body) for secret in secrets),
    }
