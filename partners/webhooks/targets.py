"""Where a webhook may lead: text and numbers only, no Django. An address of somebody else may lead into our house."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

LONGEST_URL: Final = 300
PLAIN: Final = re.compile(r"[!-~]+")
# Below these stand services of machines; a receiver of its own may stand on any other.
LOWEST_PORT: Final = 1024
# In these an address of IPv4, perhaps of our own house, is hidden in one of IPv6 (RFC 6052, 8215, 3056, 4380).
TUNNELS: Final = tuple(ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))


def fault_of(url: str, *, may_stay_here: bool = False) -> str:
    """Return why nothing is sent to an address: "url", "https", "login", "port", "number" or "name"; empty for none.

    `may_stay_here` lets tests use http and this machine.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
    except ValueError:
        return "url"
    faults = {
        "url": len(url) > LONGEST_URL or not PLAIN.fullmatch(url) or not host or bool(parts.fragment),
        "login": parts.username is not None or parts.password is not None,
        "https": parts.scheme != "https" and not (may_stay_here and parts.scheme == "http"),
        "port": port != 443 and port < LOWEST_PORT,
    }
    found = next((fault for fault, is_so in faults.items() if is_so), "")
    return found or ("" if may_stay_here else fault_of_host(host))


def fault_of_host(host: str) -> str:
    """Return "number" for an address without a name, "name" for a name that only a house of its own knows."""
    last = host.rstrip(".").rpartition(".")
    if ":" in host or not last[2].strip("0123456789") or last[2].startswith("0x"):
        return "number"
    return "" if last[0] and last[2] not in {"localhost", "local", "internal", "lan", "home", "arpa"} else "name"


def is_public(address: str) -> bool:
    """Say whether an address lies in the open Internet, and in nobody's house."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return _is_open(found.ipv4_mapped)
        if any(found in net for net in TUNNELS):
            return False
    return _is_open(found)


def _is_open(found: IPv4Address | IPv6Address) -> bool:
    return found.is_global and not found.is_multicast
