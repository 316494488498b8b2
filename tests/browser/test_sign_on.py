"""Passkeys in a real browser, whose device is Chromium's virtual authenticator, and the two steps of a login."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pyotp
import pytest
from playwright.sync_api import Browser, CDPSession, expect

from kendala.demo import prepare_demo
from kendala.demo.accounts import passwords_of
from kendala.settings import Settings
from tests.bench.processes import free_port
from tests.browser.readers import Reader, Readers
from tests.databases import Place
from tests.faults.serving import serving

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Readers]:
    """A server that is called by a name, as passkeys need it."""
    folder, port = tmp_path_factory.mktemp("named"), free_port()
    address = f"http://localhost:{port}"
    prepare_demo(Settings(data=folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KENDALA_PUBLIC_URL", address)
        with serving(Place(kind="sqlite", folder=folder), "--worker", "--port", str(port)):
            yield Readers(address, browser, passwords_of(folder))


def with_device(reader: Reader) -> tuple[CDPSession, str]:
    """Give the reader's browser a device with a finger that is always the right one."""
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session, str(made["authenticatorId"])


def added(readers: Readers) -> tuple[Reader, CDPSession, str]:
    """A person who has added the device of this browser."""
    reader = readers("kepala-dinkes")
    session, device = with_device(reader)
    reader.open("/sessions/passkeys")
    reader.page.fill("#name", "ponsel kantor")
    reader.page.click("button[data-passkey]")
    expect(reader.page.get_by_text("Kunci sandi ponsel kantor tersimpan.")).to_be_visible()
    return reader, session, device


def test_a_passkey_is_added_and_opens_the_door(named: Readers) -> None:
    """After adding this device a person comes in with it alone to where he was going; removed, it opens no more."""
    reader, *_ = added(named)
    assert list(reader.faults()) == []
    reader.page.context.clear_cookies()
    reader.open("/board")
    reader.page.click("button[data-passkey]")
    reader.page.wait_for_url("**/board")
    reader.open("/sessions/passkeys")
    reader.page.click("form[action='/sessions/passkeys/remove'] button")
    reader.page.context.clear_cookies()
    reader.open("/login")
    reader.page.click("button[data-passkey]")
    expect(reader.page.get_by_text("Kunci sandi ini tidak terdaftar.")).to_be_visible()
    reader.said.clear()
    named.leave()


def test_a_device_that_says_no_leaves_the_password(named: Readers) -> None:
    """Where the device proves nobody, or a name is missing, the page says so and nothing typed is lost."""
    reader, session, device = added(named)
    reader.page.click("button[data-passkey]")
    expect(reader.page.locator("[data-passkey-said]")).to_have_text("Beri nama kunci sandi ini.")
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    reader.page.context.clear_cookies()
    reader.open("/login")
    reader.page.fill("#username", "kepala-dinkes")
    reader.page.click("button[data-passkey]")
    expect(reader.page.locator("[data-passkey-said]")).to_contain_text("Perangkat tidak memberi kunci sandi.")
    expect(reader.page.locator("#username")).to_have_value("kepala-dinkes")
    reader.said.clear()
    named.leave()


def code(reader: Reader, steps: int = 0) -> str:
    """What a phone shows that was told the key of this page, so many half minutes from now."""
    key = reader.page.locator(".secret-key").inner_text().replace(" ", "")
    return pyotp.TOTP(key).generate_otp(int(datetime.now(UTC).timestamp()) // 30 + steps)


def test_two_steps_suit_every_screen_and_reader(named: Readers) -> None:
    """Turning it on, the codes for paper and the second step of a login bar nobody; the next code opens."""
    reader = named("inspektorat")
    reader.open("/sessions/second-factor")
    later = code(reader, 1)
    reader.page.fill("#one_time_code", code(reader))
    reader.page.click("form[action='/sessions/second-factor'] button")
    expect(reader.page.locator(".paper-codes li")).to_have_count(10)
    assert list(reader.faults()) == []
    again = named.stranger()
    named.log_in(again, "inspektorat")
    expect(again.page).to_have_url(f"{named.address}/login/second?next=%2F")
    again.page.fill("#one_time_code", "000000")
    again.page.click("form[action='/login/second'] button.is-main")
    expect(again.page.locator("#one_time_code-error")).to_be_visible()
    assert list(again.faults()) == []
    again.page.fill("#one_time_code", later)
    again.page.click("form[action='/login/second'] button.is-main")
    again.open("/sessions")
    expect(again.page.get_by_text("Kode cadangan yang belum dipakai: 10.")).to_be_visible()
    again.said.clear()
    named.leave()
