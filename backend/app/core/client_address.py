"""The client that an address stands for, where clients are counted."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

_MOST_KEPT, _LONGEST_KEPT = 4096, 64  # addresses, and characters of one: headers may say anything


def client_of(address: str) -> str:
    """Return the address, or for IPv6 its /64 network, which one subscriber owns.

    A value that is not an address, as in tests and over Unix sockets, is returned unchanged.
    """
    return _kept(address) if len(address) <= _LONGEST_KEPT else _client_of(address)


def _client_of(address: str) -> str:
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ip_network((parsed, 64), strict=False))
    return str(parsed)


_kept = lru_cache(maxsize=_MOST_KEPT)(_client_of)
