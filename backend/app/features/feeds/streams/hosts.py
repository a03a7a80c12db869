"""Which hosts this server connects to for a feed: an exchange's own, and those in FEED_HOSTS."""

from collections.abc import Iterable
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from app.core.host_addresses import can_be_looked_up, is_of_a_host, is_public
from app.features.feeds.streams.errors import HostRefusedError

_PORTS = {"ws": 80, "wss": 443}


class Place(NamedTuple):
    """Where a WebSocket is: scheme, host in lower case, port."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        """Read the place from a URL.

        Raises:
            HostRefusedError: it is no address of a WebSocket, or has credentials in it.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise HostRefusedError("url", "is no address") from None
        if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
            raise HostRefusedError(host or "url", "has to be wss://host, without a password")
        if port == 0 or not can_be_looked_up(host):
            raise HostRefusedError(host, "cannot be connected to")
        return cls(parts.scheme, host, port or _PORTS[parts.scheme])


class AllowedHosts:
    """The hosts of FEED_HOSTS, each `host`, `host:port`, or with `wss://` or `ws://` before it."""

    def __init__(self, named: Iterable[str] = ()) -> None:
        self._named = frozenset(
            Place.of(name if "://" in name else f"wss://{name}") for name in named
        )

    def check(self, url: str, own: Iterable[str] = ()) -> None:
        """Check that a feed may connect to a URL; `own` are the URLs of its exchange.

        Raises:
            HostRefusedError: it may not.
        """
        place = Place.of(url)
        if place not in self._named and place not in map(Place.of, own):
            raise HostRefusedError(place.host, "is not among FEED_HOSTS")

    def accepts(self, host: str, port: int, address: str) -> bool:
        """Whether to connect to an address that a host's name stands for at this moment.

        Only who is named in FEED_HOSTS may be in a private network.
        """
        named = self.names(host, port)
        return is_of_a_host(address) if named else is_public(address)

    def names(self, host: str, port: int) -> bool:
        """Whether FEED_HOSTS names it."""
        return any((one.host, one.port) == (host, port) for one in self._named)
