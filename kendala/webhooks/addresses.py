"""Where a webhook may lead: outside, encrypted. Its owner types the address, and the server is within the house."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from domain.refusals import Invalid

LONGEST = 2_000
#: What the internet has of IPv6 (IANA): elsewhere lie loopback and the house in older clothes (`::127.0.0.1`).
UNICAST = ip_network("2000::/3")
#: Addresses that hold another one, which may lead inside: NAT64, 6to4, Teredo.
TUNNELS = tuple(ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))


def checked(address: str, *, private: bool) -> str:
    """The address if a webhook may lead there; `private` opens http and the house. Raises Invalid (`address`)."""
    given = address.strip()
    if not given:
        raise Invalid(address=("required", {}))
    if len(given) > LONGEST:
        raise Invalid(address=("too_long", {"longest": LONGEST}))
    parts = _split(given)
    schemes = {"https", "http"} if private else {"https"}
    if parts is None or parts.scheme not in schemes or not parts.hostname or parts.username is not None:
        raise Invalid(address=("not_a_webhook_address" if not private else "not_an_address", {}))
    if not private and not _may_be_public(parts.hostname):
        raise Invalid(address=("private_address", {}))
    return given


def is_public(address: str) -> bool:
    """Whether an IP address lies outside, reached without a tunnel."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return _is_outside(found.ipv4_mapped)
        return _is_outside(found) and found in UNICAST and not any(found in tunnel for tunnel in TUNNELS)
    return _is_outside(found)


def _is_outside(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


def _may_be_public(host: str) -> bool:
    """A name is looked up when it is connected to; an IP address can be told now."""
    try:
        return is_public(host)
    except ValueError:
        return "." in host.strip(".") and not host.rstrip(".").endswith((".localhost", ".local", ".internal"))


def _split(given: str) -> SplitResult | None:
    if not (given.isascii() and given.isprintable()) or " " in given:
        return None
    try:
        parts = urlsplit(given)
        _ = parts.port  # raises ValueError where it is none
    except ValueError:
        return None
    return parts
