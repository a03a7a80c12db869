import asyncio
import socket
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection

from conftest import Source
from engagenow_client import (
    GaveUpError,
    NotConnectedError,
    Retry,
    State,
    StreamClient,
    StreamConfig,
)
from streaming import config, read, tick, ticks


async def test_each_connection_gets_the_messages_of_on_connect(source: Source) -> None:
    received: list[Any] = []

    async def behaviour(connection: ServerConnection) -> None:
        received.append([await connection.recv() for _ in range(3)])
        await connection.send(tick(len(received)))

    source.behaviour = behaviour
    asked = (b"raw", "text", {"method": "SUBSCRIBE"})
    async with StreamClient(config(source, on_connect=asked)) as client:
        first, second = await read(client, 2)
    assert received[:2] == [["raw", "text", '{"method":"SUBSCRIBE"}']] * 2
    assert first.missed is None
    assert second.missed is not None


async def test_it_comes_back_with_the_states_that_say_so(source: Source) -> None:
    source.behaviour = ticks(0, 3, then_close=True)
    client = StreamClient(config(source))
    assert client.state is State.DISCONNECTED
    client.start()
    assert [one.data.n for one in await read(client, 9)] == [0, 1, 2] * 3
    await client.stop()
    assert client.state is State.DISCONNECTED
    assert client.stats().reconnects >= 2


async def test_closed_before_the_first_useful_message_is_a_failure(source: Source) -> None:
    async def behaviour(connection: ServerConnection) -> None:
        await connection.send('{"e":"welcome"}')

    source.behaviour = behaviour
    retry = Retry(first=0.001, most=0.01, healthy_after=0, attempts=3)
    async with StreamClient(config(source, retry=retry)) as client:
        with pytest.raises(GaveUpError, match="after 3 failures in a row"):
            await read(client, 1)
        assert client.state is State.DISCONNECTED
        assert await read(client, 1) == [], "who iterates again does not wait for ever"
    assert len(source.connections) == 3


async def test_nobody_there_is_a_failure_that_names_its_cause(free_port: int) -> None:
    retry = Retry(first=0.001, most=0.01, attempts=2)
    async with StreamClient(
        StreamConfig(url=f"ws://127.0.0.1:{free_port}/", retry=retry)
    ) as client:
        with pytest.raises(GaveUpError) as gave_up:
            await read(client, 1)
    assert isinstance(gave_up.value.__cause__, OSError)


async def test_a_silent_connection_is_replaced_though_it_is_open(source: Source) -> None:
    async def behaviour(connection: ServerConnection) -> None:
        await connection.send(tick(len(source.connections)))
        connection.transport.pause_reading()  # no pong leaves any more
        await connection.wait_closed()

    source.behaviour = behaviour
    async with StreamClient(config(source, ping_every=0.05, quiet_after=0.2)) as client:
        assert [one.data.n for one in await read(client, 2)] == [1, 2]
        for connection in source.connections:
            connection.transport.abort()


async def test_pings_measure_the_round_trip(source: Source) -> None:
    async with StreamClient(config(source, ping_every=0.01)) as client:
        await client.connected(10)
        async with asyncio.timeout(10):
            while (latency := client.stats().latency) is None or latency.count < 3:
                await asyncio.sleep(0.01)
    assert 0 < latency.min <= latency.p50 <= latency.p99 <= latency.max < 10_000


async def test_sending_needs_a_connection(source: Source) -> None:
    client = StreamClient(config(source))
    with pytest.raises(NotConnectedError):
        client.send("nobody hears this")
    async with client:
        await client.connected(10)
        client.send({"hello": "말"})
        assert await asyncio.wait_for(source.connections[0].recv(), 10) == '{"hello":"말"}'


async def test_a_program_may_open_the_tcp_connection_itself(source: Source) -> None:
    asked: list[tuple[str, int]] = []

    async def connect(host: str, port: int) -> socket.socket:
        asked.append((host, port))
        if len(asked) == 1:
            raise ConnectionRefusedError("this address is refused")
        made = socket.socket()
        made.setblocking(False)
        await asyncio.get_running_loop().sock_connect(made, ("127.0.0.1", port))
        return made

    source.behaviour = ticks(0, 1)
    port = int(source.url.rpartition(":")[2].strip("/"))
    named = config(source, url=f"ws://no-such-host.invalid:{port}/", connect=connect)
    async with StreamClient(named) as client:
        assert [one.data.n for one in await read(client, 1)] == [0]
    assert asked == [("no-such-host.invalid", port)] * 2
    assert source.connections[0].request.headers["Host"] == f"no-such-host.invalid:{port}"


async def test_stopping_is_idempotent_and_ends_who_reads(source: Source) -> None:
    client = StreamClient(config(source))
    client.start()
    reading = asyncio.create_task(read(client, 1))
    await client.connected(10)
    await asyncio.gather(client.stop(), client.stop())
    await client.stop()
    assert await asyncio.wait_for(reading, 10) == []
