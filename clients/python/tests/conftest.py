"""A WebSocket server whose behaviour each test writes, and the product's own server."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest
from websockets.asyncio.server import ServerConnection, serve

from server import Server, serving
from server import free_port as find_free_port

Behaviour = Callable[[ServerConnection], Awaitable[None]]


class Source:
    """Serves connections by `behaviour`, and remembers them."""

    def __init__(self) -> None:
        self.url = ""
        self.behaviour: Behaviour = silent
        self.connections: list[ServerConnection] = []

    async def serve(self, connection: ServerConnection) -> None:
        self.connections.append(connection)
        await self.behaviour(connection)


async def silent(connection: ServerConnection) -> None:
    """Say nothing until the client leaves."""
    await connection.wait_closed()


@pytest.fixture
async def source() -> AsyncIterator[Source]:
    made = Source()
    async with serve(made.serve, "127.0.0.1", 0, compression=None, close_timeout=1) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        made.url = f"ws://127.0.0.1:{port}/"
        yield made


@pytest.fixture
def free_port() -> int:
    """A port where nobody listens."""
    return find_free_port()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as made:
        yield made
