"""What can be set from outside, read from the environment once, when the program starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from kendala.settings_error import SettingsError
from kendala.sign_on_settings import SignOn

YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"0", "no", "false", "off"})
MEBIBYTE = 1024 * 1024
MOVED = "KENDALA_MOVED"
SMTP_SCHEMES = ("smtp", "smtps", "smtp+starttls")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one installation.

    `data` holds the databases (SQLite) and the files; with `database_url` (postgresql://) only the files.
    `public_url` is the address that people type, without a slash at its end; `upload_limit` is in bytes; `moved` is
    how far the clock stands from the present (demo only). E-mail goes
    out where `smtp_url` and `mail_from` are set, other messages to the services whose addresses begin like one of
    `push_services` (docs/reminders.md). A backup goes to `backup_folder` each night, the last `backup_keep` stay, and
    a warning is shown when the last one is older than `backup_days` (docs/backup.md).
    Webhooks lead to the house itself only with `webhooks_inside` (docs/webhooks.md).
    """

    data: Path = Path("var")
    database_url: str | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = "http://127.0.0.1:8000"
    cookie_secure: bool = False
    session_hours: int = 12
    upload_limit: int = 20 * MEBIBYTE
    agency_word: str = "OPD"
    log_level: str = "INFO"
    moved: timedelta = timedelta(0)
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str = ""
    push_services: tuple[str, ...] = ()
    backup_folder: Path | None = None
    backup_keep: int = 7
    backup_days: int = 7
    webhooks_inside: bool = False
    sign_on: SignOn = field(default_factory=SignOn)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read the variables `KENDALA_*`. Raises SettingsError naming the first that cannot be used."""
        env = _Environment(os.environ if environ is None else environ)
        port = env.number("PORT", 8000, least=0, most=65535)  # 0: the system chooses one
        public_url = env.public_url(f"http://127.0.0.1:{port}")
        return cls(
            data=Path(env.text("DATA", "var")).expanduser(),
            database_url=env.database_url(),
            host=env.text("HOST", "127.0.0.1"),
            port=port,
            public_url=public_url,
            cookie_secure=env.switch("COOKIE_SECURE", default=public_url.startswith("https://")),
            session_hours=env.number("SESSION_HOURS", 12, most=24 * 366),
            upload_limit=env.number("UPLOAD_LIMIT_MB", 20, most=1024) * MEBIBYTE,
            agency_word=env.text("AGENCY_WORD", "OPD"),
            moved=env.moved(),
            smtp_url=env.smtp_url(),
            mail_from=env.mail_from(),
            push_services=env.push_services(),
            webhooks_inside=env.switch("WEBHOOKS_INSIDE", default=False),
            backup_folder=env.folder("BACKUP_FOLDER"),
            backup_keep=env.number("BACKUP_KEEP", 7, most=1_000),
            backup_days=env.number("BACKUP_DAYS", 7, most=1_000),
            sign_on=SignOn.read(env.text),
            log_level=env.one_of("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
        )

    @property
    def on_postgres(self) -> bool:
        return self.database_url is not None

    @property
    def events_file(self) -> Path:
        """The log, its keys and numbers, accounts and sessions (SQLite only)."""
        return self.data / "events.db"

    @property
    def read_file(self) -> Path:
        """The read models (SQLite only); deleting it costs a rebuild and nothing else."""
        return self.data / "read.db"

    @property
    def files(self) -> Path:
        """The folder of uploaded files."""
        return self.data / "files"


class _Environment:
    """The variables with their checks; an empty variable counts as unset."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def text(self, name: str, default: str) -> str:
        return self._environ.get(f"KENDALA_{name}", "").strip() or default

    def folder(self, name: str) -> Path | None:
        given = self.text(name, "")
        return Path(given).expanduser() if given else None

    def number(self, name: str, default: int, *, most: int, least: int = 1) -> int:
        given = self.text(name, str(default))
        if not (given.isascii() and given.isdigit() and least <= int(given) <= most):
            raise SettingsError(f"KENDALA_{name}", f"must be a whole number from {least} to {most}, not {given!r}")
        return int(given)

    def switch(self, name: str, *, default: bool) -> bool:
        given = self.text(name, "yes" if default else "no").lower()
        if given not in YES | NO:
            raise SettingsError(f"KENDALA_{name}", f"must be yes or no, not {given!r}")
        return given in YES

    def one_of(self, name: str, default: str, words: tuple[str, ...]) -> str:
        given = self.text(name, default).upper()
        if given not in words:
            raise SettingsError(f"KENDALA_{name}", f"must be one of {', '.join(words)}, not {given!r}")
        return given

    def moved(self) -> timedelta:
        """In seconds; set by `--now`, for the processes that it starts."""
        given = self.text(MOVED.removeprefix("KENDALA_"), "0")
        try:
            return timedelta(seconds=float(given))
        except (ValueError, OverflowError):
            raise SettingsError(MOVED, f"must be a number of seconds, not {given!r}") from None

    def database_url(self) -> str | None:
        """The value is not repeated in the error: it holds a password."""
        given = self.text("DATABASE_URL", "")
        if given and urlsplit(given).scheme not in {"postgresql", "postgres"}:
            raise SettingsError("KENDALA_DATABASE_URL", "must begin with postgresql:// (leave it out for SQLite)")
        return given or None

    def public_url(self, default: str) -> str:
        given = self.text("PUBLIC_URL", default).rstrip("/")
        parts = urlsplit(given)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise SettingsError("KENDALA_PUBLIC_URL", f"must be an http:// or https:// address, not {given!r}")
        return given

    def smtp_url(self) -> str | None:
        """The value is not repeated in the error: it holds a password, which is never sent in the clear."""
        given = urlsplit(self.text("SMTP_URL", ""))
        if not given.geturl():
            return None
        if given.scheme not in SMTP_SCHEMES or not given.hostname:
            raise SettingsError("KENDALA_SMTP_URL", f"must begin with {' or '.join(SMTP_SCHEMES)} and name a host")
        if given.password and given.scheme == "smtp":
            raise SettingsError("KENDALA_SMTP_URL", "a password goes over smtps:// or smtp+starttls:// only")
        if not self.text("MAIL_FROM", ""):
            raise SettingsError("KENDALA_MAIL_FROM", "must be the address that mails come from")
        return given.geturl()

    def mail_from(self) -> str:
        given = self.text("MAIL_FROM", "")
        if given and ("@" not in given or not given.isprintable()):
            raise SettingsError("KENDALA_MAIL_FROM", f"must be an e-mail address, not {given!r}")
        return given

    def push_services(self) -> tuple[str, ...]:
        names = tuple(name.strip().lower() for name in self.text("PUSH_SERVICES", "").split(",") if name.strip())
        if not all(name.isascii() and name.isalnum() for name in names):
            raise SettingsError("KENDALA_PUSH_SERVICES", "must be names of services with commas between, such as tgram")
        return names
