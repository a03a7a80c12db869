"""How much memory a connection takes, after a hundred messages on each.

usage: .venv/bin/python clients/python/bench/memory.py stream|live [--connections 300]

The server is a process of its own. Counted is the resident memory of this process, over what it has
with one connection.
"""

import argparse
import asyncio
import multiprocessing
import resource
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_server import serve
from messages import Wrapped

from engagenow_client import LiveClient, LiveConfig, StreamClient, StreamConfig

_MESSAGES = 100
_PAGE = resource.getpagesize()


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE


class Reader:
    """A handler that says when everything has come."""

    def __init__(self) -> None:
        self.left = _MESSAGES
        self.done = asyncio.Event()

    def __call__(self, _message: object) -> None:
        self.left -= 1
        if self.left == 0:
            self.done.set()


def stream(port: int, reader: Reader) -> StreamClient:
    config = StreamConfig(
        url=f"ws://127.0.0.1:{port}/stream", on_connect=("go",), types={"": Wrapped}
    )
    return StreamClient(config, reader)


def live(port: int, reader: Reader) -> LiveClient:
    config = LiveConfig(
        url=f"http://127.0.0.1:{port}",
        code="BENCH2",
        nickname="Ada",
        transports=("websocket",),
        decode_errors="count",  # the server's snapshot is none
    )
    return LiveClient(config, reader)


async def measured(port: int, make: Any, connections: int) -> float:
    """Return bytes for each connection but the first."""
    async with AsyncExitStack() as stack:
        before = 0
        for _ in range(connections + 1):
            reader = Reader()
            await stack.enter_async_context(make(port, reader))
            async with asyncio.timeout(30):
                await reader.done.wait()
            before = before or resident()
        return (resident() - before) / connections


KINDS = {"live": live, "stream": stream}


def main() -> None:
    """Measure, and print a line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--connections", type=int, default=300)
    given = parser.parse_args()
    ports: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ports, _MESSAGES), daemon=True)
    server.start()
    port = ports.get(timeout=30)
    used = asyncio.run(measured(port, KINDS[given.kind], given.connections))
    print(f"{used / 1024:.1f} KiB for each connection")
    server.terminate()


if __name__ == "__main__":
    main()
