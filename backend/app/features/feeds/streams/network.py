"""Connecting, with a look at each address: names may stand for others than they did before."""

import asyncio
import socket
from collections.abc import Iterable

from app.features.feeds.streams.budget import Budget
from app.features.feeds.streams.errors import HostRefusedError
from app.features.feeds.streams.hosts import AllowedHosts
from app.features.feeds.streams.pace import Pace
from app.features.feeds.streams.timings import Timings

_USUAL = Timings()


class Network:
    """What of the network a worker's feeds may use, and how long they wait for it.

    `feed_hosts` are the entries of FEED_HOSTS; raises HostRefusedError if one of them is none.
    """

    def __init__(self, feed_hosts: Iterable[str] = (), timings: Timings = _USUAL) -> None:
        self.hosts = AllowedHosts(feed_hosts)
        self.timings = timings
        self._budgets: dict[str, Budget] = {}
        self._paces: dict[str, Pace] = {}

    def budget(self, host: str, weight_a_minute: int) -> Budget:
        """Return what all feeds together may ask of a host by REST."""
        return self._budgets.setdefault(host, Budget(weight_a_minute))

    async def addresses(self, host: str, port: int) -> list[str]:
        """Look up a name.

        Raises:
            OSError: it stands for nothing.
            HostRefusedError: one of its addresses is refused.
        """
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        for address in addresses:
            if not self.hosts.accepts(host.lower(), port, address):
                raise HostRefusedError(host, "stands for an address that is refused")
        return addresses

    async def connect(self, host: str, port: int) -> socket.socket:
        """Open a TCP connection to the first address that answers, when it is this host's turn.

        Raises:
            OSError: none does; or one of them is refused, whose text says so.
        """
        try:
            addresses = await self.addresses(host, port)
        except HostRefusedError as error:
            raise ConnectionRefusedError(str(error)) from None
        if not self.hosts.names(host, port):
            await self._paces.setdefault(host, Pace()).turn()
        errors: list[OSError] = []
        for address in addresses:
            try:
                return await _connected(address, port)
            except OSError as error:
                errors.append(error)
        raise errors[0]


async def _connected(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(made, (address, port))
    except BaseException:
        made.close()
        raise
    return made
