"""The exchange's clock, in ms UTC."""

import asyncio
import math
import time

from app.features.feeds.exchanges.binance.frames import ServerTime
from app.features.feeds.streams.rest import Rest, RestError

_ATTEMPTS = 3


class ExchangeClock:
    """Follows the exchange by what it says, and this computer's clock in between."""

    def __init__(self) -> None:
        self._ahead = 0
        self._followed_at = -math.inf
        self._asking = asyncio.Lock()

    def now(self) -> int:
        """Return the exchange's time in milliseconds since 1970, UTC."""
        return _local() + self._ahead

    def at_least(self, server_ms: int) -> None:
        """Take the time of a frame: it cannot be later than now."""
        self._ahead = max(self._ahead, server_ms - _local())

    async def follow(self, rest: Rest, prefix: str, *, every: float) -> None:
        """Ask the exchange, unless that was done within so many seconds.

        Without an answer this computer's clock is as good as any.
        """
        async with self._asking:
            for _ in range(_ATTEMPTS):
                if time.monotonic() < self._followed_at + every or await self._asked(rest, prefix):
                    return

    async def _asked(self, rest: Rest, prefix: str) -> bool:
        asked = _local()
        try:
            answer = await rest.get(f"{prefix}/time", {}, ServerTime)
        except RestError:
            return False
        self._ahead = answer.serverTime - (asked + _local()) // 2
        self._followed_at = time.monotonic()
        return True


def _local() -> int:
    return time.time_ns() // 1_000_000
