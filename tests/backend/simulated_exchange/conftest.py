"""The exchange, and a client that knows nothing of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from exchange import Exchange, running
from fixtures.waiting import PATIENCE


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with running() as made:
        yield made


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        yield client


class Client:
    """One socket."""

    def __init__(self, ws: ClientConnection) -> None:
        self.ws = ws

    async def frame(self) -> Any:
        return json.loads(await self.raw())

    async def raw(self) -> str | bytes:
        async with asyncio.timeout(PATIENCE):
            return await self.ws.recv()

    async def ask(self, method: str, params: Any = None, number: Any = 1) -> Any:
        request = {"method": method, "id": number}
        await self.ws.send(json.dumps(request | ({"params": params} if params else {})))
        return await self.frame()

    async def ends(self) -> int | None:
        """Wait for the end; return the code of the close frame, none without one."""
        async with asyncio.timeout(PATIENCE):
            await self.ws.wait_closed()
        received = self.ws.protocol.close_rcvd
        return received and received.code


@pytest.fixture
async def client() -> AsyncIterator[Any]:
    """Connects to a URL."""
    made: list[ClientConnection] = []

    async def connecting(url: str, **options: Any) -> Client:
        options = {"proxy": None, "ping_interval": None, "close_timeout": 0.2, **options}
        made.append(await connect(url, **options))
        return Client(made[-1])

    yield connecting
    for ws in made:
        await ws.close()
