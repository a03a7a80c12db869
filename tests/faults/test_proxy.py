"""The proxy does what its words say: bytes come late, in crumbs, or not at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

import pytest

from fixtures.ports import HOST
from fixtures.waiting import PATIENCE
from rig.proxy import Proxy, proxying
from rig.toxics import Toxics

SOON = 0.2  # nothing has come by then


class Client:
    """Somebody who talks through the proxy."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def ask(self, data: bytes) -> bytes:
        """Send bytes; the echo of as many."""
        self.writer.write(data)
        async with asyncio.timeout(PATIENCE):
            return await self.reader.readexactly(len(data))


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """A proxy in front of a server that says everything back."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(1024):
                writer.write(data)
        except ConnectionError:
            pass
        writer.close()

    server = await asyncio.start_server(echo, HOST, 0)
    async with server, proxying(server.sockets[0].getsockname()[1]) as proxy:
        yield proxy


@asynccontextmanager
async def client(proxy: Proxy) -> AsyncIterator[Client]:
    reader, writer = await asyncio.open_connection(HOST, proxy.port)
    try:
        yield Client(reader, writer)
    finally:
        writer.transport.abort()


async def test_it_carries_bytes_as_they_are(proxy: Proxy) -> None:
    async with client(proxy) as one:
        assert await one.ask(bytes(range(256)) * 1000) == bytes(range(256)) * 1000


async def test_latency_takes_time_and_keeps_the_order(proxy: Proxy) -> None:
    proxy.downstream.latency, proxy.downstream.jitter = 0.1, 0.05
    async with client(proxy) as one:
        began = monotonic()
        one.writer.write(b"a")
        assert await one.ask(b"bcd") + await one.reader.readexactly(1) == b"abcd"
        assert monotonic() - began > 0.05


async def test_bandwidth_takes_time(proxy: Proxy) -> None:
    proxy.upstream.bandwidth, proxy.upstream.slicer = 10_000, 100
    async with client(proxy) as one:
        began = monotonic()
        await one.ask(b"x" * 1000)
        assert monotonic() - began >= 0.1


async def test_nothing_gets_through_a_black_hole_and_no_end_either(proxy: Proxy) -> None:
    async with client(proxy) as one, client(proxy) as other:
        assert await one.ask(b"before") == b"before"
        assert await other.ask(b"before") == b"before"
        link = proxy.each()[0]
        link.black_hole()
        one.writer.write(b"held")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(one.reader.read(1), SOON)
        assert await other.ask(b"fine") == b"fine"
        link.upstream = link.downstream = Toxics()
        assert await one.reader.readexactly(4) == b"held"


async def test_a_reset_is_a_reset(proxy: Proxy) -> None:
    async with client(proxy) as one:
        await one.ask(b"before")
        proxy.each()[0].reset_peer()
        with pytest.raises(ConnectionResetError):
            await one.reader.read(1)


async def test_a_close_is_an_end(proxy: Proxy) -> None:
    async with client(proxy) as one:
        await one.ask(b"before")
        proxy.each()[0].close()
        assert await one.reader.read() == b""


async def test_an_end_may_come_late(proxy: Proxy) -> None:
    proxy.downstream.slow_close = 0.1
    async with client(proxy) as one:
        await one.ask(b"before")
        began = monotonic()
        one.writer.write_eof()
        assert await one.reader.read() == b""
        assert monotonic() - began >= 0.1


async def test_limit_data_ends_it_after_so_much(proxy: Proxy) -> None:
    proxy.downstream.limit_data = 10
    async with client(proxy) as one:
        await one.ask(b"x" * 10)
        one.writer.write(b"more")
        assert len(await one.reader.read()) <= 4


async def test_a_strain_takes_out_what_it_likes(proxy: Proxy) -> None:
    proxy.upstream.strain = lambda data: data.replace(b"b", b"")
    async with client(proxy) as one:
        one.writer.write(b"abcb")
        assert await one.reader.readexactly(2) == b"ac"
