"""Streams of numbered ticks, and reading them."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import msgspec
from websockets.asyncio.server import ServerConnection

from conftest import Source
from engagenow_client import Message, Retry, StreamClient, StreamConfig

SOON = Retry(first=0.01, most=0.05, healthy_after=60)


class Tick(msgspec.Struct):
    e: str
    n: int


def config(source: Source, **fields: Any) -> StreamConfig:
    return StreamConfig(
        **{"url": source.url, "types": {"tick": Tick}, "tag": "e", "retry": SOON, **fields}
    )


def tick(number: int) -> str:
    return json.dumps({"e": "tick", "n": number})


def ticks(first: int, last: int, *, then_close: bool = False) -> Callable[[Any], Any]:
    async def behaviour(connection: ServerConnection) -> None:
        for number in range(first, last):
            await connection.send(tick(number))
        if not then_close:
            await connection.wait_closed()

    return behaviour


async def read(client: StreamClient, count: int) -> list[Message]:
    messages: list[Message] = []
    async with asyncio.timeout(10):
        async for message in client:
            messages.append(message)
            if len(messages) == count:
                break
    return messages
