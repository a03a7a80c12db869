"""How often to connect to a host, which counts connections by address."""

import asyncio
import time
from collections import deque


class Pace:
    """Lets connections begin one after another, and so many at most within a time.

    Binance bears 300 of an address within five minutes, Upbit five a second.
    """

    def __init__(self, most: int = 280, within: float = 300.0, apart: float = 0.25) -> None:
        self._began: deque[float] = deque(maxlen=most)
        self._most, self._within, self._apart = most, within, apart

    async def turn(self) -> None:
        """Wait until the next connection may begin."""
        begins = time.monotonic()
        if self._began:
            begins = max(begins, self._began[-1] + self._apart)
        if len(self._began) == self._most:
            begins = max(begins, self._began[0] + self._within)
        self._began.append(begins)
        await asyncio.sleep(begins - time.monotonic())
