import asyncio
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import ServerConnection

from conftest import Source
from engagenow_client import DecodeError, Message, StreamClient
from streaming import Tick, config, read, tick, ticks


class Loose(msgspec.Struct):
    e: str = "tick"
    n: int = 0


@pytest.mark.parametrize(
    "types",
    [{"tick": Tick}, {"tick": Tick, "trade": Tick}, {"tick": Loose}],
    ids=["one type", "two types", "without its tag"],
)
async def test_a_wrong_type_is_counted_and_disturbs_nothing(
    source: Source, types: dict[str, Any]
) -> None:
    others = ('{"e":"other"}', '{"e":"other","n":1}', '{"n":1}')

    async def behaviour(connection: ServerConnection) -> None:
        for text in ('{"e":"tick","n":"1"}', "no json", *others, tick(7)):
            await connection.send(text)
        await connection.wait_closed()

    source.behaviour = behaviour
    async with StreamClient(config(source, types=types)) as client:
        (message,) = await read(client, 1)
        stats = client.stats()
    assert (message.name, message.data) == ("tick", types["tick"](e="tick", n=7))
    assert (stats.received, stats.delivered, stats.unknown) == (6, 1, 3)
    assert stats.decode_errors == {"tick": 1, "message": 1}


async def test_a_wrong_type_is_raised_where_that_is_asked_for(source: Source) -> None:
    async def behaviour(connection: ServerConnection) -> None:
        await connection.send('{"e":"tick","n":1.5}')
        await connection.wait_closed()

    source.behaviour = behaviour
    async with StreamClient(config(source, decode_errors="raise")) as client:
        with pytest.raises(DecodeError, match=r"tick: Expected `int`, got `float` - at `\$.n`"):
            await read(client, 1)


async def test_fields_that_nobody_announced_do_not_break_it(source: Source) -> None:
    async def behaviour(connection: ServerConnection) -> None:
        await connection.send('{"e":"tick","n":1,"ps":"BTCUSDT","st":1}')
        await connection.wait_closed()

    source.behaviour = behaviour
    async with StreamClient(config(source)) as client:
        assert (await read(client, 1))[0].data.n == 1


@pytest.mark.parametrize("blanks", [0, 200], ids=["short", "longer than a control frame"])
async def test_binary_and_fragmented_messages_are_messages(source: Source, blanks: int) -> None:
    def padded(number: int) -> str:
        return tick(number) + " " * blanks

    async def behaviour(connection: ServerConnection) -> None:
        await connection.send(padded(1).encode())
        await connection.send([padded(2)[:9], padded(2)[9:]])
        await connection.send([padded(3)[:-9], padded(3)[-9:]])
        await connection.send(padded(4))
        await connection.wait_closed()

    source.behaviour = behaviour
    async with StreamClient(config(source)) as client:
        assert [one.data.n for one in await read(client, 4)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("when_full", "kept", "dropped"), [("drop_oldest", [8, 9], 8), ("drop_newest", [0, 1], 8)]
)
async def test_what_a_full_buffer_drops_is_counted(
    source: Source, when_full: str, kept: list[int], dropped: int
) -> None:
    sent = asyncio.Event()

    async def behaviour(connection: ServerConnection) -> None:
        for number in range(10):
            await connection.send(tick(number))
        await (await connection.ping())  # answered once everything before it has been read
        sent.set()
        await connection.wait_closed()

    source.behaviour = behaviour
    async with StreamClient(config(source, buffer=2, when_full=when_full)) as client:
        await asyncio.wait_for(sent.wait(), 10)
        assert [one.data.n for one in await read(client, 2)] == kept
        assert client.stats().dropped == dropped


async def test_a_reader_that_is_slow_lets_the_source_wait_and_loses_nothing(source: Source) -> None:
    count = 20_000
    source.behaviour = ticks(0, count)
    async with StreamClient(config(source, buffer=100, when_full="wait")) as client:
        numbers = [one.data.n for one in await read(client, count)]
        assert client.stats().dropped == 0
    assert numbers == [*range(count)]


async def test_a_handler_that_raises_is_isolated_and_counted(
    source: Source, caplog: pytest.LogCaptureFixture
) -> None:
    received: list[int] = []
    done = asyncio.Event()

    def handler(message: Message) -> None:
        received.append(message.data.n)
        if len(received) == 3:
            done.set()
        if message.data.n == 1:
            raise ZeroDivisionError

    source.behaviour = ticks(0, 3)
    async with StreamClient(config(source), handler) as client:
        await asyncio.wait_for(done.wait(), 10)
        stats = client.stats()
    assert received == [0, 1, 2]
    assert stats.handler_errors == {"ZeroDivisionError": 1}
    assert "A handler failed" in caplog.text


async def test_messages_go_to_one_reader(source: Source) -> None:
    async with StreamClient(config(source), lambda _message: None) as client:
        with pytest.raises(RuntimeError, match="taken by its handler"):
            await read(client, 1)
    async with StreamClient(config(source)) as client:
        first = asyncio.create_task(read(client, 1))
        await client.connected(10)
        with pytest.raises(RuntimeError, match="Somebody else waits"):
            await read(client, 1)
    assert await first == []
