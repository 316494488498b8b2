"""Where a webhook may lead, and receivers that mean no good."""

import socket
from threading import Thread
from time import perf_counter

import pytest

from domain.refusals import Invalid
from kendala.webhooks.addresses import checked, is_public
from kendala.webhooks.calling import call
from tests.kendala.webhooks.receiver import Receiver

INSIDE = (
    *("127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),  # noqa: S104 - refused
    *("::1", "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"),
    *("2002:7f00:1::", "224.0.0.1", "255.255.255.255", "::", "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1"),
)


@pytest.mark.parametrize("address", INSIDE)
def test_the_house_is_not_outside(address: str) -> None:
    """No address of this machine, this network or a cloud's own, however it is written, counts as public."""
    assert not is_public(address)


def test_outside_is() -> None:
    """Public addresses of both kinds are."""
    assert is_public("103.28.12.1")
    assert is_public("2001:4860:4860::8888")


@pytest.mark.parametrize(
    "address",
    [
        *("", "https://", "http://contoh.id/", "ftp://contoh.id", "//contoh.id", "https://nama:sandi@contoh.id/"),
        *("https://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://a.localhost", "https://server"),
        *("https://contoh.id:99999/", "https://con toh.id", "https://contoh.id/\nHost: x", "file:///etc/passwd"),
        *("https://169.254.169.254/latest", "https://x.internal/", "javascript:alert(1)", "https://é.id/", "a" * 3_000),
    ],
)
def test_addresses_that_are_refused(address: str) -> None:
    """Only a whole https address that may lead outside is taken."""
    with pytest.raises(Invalid) as refused:
        checked(address, private=False)
    assert list(refused.value.fields) == ["address"]


def test_an_address_that_is_taken() -> None:
    """Path and query stay; the house is open where the settings say so."""
    assert checked(" https://contoh.id:8443/a?b=c ", private=False) == "https://contoh.id:8443/a?b=c"
    assert checked("http://localhost:8000/", private=True) == "http://localhost:8000/"


def test_a_name_that_leads_inside(receiver: Receiver) -> None:
    """A public name whose address is the house's is not connected to, whatever the name server says."""
    port = int(receiver.url.split(":")[2].split("/")[0])
    address = f"http://contoh.id:{port}/"
    answered = call(address, b"{}", {}, resolve=lambda _host, _port: ["127.0.0.1", "::ffff:127.0.0.1"])
    assert (answered.status, answered.text, receiver.got) == (None, "not a public address", [])
    assert call(address, b"{}", {}, resolve=lambda _host, _port: ["127.0.0.1"], private=True).taken


def test_no_redirect_is_followed(receiver: Receiver, other: Receiver) -> None:
    """A receiver that sends us elsewhere has not taken it, and elsewhere hears nothing."""
    receiver.status, receiver.location = 302, other.url
    answered = call(receiver.url, b"{}", {}, private=True)
    assert (answered.status, answered.taken, other.got) == (302, False, [])


def test_one_that_hangs(receiver: Receiver) -> None:
    """A receiver that does not answer is given up in time."""
    receiver.hangs = True
    answered = call(receiver.url, b"{}", {}, private=True, seconds=0.3)
    assert (answered.status, answered.text) == (None, "no answer in time")


def test_an_answer_without_end(receiver: Receiver) -> None:
    """Of an answer of any length the beginning is read, and only what can be printed of it is kept."""
    receiver.endless, receiver.answer = True, b"\x1b[31m\x00baik\r\n"
    answered = call(receiver.url, b"{}", {}, private=True)
    assert answered.taken
    assert answered.text.startswith("[31m baik")
    assert len(answered.text) <= 300


def test_one_that_drips() -> None:
    """A receiver that sends a byte now and then, so that no single wait is long, is ended all the same."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            connection.settimeout(0.05)
            with connection:
                while True:
                    try:
                        connection.sendall(b"H")
                        connection.recv(1)
                    except TimeoutError:
                        continue
                    except OSError:
                        return

        Thread(target=drip, daemon=True).start()
        began = perf_counter()
        answered = call(f"http://127.0.0.1:{server.getsockname()[1]}/", b"{}", {}, private=True, seconds=0.5)
    assert answered.status is None
    assert perf_counter() - began < 5


def test_nobody_there_and_no_tls(receiver: Receiver) -> None:
    """A closed port, and a receiver that speaks no TLS, are troubles of the line that are named."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert call(f"http://127.0.0.1:{port}/", b"{}", {}, private=True).text == "ConnectionRefusedError"
    assert call(receiver.url.replace("http:", "https:"), b"{}", {}, private=True).text == "SSLError"
