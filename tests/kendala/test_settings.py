"""What can be set from outside."""

from pathlib import Path

import pytest

from kendala.settings import Settings
from kendala.settings_error import SettingsError


def test_nothing_set() -> None:
    """Without any variable the program serves from `var` on its own machine, with SQLite."""
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert (settings.on_postgres, settings.events_file) == (False, Path("var/events.db"))


def test_everything_set() -> None:
    """Each variable sets its field, and an https address makes cookies secure."""
    settings = Settings.from_environment(
        {
            "KENDALA_DATA": "/srv/kendala",
            "KENDALA_DATABASE_URL": "postgresql://app:secret@db/kendala",
            "KENDALA_PORT": "8080",
            "KENDALA_PUBLIC_URL": "https://kendala.example/",
            "KENDALA_UPLOAD_LIMIT_MB": "5",
            "KENDALA_AGENCY_WORD": "SKPD",
            "KENDALA_LOG_LEVEL": "debug",
            "KENDALA_SMTP_URL": "smtps://kendala:secret@mail.example",
            "KENDALA_MAIL_FROM": "Kendala <kendala@example.go.id>",
            "KENDALA_PUSH_SERVICES": "tgram, whatsapp",
        }
    )
    assert (settings.data, settings.port, settings.on_postgres) == (Path("/srv/kendala"), 8080, True)
    assert (settings.public_url, settings.cookie_secure) == ("https://kendala.example", True)
    assert (settings.upload_limit, settings.agency_word, settings.log_level) == (5 * 2**20, "SKPD", "DEBUG")
    assert (settings.mail_from, settings.push_services) == ("Kendala <kendala@example.go.id>", ("tgram", "whatsapp"))
    assert settings.smtp_url == "smtps://kendala:secret@mail.example"
    assert "secret" not in repr(settings)


def test_an_empty_variable_is_unset() -> None:
    """A variable that is set to nothing takes the default, and the address follows the port."""
    settings = Settings.from_environment({"KENDALA_DATABASE_URL": " ", "KENDALA_PORT": "9000"})
    assert (settings.database_url, settings.public_url) == (None, "http://127.0.0.1:9000")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KENDALA_PORT", "http"),
        ("KENDALA_PORT", "-1"),
        ("KENDALA_PORT", "70000"),
        ("KENDALA_DATABASE_URL", "mysql://app:secret@db/kendala"),
        ("KENDALA_PUBLIC_URL", "kendala.example"),
        ("KENDALA_COOKIE_SECURE", "maybe"),
        ("KENDALA_LOG_LEVEL", "loud"),
        ("KENDALA_SMTP_URL", "http://mail.example"),
        ("KENDALA_SMTP_URL", "smtps://"),
        ("KENDALA_SMTP_URL", "smtp://kendala:secret@mail.example"),
        ("KENDALA_MAIL_FROM", "kendala"),
        ("KENDALA_PUSH_SERVICES", "tgram://token"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    """A value that cannot be used is refused with the variable's name, and a password is never repeated."""
    with pytest.raises(SettingsError, match=name) as error:
        Settings.from_environment({name: value})
    assert error.value.variable == name
    assert "secret" not in str(error.value)


def test_mail_needs_a_sender() -> None:
    """A mail server without the address that mails come from is refused, and that variable is named."""
    with pytest.raises(SettingsError, match="KENDALA_MAIL_FROM"):
        Settings.from_environment({"KENDALA_SMTP_URL": "smtp://mail.example"})


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"KENDALA_OIDC_ISSUER": "http://sso.example"}, "KENDALA_OIDC_ISSUER"),
        ({"KENDALA_OIDC_ISSUER": "https://sso.example"}, "KENDALA_OIDC_CLIENT_ID"),
        (
            {"KENDALA_OIDC_ISSUER": "https://a.example", "KENDALA_OIDC_CLIENT_ID": "k", "KENDALA_OIDC_MATCH": "sub"},
            "KENDALA_OIDC_MATCH",
        ),
        ({"KENDALA_SECOND_FACTOR_FOR": "admin,boss"}, "KENDALA_SECOND_FACTOR_FOR"),
        ({"KENDALA_SECRET_KEY": "too short"}, "KENDALA_SECRET_KEY"),
    ],
)
def test_the_door_is_not_set_half(more: dict[str, str], name: str) -> None:
    """A server in the clear, one without our name, an unknown rule or office and a short key are refused by name."""
    with pytest.raises(SettingsError, match=name) as error:
        Settings.from_environment(more)
    assert "too short" not in str(error.value)
