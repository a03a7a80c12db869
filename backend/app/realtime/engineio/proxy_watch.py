"""Faults of a proxy in front of this server, as far as browsers' requests show them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Literal, get_args

Fault = Literal[
    "origin_refused", "upgrade_missing", "address_missing", "proxy_not_trusted", "scheme_missing",
    "cut_when_idle", "under_a_path",
]  # fmt: skip
FAULTS: tuple[Fault, ...] = get_args(Fault)

_FORWARDED = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host")
_PAGE = re.compile(r"(https?://)?([a-z0-9._-]+|\[?[0-9a-f:.]+\]?)(:[0-9]{1,5})?", re.IGNORECASE)
_MOST_CHARS = 300


@dataclass(frozen=True, slots=True)
class Head:
    """A browser's request to Socket.IO, and how it was interpreted.

    `peer` sent it; `client` and `scheme` are what trusted headers say. Header names are in lower
    case.
    """

    peer: str
    is_trusted: bool
    client: str
    scheme: str
    is_own_page: bool
    headers: Mapping[str, str]


@dataclass(slots=True)
class FaultCount:
    """How often a fault was seen since it was last absent, and the addresses concerned."""

    count: int = 0
    about: dict[str, str] = field(default_factory=dict)


class ProxyWatch:
    """A fault exists from when it is seen until a browser's request shows its absence."""

    def __init__(self, trusted: Iterable[str] = ()) -> None:
        self._trusted = [ip_network(one) for one in trusted]
        self.seen: dict[Fault, FaultCount] = {}

    def check(self, head: Head) -> None:
        """Check one request from a page; other requests do not say which address was opened."""
        if head.is_trusted:
            self.seen.pop("proxy_not_trusted", None)
            self.decide("address_missing", self._has_no_client(head), proxy=head.client)
        elif _is_near(head.peer) and any(name in head.headers for name in _FORWARDED):
            self.note("proxy_not_trusted", proxy=head.peer)
            return  # what it says of the scheme is not believed either
        if head.is_own_page and head.headers["origin"].startswith("https:"):
            self.decide("scheme_missing", head.scheme != "https", page=head.headers["origin"])
        if prefix := head.headers.get("x-forwarded-prefix", "").strip("/"):
            self.note("under_a_path", page=prefix)

    def decide(self, fault: Fault, is_there: bool, **about: str) -> None:
        """Record that a fault exists, or that it is over."""
        if is_there:
            self.note(fault, **about)
        else:
            self.seen.pop(fault, None)

    def note(self, fault: Fault, **about: str) -> None:
        """Record a fault; store only addresses, nothing else that a client sent."""
        counted = self.seen.setdefault(fault, FaultCount())
        counted.count += 1
        counted.about = {name: text for name, text in about.items() if _is_harmless(text)}

    def _has_no_client(self, head: Head) -> bool:
        """Return whether no header names the client, or only a trusted proxy's address."""
        if "x-forwarded-for" not in head.headers:
            return True
        return not head.peer and any(_is_in(head.client, network) for network in self._trusted)


def _is_in(address: str, network: IPv4Network | IPv6Network) -> bool:
    try:
        return ip_address(address) in network
    except ValueError:
        return False


def _is_near(address: str) -> bool:
    """Return whether an address is of this machine or network; others' proxies are not ours."""
    try:
        return ip_address(address).is_private
    except ValueError:
        return False


def _is_harmless(text: str) -> bool:
    return len(text) <= _MOST_CHARS and _PAGE.fullmatch(text) is not None
