"""How long messages take to a pool of three, and to one connection.

usage: .venv/bin/python clients/python/bench/latency.py [--rounds 5] [--seconds 3] [--jitter 2]

A server in a process of its own sends 500 messages a second to whoever is there, on each connection
after a delay of its own: exponential, so many milliseconds on average, as networks have it; none
with --jitter 0. In each round a pool and three single clients read at the same time, so that what
the machine does otherwise delays all of them. The ratio is that of the pool's 99th percentile to
the least one of the three.
"""

import argparse
import asyncio
import multiprocessing
import random
import statistics
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import msgspec
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_create_server

sys.path.insert(0, str(Path(__file__).parent.parent))

from engagenow_client import (
    Latency,
    LatencyTracker,
    Message,
    PoolConfig,
    StreamClient,
    StreamConfig,
    StreamPool,
)

_EVERY_SECONDS = 0.002
_SIZE = 3


class Tick(msgspec.Struct):
    """A number, and when it was sent: `time.monotonic_ns`, which processes share."""

    n: int
    at: int


class Sender(WSListener):
    """One connection, which delays but never reorders."""

    def __init__(self, everybody: set["Sender"], jitter: float) -> None:
        self._everybody = everybody
        self._jitter = jitter
        self._last = 0.0
        self._transport: WSTransport

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self._everybody.add(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.CLOSE:
            transport.disconnect()

    def on_ws_disconnected(self, _transport: WSTransport) -> None:
        self._everybody.discard(self)

    def send(self, payload: bytes) -> None:
        if not self._jitter:
            self._send(payload)
            return
        loop = asyncio.get_running_loop()
        self._last = max(self._last, loop.time() + random.expovariate(1 / self._jitter))
        loop.call_at(self._last, self._send, payload)

    def _send(self, payload: bytes) -> None:
        if self in self._everybody:
            self._transport.send(WSMsgType.TEXT, payload)


def serve(ports: Any, jitter: float) -> None:
    """Serve on a free port, which goes into the queue `ports`, until terminated."""
    everybody: set[Sender] = set()

    async def run() -> None:
        server = await ws_create_server(lambda _request: Sender(everybody, jitter), "127.0.0.1", 0)
        ports.put(server.sockets[0].getsockname()[1])
        number, due = 0, time.monotonic()
        while True:
            number, due = number + 1, due + _EVERY_SECONDS
            payload = msgspec.json.encode(Tick(number, time.monotonic_ns()))
            for one in random.sample([*everybody], len(everybody)):
                one.send(payload)
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    asyncio.run(run())


_key = msgspec.json.Decoder(Tick).decode


class Reader:
    """A handler that notes how long each message took, once it is told to."""

    def __init__(self) -> None:
        self.tracker = LatencyTracker(window=100_000)
        self.counts = False

    def __call__(self, message: Message) -> None:
        if self.counts:
            self.tracker.add((message.at_ns - message.data.at) / 1e6)


async def one_round(port: int, seconds: float) -> list[Latency]:
    """Return the pool's figures, and those of the three."""
    config = StreamConfig(url=f"ws://127.0.0.1:{port}/", types={"": Tick})
    rules = PoolConfig(size=_SIZE, key=lambda payload: _key(payload).n, spread=0)
    readers = [Reader() for _ in range(_SIZE + 1)]
    singles = [StreamClient(config, reader) for reader in readers[1:]]
    async with AsyncExitStack() as stack:
        for client in (StreamPool(config, rules, readers[0]), *singles):
            await stack.enter_async_context(client)
            await client.connected(10)
        await asyncio.sleep(0.5)
        for reader in readers:
            reader.counts = True
        await asyncio.sleep(seconds)
        found = [reader.tracker.figures() for reader in readers]
    return [one for one in found if one is not None]


def row(name: str, one: Latency) -> str:
    """One line of the table; milliseconds."""
    figures = (one.mean, one.p50, one.p90, one.p99, one.min, one.max)
    return f"{name:16}" + "".join(f"{figure:9.3f}" for figure in figures)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--jitter", type=float, default=2.0, help="milliseconds")
    given = parser.parse_args()
    ports: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ports, given.jitter / 1000), daemon=True)
    server.start()
    port = ports.get(timeout=30)
    print(f"{'milliseconds':16}" + "".join(f"{name:>9}" for name in _COLUMNS))
    ratios = []
    for _ in range(given.rounds):
        pool, *singles = asyncio.run(one_round(port, given.seconds))
        best = min(singles, key=lambda one: one.p99)
        ratios.append(pool.p99 / best.p99)
        print(row("pool of 3", pool), row("best single", best), sep="\n")
    server.terminate()
    print(f"p99 of the pool to the best single one's: {statistics.median(ratios):.2f} (median)")


_COLUMNS = ("mean", "p50", "p90", "p99", "min", "max")

if __name__ == "__main__":
    main()
