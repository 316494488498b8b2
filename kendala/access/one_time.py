"""One-time codes: those that a phone shows by its clock (RFC 6238), and those on paper for the day it is lost."""

from datetime import datetime
from secrets import choice, compare_digest

import pyotp

STEP = 30
#: A phone may be half a minute early or late; RFC 6238, section 5.2.
DRIFT = 1
#: How far a wrong clock is looked for, so that its owner is told: an hour, in steps.
WIDEST = 120
ISSUER = "Kendala"
DIGITS = 6
#: Without letters and digits that are taken for one another; 16 of them are 79 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4


def new_key() -> str:
    """A key to be shared with a phone: 160 random bits in base 32."""
    return pyotp.random_base32()


def provisioning(key: str, username: str) -> str:
    """The `otpauth://` address that a phone reads from the picture."""
    return pyotp.TOTP(key).provisioning_uri(name=username, issuer_name=ISSUER)


def spoken(key: str) -> str:
    """The key as it is typed by hand, in groups of four."""
    return " ".join(key[at : at + GROUP] for at in range(0, len(key), GROUP))


def plain(code: str) -> str:
    """A code as it is compared: without what people put between its signs."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())


def step_of(key: str, code: str, now: datetime) -> int | None:
    """The step of time that a code belongs to, if it is one of these moments; None for a wrong one."""
    return next(iter(_steps(key, code, now, DRIFT)), None)


def minutes_off(key: str, code: str, now: datetime) -> int | None:
    """By how many minutes the phone that shows this code is early (or late, below zero); None for a wrong code."""
    present = _step(now)
    found = next(iter(_steps(key, code, now, WIDEST)), None)
    return None if found is None else round((found - present) * STEP / 60)


def _steps(key: str, code: str, now: datetime, widest: int) -> list[int]:
    if not (code.isascii() and code.isdigit() and len(code) == DIGITS):
        return []
    shown, present = pyotp.TOTP(key), _step(now)
    around = sorted(range(present - widest, present + widest + 1), key=lambda step: abs(step - present))
    return [step for step in around if compare_digest(shown.generate_otp(step), code)]


def _step(now: datetime) -> int:
    return int(now.timestamp()) // STEP


def recovery_code() -> str:
    """A new code for paper, such as `abcd-efgh-jkmn-pqrs`."""
    return "-".join("".join(choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
