"""Stopping what does not let itself be stopped."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import pytest

from engagenow_client import (
    LiveClient,
    LiveClientPool,
    LiveConfig,
    State,
    StreamClient,
    StreamConfig,
    StreamPool,
)
from test_pool_deliveries import FORM, deleted

CLIENTS: dict[str, Callable[[Any], Any]] = {
    "live client": lambda connect: LiveClient(live(connect)),
    "live pool": lambda connect: LiveClientPool(live(connect)),
    "stream": lambda connect: StreamClient(stream(connect)),
    "stream pool": lambda connect: StreamPool(stream(connect)),
}


def live(connect: Any) -> LiveConfig:
    return LiveConfig(
        url="http://127.0.0.1",
        code="ABC234",
        nickname="Ada",
        transports=("websocket",),
        connect=connect,
    )


def stream(connect: Any) -> StreamConfig:
    return StreamConfig(url="ws://127.0.0.1", connect=connect)


class Stubborn:
    """A connection in the making that goes on until it is released, though it is cancelled."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.released = asyncio.Event()

    async def connect(self, _host: str, _port: int) -> socket.socket:
        self.begun.set()
        while not self.released.is_set():
            try:
                await self.released.wait()
            except asyncio.CancelledError:
                continue
        raise asyncio.CancelledError


class SlowRepairs(LiveClientPool):
    """A pool whose repairs call `cancelled` before they end."""

    cancelled: Callable[[], None]

    async def _repair(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.cancelled()


async def items(client: Any) -> list[Any]:
    return [one async for one in client]


@pytest.mark.parametrize("name", CLIENTS)
async def test_who_reads_gets_the_end_though_a_connection_stays(name: str) -> None:
    stubborn = Stubborn()
    client = CLIENTS[name](stubborn.connect)
    reading = asyncio.create_task(items(client))
    client.start()
    try:
        async with asyncio.timeout(30):
            await stubborn.begun.wait()
            with pytest.raises(TimeoutError):
                await client.stop(within=0.05)
            assert await reading == []
    finally:
        stubborn.released.set()
        reading.cancel()
    await client.stop(30)
    assert client.state is State.DISCONNECTED


async def test_all_that_is_stopped_has_one_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Repairs take nearly all of the time, on a clock that jumps; the connection takes the rest."""
    loop, stubborn, within = asyncio.get_running_loop(), Stubborn(), 3600.0
    clock, jumps = loop.time, [0.0]
    monkeypatch.setattr(loop, "time", lambda: clock() + sum(jumps))

    def cancelled() -> None:
        jumps.append(within - 1)
        loop.call_later(3, stubborn.released.set)

    pool = SlowRepairs(live(stubborn.connect))
    pool.cancelled = cancelled
    pool.start()
    pool.unlogged("live-1", "joined_session", b'{"seq":0,"epoch":"a"}')
    pool.logged("live-1", FORM, deleted(2))
    await stubborn.begun.wait()
    with pytest.raises(TimeoutError):
        await pool.stop(within)
    stubborn.released.set()
    await pool.stop(within)
