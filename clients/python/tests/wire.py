"""A TCP proxy between client and server, which tests cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Wire:
    """Carries bytes both ways; `cut` resets what is open, `deaf` swallows all answers."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._pairs: dict[tuple[asyncio.StreamWriter, ...], None] = {}
        self.url = ""
        self.deaf = False
        self.refuses_upgrades = False
        self.paths: list[bytes] = []

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        first = await reader.read(65536)
        self.paths.append(first.partition(b" HTTP")[0])
        if self.refuses_upgrades and b"transport=websocket" in first:
            writer.close()
            return
        server_reader, server = await asyncio.open_connection("127.0.0.1", self._target)
        ends = (writer, server)
        self._pairs[ends] = None
        server.write(first)
        try:
            await asyncio.gather(
                self._pump(reader, server, answers=False),
                self._pump(server_reader, writer, answers=True),
            )
        finally:
            del self._pairs[ends]

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool
    ) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                if not (answers and self.deaf):
                    writer.write(data)
                    await writer.drain()
        writer.close()

    def cut_one(self) -> None:
        """Reset the connection that has been open for longest."""
        if self._pairs:
            for writer in next(iter(self._pairs)):
                writer.transport.abort()

    def cut(self) -> None:
        """Reset every open connection."""
        for pair in self._pairs:
            for writer in pair:
                writer.transport.abort()


@asynccontextmanager
async def wire(target: int) -> AsyncIterator[Wire]:
    """A proxy in front of a local port, until the block ends."""
    made = Wire(target)
    async with await asyncio.start_server(made.carry, "127.0.0.1", 0) as server:
        made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield made
        finally:
            made.cut()
