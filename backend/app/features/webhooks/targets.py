"""Where webhooks may be sent: https in public, and whatever WEBHOOK_HOSTS names."""

from collections.abc import Iterable
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from app.core.host_addresses import can_be_looked_up, is_of_a_host, is_public
from app.features.webhooks.errors import WebhookUrlRefused

_PORTS = {"http": 80, "https": 443}


class Target(NamedTuple):
    """What an address connects to: scheme, host in lower case, port."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        """Read it from a URL.

        Raises:
            WebhookUrlRefused: it is no web address, or has credentials or a fragment in it.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise WebhookUrlRefused from None
        is_plain = url.isascii() and url.isprintable() and not any(mark in url for mark in " \\#")
        if not is_plain or parts.scheme not in _PORTS or "@" in parts.netloc:
            raise WebhookUrlRefused
        if not host or port == 0 or not can_be_looked_up(host):
            raise WebhookUrlRefused
        return cls(parts.scheme, host, port or _PORTS[parts.scheme])


class AllowedTargets:
    """The hosts of WEBHOOK_HOSTS: `host`, `host:port`, or with `https://` or `http://` before."""

    def __init__(self, named: Iterable[str] = ()) -> None:
        self._named = frozenset(
            Target.of(name if "://" in name else f"https://{name}") for name in named
        )

    def check(self, url: str) -> None:
        """Check an address as far as that goes without looking its name up.

        Raises:
            WebhookUrlRefused: nothing is sent there.
        """
        target = Target.of(url)
        if target in self._named:
            return
        if target.scheme != "https" or not self._may_be_public(target.host):
            raise WebhookUrlRefused

    def accepts(self, host: str, port: int, address: str) -> bool:
        """Whether to connect to an address that the host's name stands for at this moment."""
        is_named = any((one.host, one.port) == (host.lower(), port) for one in self._named)
        return is_of_a_host(address) if is_named else is_public(address)

    def _may_be_public(self, host: str) -> bool:
        try:
            return is_public(host)
        except ValueError:  # a name
            return not f".{host.removesuffix('.')}".endswith(".localhost")
