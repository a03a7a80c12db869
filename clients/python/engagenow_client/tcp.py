"""TCP connections that are opened here, so that they can be ended here."""

import asyncio
import socket


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
