"""E-mail by SMTP: one connection for each letter, so that one refusal cannot spoil the next."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from jobs.letters import Letter
from jobs.reminding import Undelivered

#: Seconds that a server gets for each answer.
PATIENCE = 20.0
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
LASTING = 500


@dataclass(frozen=True, kw_only=True)
class Mail:
    """Sends letters from one address over one server (`KENDALA_SMTP_URL`)."""

    url: str
    sender: str
    clock: Callable[[], datetime]
    timeout: float = PATIENCE

    def send(self, address: str, letter: Letter) -> None:
        """Hand the letter to the server. Raises Undelivered."""
        try:
            with self._opened() as server:
                server.send_message(self.message(address, letter))
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            raise Undelivered(_told(code, said), lasting=code >= LASTING) from refused
        except smtplib.SMTPResponseException as refused:
            line = isinstance(refused, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError)
            trouble = _told(refused.smtp_code, refused.smtp_error)
            raise Undelivered(trouble, lasting=refused.smtp_code >= LASTING and not line, line=line) from refused
        except (smtplib.SMTPException, OSError) as trouble:
            raise Undelivered(f"{type(trouble).__name__}: {trouble}", line=True) from trouble

    def message(self, address: str, letter: Letter) -> EmailMessage:
        """The letter in two forms, as mail programs take it."""
        message = EmailMessage()
        domain = self.sender.rpartition("@")[2].strip("> ")
        message["From"], message["To"], message["Subject"] = self.sender, address, letter.subject
        message["Date"] = format_datetime(self.clock())
        message["Message-ID"] = f"<{letter.name}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message["Content-Language"] = letter.language.code
        message["List-Unsubscribe"] = f"<{letter.settings}>"
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        return message

    @contextmanager
    def _opened(self) -> Iterator[smtplib.SMTP]:
        """A connection that is ready to take a letter."""
        at = urlsplit(self.url)
        host, port, trusted = at.hostname or "", at.port or PORTS[at.scheme], ssl.create_default_context()
        server = (
            smtplib.SMTP_SSL(host, port, timeout=self.timeout, context=trusted)
            if at.scheme == "smtps"
            else smtplib.SMTP(host, port, timeout=self.timeout)
        )
        with server:
            if at.scheme == "smtp+starttls":
                server.starttls(context=trusted)
            if at.username:
                server.login(unquote(at.username), unquote(at.password or ""))
            yield server


def _told(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(words.split())}"
