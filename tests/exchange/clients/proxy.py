"""Leads a client that knows one host only to the simulated one: a proxy, and TLS behind it."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable

from exchange.venue import HOST

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter
_BLOCK = 1 << 16


@contextlib.asynccontextmanager
async def leading_to(port: int, context: ssl.SSLContext) -> AsyncIterator[str]:
    """Serve a proxy whose every `CONNECT` ends, through TLS, at this port; its URL."""
    async with (
        await asyncio.start_server(_to(port), HOST, 0, ssl=context) as tls,
        await asyncio.start_server(_connect(_port(tls)), HOST, 0) as proxy,
    ):
        yield f"http://{HOST}:{_port(proxy)}"


def _port(server: asyncio.Server) -> int:
    port: int = server.sockets[0].getsockname()[1]
    return port


def _connect(port: int) -> Callable[[Reader, Writer], Awaitable[None]]:
    async def connected(reader: Reader, writer: Writer) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        assert asked.startswith(b"CONNECT "), asked
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await _to(port)(reader, writer)

    return connected


def _to(port: int) -> Callable[[Reader, Writer], Awaitable[None]]:
    async def connected(reader: Reader, writer: Writer) -> None:
        inner_reader, inner_writer = await asyncio.open_connection(HOST, port)
        await asyncio.gather(_copied(reader, inner_writer), _copied(inner_reader, writer))

    return connected


async def _copied(reader: Reader, writer: Writer) -> None:
    with contextlib.suppress(OSError):
        while block := await reader.read(_BLOCK):
            writer.write(block)
            await writer.drain()
    with contextlib.suppress(OSError):
        writer.close()
        await writer.wait_closed()
