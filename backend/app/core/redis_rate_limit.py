"""Limits of all workers together: counted in Redis and in this process.

While Redis is down or too slow, the process's own counts decide.
"""

import asyncio
from collections.abc import Mapping
from time import monotonic
from typing import Any

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.core.rate_limit import LocalLimiter
from app.core.rates import Rates

log = structlog.get_logger()

TIMEOUT_SECONDS = 0.15
_CONNECTIONS = 16
_AWAY_SECONDS = 1.0  # for so long nobody waits for a Redis that has just not answered

# All windows of one key, looked at and counted at once: the answer is the milliseconds to wait.
_SCRIPT = """
local wait = 0
for i, key in ipairs(KEYS) do
  if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[2 * i]) then
    wait = math.max(wait, redis.call('PTTL', key), 1)
  end
end
if wait == 0 and ARGV[1] == '1' then
  for i, key in ipairs(KEYS) do
    if redis.call('INCR', key) == 1 then redis.call('EXPIRE', key, ARGV[2 * i + 1]) end
  end
end
return wait
"""

# One window, whatever its count: the answer is the count.
_COUNT = """
if ARGV[1] == '0' then return tonumber(redis.call('GET', KEYS[1]) or '0') end
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return count
"""


def pooled(url: str) -> "Redis":
    """Return a client for short queries, each with an asyncio time limit.

    redis-py's own time limits swallow cancellations. It closes a connection whose reply was not
    read.
    """
    return Redis.from_pool(
        BlockingConnectionPool.from_url(
            url,
            max_connections=_CONNECTIONS,
            timeout=None,
            socket_timeout=None,
            socket_connect_timeout=None,
            retry=Retry(NoBackoff(), 0),
        )
    )


class RedisLimiter(LocalLimiter):
    """Counts here and in Redis, where keys expire with their windows."""

    def __init__(self, url: str, prefix: str) -> None:
        super().__init__()
        self._redis = pooled(url)
        self._prefix = f"{prefix}:limit"
        self._away_until = 0.0

    async def take(self, key: str, rates: Rates) -> float:
        """Count an event here and in Redis if every rate allows it."""
        return self.take_here(key, rates) or await self._ask(key, rates, count=True)

    async def wait(self, key: str, rates: Rates) -> float:
        """Return the longer wait of here and Redis, in seconds."""
        return self.wait_here(key, rates) or await self._ask(key, rates, count=False)

    async def count(self, key: str, seconds: int) -> int:
        """Count an event here and in Redis; return the larger count."""
        here = self.count_here(key, seconds)
        return max(here, await self._run(_COUNT, [f"{key}:{seconds}"], 1, seconds))

    async def counted(self, key: str, seconds: int) -> int:
        """Return the larger count of here and Redis."""
        here = self.counted_here(key, seconds)
        return max(here, await self._run(_COUNT, [f"{key}:{seconds}"], 0, seconds))

    async def counted_all(self, keys: Mapping[str, int]) -> list[int]:
        """Return the larger count of here and Redis for each."""
        return await asyncio.gather(*[self.counted(*one) for one in keys.items()])

    async def close(self) -> None:
        await self._redis.aclose()

    async def _ask(self, key: str, rates: Rates, *, count: bool) -> float:
        """Return the seconds to wait by Redis's counts; 0.0 while Redis is down."""
        names = [f"{key}:{rate.seconds}" for rate in rates]
        numbers = [number for rate in rates for number in (rate.count, rate.seconds)]
        return await self._run(_SCRIPT, names, int(count), *numbers) / 1000

    async def _run(self, script: str, names: list[str], *arguments: int) -> int:
        """Return a script's result for these keys; 0 while Redis is down."""
        if monotonic() < self._away_until:
            return 0
        keys = [f"{self._prefix}:{name}" for name in names]
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                asked: Any = self._redis.eval(script, len(keys), *keys, *arguments)
                return int(await asked)
        except (RedisError, OSError, TimeoutError) as error:
            self._away_until = monotonic() + _AWAY_SECONDS
            log.warning("limits_are_local", error=type(error).__name__)
            return 0
