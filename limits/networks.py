"""From which network a request comes: one household or office, not one of its addresses."""

from collections.abc import Mapping
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings

from limits.counting import spend

HERE = ""  # this machine itself: a command, the demo
PREFIX = {4: 24, 6: 48}


def network_in(meta: Mapping[str, Any]) -> str:
    """The sender's /24 (IPv4) or /48 (IPv6); behind proxies as the outermost trusted one saw it; "unknown" if nobody says."""
    address = _address(_said(meta))
    if address is None:
        return "unknown"
    return str(ip_network(f"{address}/{PREFIX[address.version]}", strict=False))


def spend_from(network: str, kind: str, *, most: int, per: timedelta) -> None:
    """Count one `kind` for the network, or raise TooMany. What is done on this machine itself is not counted."""
    if network != HERE:
        spend(kind, network, most=most, per=per)


def _said(meta: Mapping[str, Any]) -> str:
    """Only what trusted proxies wrote is believed: each adds the address it was asked from at the end of the list."""
    hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted:
        return str(hops[-trusted])
    return str(meta.get("REMOTE_ADDR", ""))


def _address(said: str) -> IPv4Address | IPv6Address | None:
    if said.count(":") == 1:
        said = said.partition(":")[0]  # with a port
    try:
        address = ip_address(said.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
