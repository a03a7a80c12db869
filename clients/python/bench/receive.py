"""How many messages of 200 bytes each client receives and decodes for a second of its CPU.

usage: .venv/bin/python clients/python/bench/receive.py [--rounds 5] [--messages 50000]
           [--mm-toolbox .venv-peer/bin/python]

A server in a process of its own always has the next one ready; all clients take turns in one
run, so that only their ratios count. Peers are those of requirements-dev.txt, and mm-toolbox's
WsFast in an environment of its own. A pool gets every message three times and hands it over once;
"picows, pool of 3" does nothing but that, without a client around it: the floor.
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

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_server import serve
from messages import Wrapped, number_of
from other_clients import picows_pool_of_3, python_socketio, websockets, ws_fast

from engagenow_client import (
    LiveClient,
    LiveConfig,
    LiveEvent,
    Message,
    PoolConfig,
    StreamClient,
    StreamConfig,
    StreamPool,
)

_SECONDS = 120
Client = StreamClient | StreamPool
Handler = Callable[[Message], None]
Receive = Callable[[int, int], Awaitable[None]]


def _config(port: int, path: str = "stream") -> StreamConfig:
    return StreamConfig(
        url=f"ws://127.0.0.1:{port}/{path}",
        on_connect=("go",),
        tag="stream",
        key=lambda name: name.partition("@")[2],
        types={"bookTicker": Wrapped},
        when_full="wait",
        buffer=1000,
    )


async def stream_by_callback(port: int, count: int) -> None:
    await _by_callback(lambda handler: StreamClient(_config(port), handler), count)


async def stream_by_iteration(port: int, count: int) -> None:
    await _by_iteration(StreamClient(_config(port)), count)


async def _by_callback(client: Callable[[Handler], Client], count: int) -> None:
    """Return once the last message was handed over; each must come once."""
    done, taken = asyncio.Event(), 0

    def handler(message: Message) -> None:
        nonlocal taken
        taken += 1
        if message.data.data.u == count:
            done.set()

    async with client(handler):
        await done.wait()
    _check(taken, count)


async def _by_iteration(client: Client, count: int) -> None:
    """The same for who iterates."""
    taken = 0
    async with client:
        async for message in client:
            taken += 1
            if message.data.data.u == count:
                break
    _check(taken, count)


def _check(taken: int, count: int) -> None:
    if taken != count:
        raise SystemExit(f"{taken} messages were delivered in place of {count}")


# What one connection is behind another waits in the kernel, up to 30,000 messages.
_POOL = PoolConfig(size=3, key=number_of, window=65_536)


async def pool_by_callback(port: int, count: int) -> None:
    await _by_callback(lambda handler: StreamPool(_config(port, "pool"), _POOL, handler), count)


async def pool_by_iteration(port: int, count: int) -> None:
    await _by_iteration(StreamPool(_config(port, "pool"), _POOL), count)


def _session(port: int) -> LiveConfig:
    return LiveConfig(
        url=f"http://127.0.0.1:{port}",
        code="BENCH2",
        nickname="Ada",
        transports=("websocket",),
        decode_errors="count",  # the server's snapshot is none
    )


async def live_by_callback(port: int, count: int) -> None:
    done = asyncio.Event()

    def handler(event: LiveEvent) -> None:
        if event.data.seq == count:
            done.set()

    async with LiveClient(_session(port), handler):
        await done.wait()


async def live_by_iteration(port: int, count: int) -> None:
    async with LiveClient(_session(port)) as client:
        async for event in client:
            if event.data.seq == count:
                return


CONTESTANTS: dict[str, tuple[Receive, str]] = {
    "websockets": (websockets, "websockets"),
    "stream, callback": (stream_by_callback, "websockets"),
    "stream, async for": (stream_by_iteration, "websockets"),
    "picows, pool of 3": (picows_pool_of_3, "websockets"),
    "pool of 3, callback": (pool_by_callback, "websockets"),
    "pool of 3, async for": (pool_by_iteration, "websockets"),
    "python-socketio": (python_socketio, "python-socketio"),
    "live, callback": (live_by_callback, "python-socketio"),
    "live, async for": (live_by_iteration, "python-socketio"),
}


def measured(receive: Receive, port: int, count: int) -> float:
    """Return messages for a second of CPU."""

    async def bounded() -> float:
        begun = time.process_time()
        async with asyncio.timeout(_SECONDS):
            await receive(port, count)
        return count / (time.process_time() - begun)

    return asyncio.run(bounded())


def one_round(port: int, count: int, mm_toolbox: str | None) -> dict[str, float]:
    """Return everybody's figure."""
    figures = {name: measured(receive, port, count) for name, (receive, _) in CONTESTANTS.items()}
    if mm_toolbox is not None:
        figures["WsFast, pool of 3"] = ws_fast(mm_toolbox, port, count)
    return figures


def report(rounds: list[dict[str, float]]) -> None:
    """Print the table."""
    for name in rounds[0]:
        peer = CONTESTANTS[name][1] if name in CONTESTANTS else "websockets"
        ratios = [one[name] / one[peer] for one in rounds]
        median = statistics.median([one[name] for one in rounds])
        print(
            f"{name:20} {median / 1000:7.1f} thousand a CPU second, "
            f"{statistics.median(ratios):5.2f} x {peer} [{min(ratios):.2f}-{max(ratios):.2f}]"
        )


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--mm-toolbox", help="the Python that has bench/requirements.txt")
    given = parser.parse_args()
    ports: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ports, given.messages), daemon=True)
    server.start()
    port = ports.get(timeout=30)
    report([one_round(port, given.messages, given.mm_toolbox) for _ in range(given.rounds)])
    server.terminate()


if __name__ == "__main__":
    main()
