"""mm-toolbox 0.2.1's WsFast as a pool of three: prints messages for a second of its CPU.

usage: PYTHON clients/python/bench/ws_fast.py PORT MESSAGES

PYTHON is that of an environment with bench/requirements.txt: this release needs picows 1, and
Python 3.12 at most. It decodes without types, and compares how many messages each connection had,
so its count may end short: then the rest are those that it lost.
"""

import asyncio
import logging
import sys
import time
from typing import Any

from mm_toolbox.websocket import WsFast

_SECONDS = 60
_STANDSTILL_SECONDS = 2.0


class Counting(WsFast):
    """Counts what it hands over."""

    count = 0

    def data_handler(self, recv: dict[str, Any]) -> None:
        self.count += recv["data"]["u"] > 0


async def measured(port: int, messages: int) -> float:
    """Return messages for a second of CPU."""
    pool = Counting(3, logging.getLogger("mm-toolbox"))
    begun = time.process_time()
    await pool.start(f"ws://127.0.0.1:{port}/pool", ["go"])
    last, changed_at, used = 0, time.monotonic(), begun
    async with asyncio.timeout(_SECONDS):
        while pool.count < messages and time.monotonic() - changed_at < _STANDSTILL_SECONDS:
            await asyncio.sleep(0.001)
            if pool.count != last:
                last, changed_at, used = pool.count, time.monotonic(), time.process_time()
    pool.shutdown()
    return last / (used - begun)


def main() -> None:
    """Print the figure."""
    port, messages = (int(argument) for argument in sys.argv[1:])
    logging.getLogger("mm-toolbox").setLevel(logging.CRITICAL)
    print(asyncio.run(measured(port, messages)))


if __name__ == "__main__":
    main()
