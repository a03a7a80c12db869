"""A request whose body does not come to its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fixtures.ports import HOST
from rig.bounds import bounded


@asynccontextmanager
async def half_posted(port: int, query: str) -> AsyncIterator[None]:
    """Post the first half of a body; the server has said that it reads it."""
    reader, writer = await bounded(asyncio.open_connection(HOST, port))
    try:
        writer.write(
            f"POST /socket.io/?{query} HTTP/1.1\r\nHost: {HOST}:{port}\r\n"
            "Content-Type: text/plain;charset=UTF-8\r\nContent-Length: 2\r\n"
            "Expect: 100-continue\r\n\r\n".encode()
        )
        assert b" 100 " in await bounded(reader.readuntil(b"\r\n\r\n"))
        writer.write(b"3")
        yield
    finally:
        writer.close()
        with suppress(ConnectionError):
            await bounded(writer.wait_closed())
