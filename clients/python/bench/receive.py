"""How many messages of 200 bytes each client receives and decodes for a second of its CPU.

usage: .venv/bin/python clients/python/bench/receive.py [--rounds 5] [--messages 50000]

A server in a process of its own sends them as fast as they are taken; all clients take turns in one
run, so that only their ratios count. Peers are those of requirements-dev.txt.
"""

import argparse
import asyncio
import multiprocessing
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import socketio
from websockets.asyncio.client import connect

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_server import serve

from engagenow_client import (
    LiveClient,
    LiveConfig,
    PoolConfig,
    StreamClient,
    StreamConfig,
    StreamPool,
)
from engagenow_client.contract import NewMessage

_SECONDS = 120
Receive = Callable[[int, int], Awaitable[None]]


class Book(msgspec.Struct):
    """Best bid and ask of a market."""

    u: int
    s: str
    b: str
    a: str


class Wrapped(msgspec.Struct):
    """A message of a combined stream."""

    stream: str
    data: Book


class _Numbered(msgspec.Struct):
    class Data(msgspec.Struct):
        """What tells messages apart."""

        u: int

    data: Data


_number = msgspec.json.Decoder(_Numbered).decode


def _config(port: int) -> StreamConfig:
    return StreamConfig(
        url=f"ws://127.0.0.1:{port}/stream",
        on_connect=("go",),
        tag="stream",
        key=lambda name: name.partition("@")[2],
        types={"bookTicker": Wrapped},
        when_full="wait",
        buffer=1000,
    )


async def stream_by_callback(port: int, count: int) -> None:
    done, left = asyncio.Event(), count

    def handler(_message: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            done.set()

    async with StreamClient(_config(port), handler):
        await done.wait()


async def stream_by_iteration(port: int, count: int) -> None:
    left = count
    async with StreamClient(_config(port)) as client:
        async for _message in client:
            left -= 1
            if not left:
                return


async def stream_pool_of_3(port: int, count: int) -> None:
    left = count
    rules = PoolConfig(size=3, key=lambda payload: _number(payload).data.u, window=count)
    async with StreamPool(_config(port), rules) as pool:
        async for _message in pool:
            left -= 1
            if not left:
                return


async def websockets(port: int, count: int) -> None:
    decode = msgspec.json.Decoder(Wrapped).decode
    async with connect(f"ws://127.0.0.1:{port}/stream", compression=None) as client:
        await client.send("go")
        for _ in range(count):
            decode(await client.recv(decode=False))


async def live(port: int, count: int) -> None:
    left = count
    config = LiveConfig(
        url=f"http://127.0.0.1:{port}",
        code="BENCH2",
        nickname="Ada",
        transports=("websocket",),
        decode_errors="count",  # the server's snapshot is none
    )
    async with LiveClient(config) as client:
        async for event in client:
            left -= event.name == "new_message"
            if not left:
                return


async def python_socketio(port: int, count: int) -> None:
    client, done, left = socketio.AsyncClient(), asyncio.Event(), count

    @client.on("new_message")
    async def heard(data: Any) -> None:
        nonlocal left
        msgspec.convert(data, NewMessage)
        left -= 1
        if not left:
            done.set()

    await client.connect(f"http://127.0.0.1:{port}", transports=["websocket"])
    await client.emit("join_session", {"session_code": "BENCH2", "nickname": "Ada"})
    await done.wait()
    await client.disconnect()


CONTESTANTS: dict[str, tuple[Receive, str]] = {
    "websockets": (websockets, "websockets"),
    "stream, callback": (stream_by_callback, "websockets"),
    "stream, async for": (stream_by_iteration, "websockets"),
    "stream, pool of 3": (stream_pool_of_3, "websockets"),
    "python-socketio": (python_socketio, "python-socketio"),
    "live, async for": (live, "python-socketio"),
}


def measured(receive: Receive, port: int, count: int) -> float:
    """Return messages for a second of CPU."""

    async def bounded() -> float:
        begun = time.process_time()
        async with asyncio.timeout(_SECONDS):
            await receive(port, count)
        return count / (time.process_time() - begun)

    return asyncio.run(bounded())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=int, default=50_000)
    given = parser.parse_args()
    ports: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ports, given.messages), daemon=True)
    server.start()
    port = ports.get(timeout=30)
    rounds = [
        {
            name: measured(receive, port, given.messages)
            for name, (receive, _) in CONTESTANTS.items()
        }
        for _ in range(given.rounds)
    ]
    server.terminate()
    for name, (_, peer) in CONTESTANTS.items():
        figures = [one[name] for one in rounds]
        ratios = [one[name] / one[peer] for one in rounds]
        print(
            f"{name:20} {statistics.median(figures) / 1000:7.1f} thousand a CPU second, "
            f"{statistics.median(ratios):5.2f} x {peer} [{min(ratios):.2f}-{max(ratios):.2f}]"
        )


if __name__ == "__main__":
    main()
