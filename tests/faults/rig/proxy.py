"""A TCP proxy that spoils what it carries; toxiproxy's vocabulary, in this process."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from time import monotonic

from fixtures.ports import HOST
from rig.toxics import Toxics

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER of 0 s: closing sends RST
_CHUNK = 64 * 1024
_LOOK_SECONDS = 0.05
_WAITING = 4096  # chunks on their way: behind a black hole, an end must still be seen


class Link:
    """One connection through the proxy, with faults of its own in either direction."""

    def __init__(self, proxy: "Proxy", client: "Pipe", server: "Pipe") -> None:
        self._ends = client, server
        self.upstream = proxy.upstream
        self.downstream = proxy.downstream
        self.client_ended = asyncio.Event()
        self.server_ended = asyncio.Event()

    async def carry(self) -> None:
        """Carry bytes both ways until both sides have ended."""
        client, server = self._ends
        pumps = (
            self._pump(client.reader, server.writer, "upstream", self.client_ended),
            self._pump(server.reader, client.writer, "downstream", self.server_ended),
        )
        await asyncio.gather(*pumps)

    def black_hole(self) -> None:
        """From now on nothing gets through, and no end either: a phone in a lift."""
        self.upstream = self.downstream = Toxics(timeout=True)

    def reset_peer(self) -> None:
        """Cut both sides with RST."""
        for end in self._ends:
            end.reset()

    def close(self) -> None:
        """Close both sides in good order."""
        for end in self._ends:
            end.writer.close()

    async def _pump(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        direction: str,
        ended: asyncio.Event,
    ) -> None:
        way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_WAITING)
        delivering = asyncio.create_task(self._deliver(way, writer, direction))
        try:
            with suppress(ConnectionError):
                while data := await reader.read(_CHUNK):
                    await way.put((getattr(self, direction).due(), data))
            ended.set()
            await way.put((getattr(self, direction).due(), b""))
            await delivering
        finally:
            delivering.cancel()

    async def _deliver(
        self, way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter, direction: str
    ) -> None:
        carried = 0
        while True:
            due, data = await way.get()
            await asyncio.sleep(max(0.0, due - monotonic()))
            toxics = await self._passage(direction)
            if toxics is None:
                return
            if not data:
                break
            carried += len(data)
            with suppress(ConnectionError):
                await _write(writer, data, toxics)
            if toxics.limit_data and carried > toxics.limit_data:
                self.close()
        await asyncio.sleep(toxics.slow_close)
        writer.close()

    async def _passage(self, direction: str) -> Toxics | None:
        """Wait while nothing gets through; None if nobody waits for it any more."""
        toxics: Toxics = getattr(self, direction)
        while toxics.timeout:
            if self.client_ended.is_set() and self.server_ended.is_set():
                return None
            await asyncio.sleep(_LOOK_SECONDS)
            toxics = getattr(self, direction)
        return toxics


class Pipe:
    """One side of a link."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    def reset(self) -> None:
        """Cut it with RST."""
        if (end := self.writer.get_extra_info("socket")) is not None:
            with suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.writer.transport.abort()


class Proxy:
    """Listens on a port of its own and carries every connection to `target`."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.upstream = Toxics()
        self.downstream = Toxics()
        self.links: list[Link] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def each(self) -> Iterable[Link]:
        """The connections that there are now."""
        return list(self.links)

    def black_hole(self, *, on: bool = True) -> None:
        """Let all connections hang, those to come too; or let bytes through again."""
        self.upstream.timeout = self.downstream.timeout = on

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        client = Pipe(reader, writer)
        try:
            await self._carry(client)
        except (OSError, asyncio.CancelledError):
            client.reset()
        finally:
            self._tasks.discard(task)

    async def _carry(self, client: Pipe) -> None:
        server = Pipe(*await asyncio.open_connection(HOST, self.target))
        link = Link(self, client, server)
        self.links.append(link)
        try:
            await link.carry()
        finally:
            self.links.remove(link)
            link.reset_peer()

    async def end(self) -> None:
        """Cut everything."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _write(writer: asyncio.StreamWriter, data: bytes, toxics: Toxics) -> None:
    if toxics.strain is not None:
        data = toxics.strain(data)
    for piece in toxics.slices(data) if data else ():
        await toxics.carry(len(piece))
        writer.write(piece)
        await writer.drain()


@asynccontextmanager
async def proxying(target: int) -> AsyncIterator[Proxy]:
    """A proxy in front of a port on loopback."""
    proxy = Proxy(target)
    server = await asyncio.start_server(proxy._accept, HOST, 0, limit=_CHUNK)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        await proxy.end()
        await server.wait_closed()
