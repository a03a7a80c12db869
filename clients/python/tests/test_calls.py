"""Requests of a stream and their answers."""

import asyncio
import json
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection

from conftest import Source
from engagenow_client import NoAnswerError, NotConnectedError, PoolConfig, StreamClient, StreamPool
from streaming import config, read, tick


async def answering(connection: ServerConnection) -> None:
    """Send two ticks before each answer; `quiet` is not answered, and `end` closes."""
    number = 0
    async for text in connection:
        asked = json.loads(text)
        for _ in range(2):
            number += 1
            await connection.send(tick(number))
        if asked.get("method") == "end":
            return
        if asked.get("method") != "quiet":
            await connection.send(json.dumps({"result": None, "id": asked["id"]}))


async def test_without_a_connection_nothing_is_asked(source: Source) -> None:
    client = StreamClient(config(source))
    for _ in range(2):
        with pytest.raises(NotConnectedError):
            await client.call({"method": "ask", "id": 1})


async def test_no_answer_is_told_in_time_and_ends_nothing(source: Source) -> None:
    source.behaviour = answering
    async with StreamClient(config(source)) as client:
        await client.connected(10)
        with pytest.raises(NoAnswerError, match="'a'"):
            await client.call({"method": "quiet", "id": "a"}, within=0.05)
        assert await client.call({"method": "ask", "id": "a"}) == {"result": None, "id": "a"}
        assert [message.data.n for message in await read(client, 4)] == [1, 2, 3, 4]
    assert client.stats().reconnects == 0


@pytest.mark.parametrize("wrong", [True, 1.5, [1]])
async def test_an_id_is_a_text_or_a_number(source: Source, wrong: Any) -> None:
    source.behaviour = answering
    async with StreamClient(config(source)) as client:
        await client.connected(10)
        with pytest.raises(ValueError, match="id: has to be"):
            await client.call({"method": "ask", "id": wrong})
        waiting = asyncio.create_task(client.call({"method": "quiet", "id": 7}, within=0.2))
        await asyncio.sleep(0)
        with pytest.raises(ValueError, match="waited for already"):
            await client.call({"method": "ask", "id": 7})
        with pytest.raises(NoAnswerError):
            await waiting


async def test_who_waits_is_told_that_the_connection_was_lost(source: Source) -> None:
    source.behaviour = answering
    async with StreamClient(config(source)) as client:
        await client.connected(10)
        with pytest.raises(NotConnectedError):
            await client.call({"method": "end"}, within=10)


async def test_each_answer_goes_to_who_asked_and_is_no_message(source: Source) -> None:
    source.behaviour = answering
    async with StreamClient(config(source)) as client:
        await client.connected(10)
        asked = [client.call({"method": "ask", "id": name}) for name in ("b", "a", 3)]
        answers = await asyncio.gather(*asked, client.call({"method": "ask"}))
        assert [one["id"] for one in answers] == ["b", "a", 3, 1]
        assert [message.data.n for message in await read(client, 8)] == list(range(1, 9))
        client.send({"method": "ask", "id": 99})
        await read(client, 2)
        await client.call({"method": "ask"})
    assert client.stats().unknown == 1, "an answer that nobody waits for is a message"


async def test_a_pool_asks_over_its_fastest_connection(source: Source) -> None:
    source.behaviour = answering
    rules = PoolConfig(size=2, key=lambda payload: json.loads(payload).get("n"), spread=0)
    async with StreamPool(config(source), rules) as pool:
        with pytest.raises(NotConnectedError):
            await pool.call({"method": "ask"})
        await pool.connected(10)
        assert await pool.call({"method": "ask", "id": 5}) == {"result": None, "id": 5}
