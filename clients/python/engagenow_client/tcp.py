"""TCP connections that are opened here, so that they can be ended here."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

Connect = Callable[[str, int], Awaitable[socket.socket]]

# Bytes: what one read may bring, as Linux grants it everywhere. Left alone, the kernel's buffer and
# picows' grow to megabytes, and ten thousand messages come before another task has its turn.
RECEIVE_BUFFER = 208 << 10


class TcpConnections:
    """The connections of one handshake, made by `connect`; they end with it if it fails.

    picows 2.3.1 leaves the connection of a cancelled handshake open until its own bound:
    findings/picows-leaves-a-cancelled-handshake-open.sh
    """

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._made: list[socket.socket] = []

    async def open(self, host: str, port: int) -> socket.socket:
        """Connect to a host and port; raises OSError."""
        self._made.append(await self._connect(host, port))
        return self._made[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if error is None:
            return
        for one in self._made:
            with suppress(OSError):  # it is over already
                one.shutdown(socket.SHUT_RDWR)


async def connected(host: str, port: int) -> socket.socket:
    """Return a socket to the first address of a host that answers.

    Raises:
        OSError: none does, or the name is unknown.
    """
    loop = asyncio.get_running_loop()
    errors = []
    for family, kind, protocol, _, address in await loop.getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        made = socket.socket(family, kind, protocol)
        try:
            made.setblocking(False)
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
            await loop.sock_connect(made, address)
        except OSError as error:
            made.close()
            errors.append(error)
        except BaseException:
            made.close()
            raise
        else:
            return made
    raise errors[0]
