import asyncio
import json
from collections import Counter
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import ServerConnection

from conftest import Source
from engagenow_client import (
    GaveUpError,
    Message,
    NotConnectedError,
    PoolConfig,
    Retry,
    State,
    StreamConfig,
    StreamPool,
)

SOON = Retry(first=0.01, most=0.05)


class Tick(msgspec.Struct):
    n: int
    by: int = 0


class _Number(msgspec.Struct):
    n: int | None = None


def number(payload: bytes) -> int | None:
    """The key of a tick."""
    return msgspec.json.decode(payload, type=_Number).n


def config(source: Source, **fields: Any) -> StreamConfig:
    return StreamConfig(**{"url": source.url, "types": {"": Tick}, "retry": SOON, **fields})


class Broadcast:
    """Tells the same to every connection; each may be cut, or fall behind, on its own."""

    def __init__(self, source: Source) -> None:
        source.behaviour = self.serve
        self.open: list[ServerConnection] = []
        self.changed = asyncio.Condition()

    async def serve(self, connection: ServerConnection) -> None:
        self.open.append(connection)
        await self._notify()
        await connection.wait_closed()
        self.open.remove(connection)
        await self._notify()

    async def _notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def lose(self, connection: ServerConnection) -> None:
        """Reset one connection, and return when it is gone."""
        connection.transport.abort()
        await self.gone(connection)

    async def gone(self, connection: ServerConnection) -> None:
        """Return when this connection is over."""
        async with asyncio.timeout(10), self.changed:
            await self.changed.wait_for(lambda: connection not in self.open)

    async def of(self, count: int) -> None:
        """Return when so many are connected."""
        async with asyncio.timeout(10), self.changed:
            await self.changed.wait_for(lambda: len(self.open) >= count)

    async def send(self, *numbers: int) -> None:
        for one in numbers:
            for connection in [*self.open]:
                await connection.send(json.dumps({"n": one}))


async def read(pool: StreamPool, count: int) -> list[int]:
    return [message.data.n for message in await messages_of(pool, count)]


async def messages_of(pool: StreamPool, count: int) -> list[Message]:
    messages: list[Message] = []
    async with asyncio.timeout(10):
        async for message in pool:
            messages.append(message)
            if len(messages) == count:
                break
    return messages


@pytest.mark.parametrize("key", [number, None], ids=["by key", "by payload"])
async def test_what_three_bring_is_delivered_once_and_in_order(source: Source, key: Any) -> None:
    broadcast = Broadcast(source)
    async with StreamPool(config(source), PoolConfig(size=3, key=key)) as pool:
        await broadcast.of(3)
        await broadcast.send(*range(100))
        messages = await messages_of(pool, 100)
        stats = pool.stats()
    assert [message.data.n for message in messages] == [*range(100)]
    assert stats.wins == Counter(message.connection for message in messages)
    assert stats.delivered == 100


async def test_nothing_is_lost_and_nothing_twice_when_the_leader_dies(source: Source) -> None:
    broadcast = Broadcast(source)
    async with StreamPool(config(source), PoolConfig(size=3, key=number)) as pool:
        await broadcast.of(3)
        reading = asyncio.create_task(read(pool, 300))
        for first in range(0, 300, 10):
            if first % 100 == 50:
                await broadcast.lose(broadcast.open[0])
                await broadcast.of(3)  # it is replaced, without anybody asking
            await broadcast.send(*range(first, first + 10))
        assert await reading == [*range(300)]
        assert pool.stats().reconnects == 3
        assert pool.state is State.CONNECTED


@pytest.mark.parametrize("key", [number, None], ids=["by key", "by payload"])
async def test_what_comes_later_than_is_remembered_is_not_told_again(
    source: Source, key: Any
) -> None:
    broadcast = Broadcast(source)
    pool = StreamPool(config(source), PoolConfig(size=2, key=key, window=10))
    async with pool:
        await broadcast.of(2)
        ahead, behind = broadcast.open
        for one in range(30):
            await ahead.send(json.dumps({"n": one}))
        assert await read(pool, 30) == [*range(30)]
        await behind.send(json.dumps({"n": 0}))
        await broadcast.gone(behind)
        await broadcast.of(2)
        await broadcast.send(30)
        assert await read(pool, 1) == [30]
        assert pool.stats().reconnects == 1


async def test_one_that_joined_later_takes_over_from_where_the_others_are(source: Source) -> None:
    broadcast = Broadcast(source)
    pool = StreamPool(config(source), PoolConfig(size=2, key=number, spread=0))
    async with pool:
        await broadcast.of(1)
        await broadcast.send(1, 2, 3)
        await broadcast.of(2)
        await broadcast.lose(broadcast.open[0])
        await broadcast.of(2)
        await broadcast.send(4, 5)
        assert await read(pool, 5) == [1, 2, 3, 4, 5]


async def test_genuine_repeats_survive_without_a_key(source: Source) -> None:
    broadcast = Broadcast(source)
    async with StreamPool(config(source), PoolConfig(size=2)) as pool:
        await broadcast.of(2)
        await broadcast.send(7, 7, 8, 7)
        assert await read(pool, 4) == [7, 7, 8, 7]


async def test_the_slowest_is_replaced_on_a_clock_and_not_before_the_new_one_is_useful(
    source: Source,
) -> None:
    broadcast = Broadcast(source)
    rules = PoolConfig(size=2, key=number, rotate_every=0.2)
    async with StreamPool(config(source, ping_every=0.01), rules) as pool:
        await broadcast.of(2)
        before = set(pool.latencies())
        await broadcast.of(3)
        assert before <= set(pool.latencies()), "both are open until the new one has said something"
        reading = asyncio.create_task(read(pool, 1))
        await broadcast.send(1)
        assert await reading == [1]
        async with asyncio.timeout(10):
            while len(before & set(pool.latencies())) != 1:
                await asyncio.sleep(0.01)


async def test_what_is_sent_reaches_one_or_all(source: Source) -> None:
    broadcast = Broadcast(source)
    pool = StreamPool(config(source), PoolConfig(size=2))
    with pytest.raises(NotConnectedError):
        pool.send("nobody hears this")
    async with pool:
        await broadcast.of(2)
        await broadcast.send(1)
        await read(pool, 1)
        pool.send("all", to="all")
        received = [await asyncio.wait_for(one.recv(), 10) for one in broadcast.open]
        assert received == ["all", "all"]


async def test_it_gives_up_when_the_last_one_does(free_port: int) -> None:
    rules = StreamConfig(
        url=f"ws://127.0.0.1:{free_port}/", retry=Retry(first=0.001, most=0.01, attempts=2)
    )
    async with StreamPool(rules, PoolConfig(size=2)) as pool:
        with pytest.raises(GaveUpError):
            await read(pool, 1)
        assert pool.state is State.DISCONNECTED


async def test_stopping_closes_every_connection(source: Source) -> None:
    broadcast = Broadcast(source)
    pool = StreamPool(config(source), PoolConfig(size=3))
    async with pool:
        await broadcast.of(3)
    await pool.stop()
    async with asyncio.timeout(10):
        await asyncio.gather(*(one.wait_closed() for one in source.connections))
    assert pool.state is State.DISCONNECTED
