"""Detecting a Redis that accepts no writes: a full one still carries messages."""

import asyncio

import structlog
from redis.exceptions import RedisError

from app.core import redis_trial
from app.core.redis_rate_limit import pooled

log = structlog.get_logger()

TRIAL_SECONDS = 2.0
_PATIENCE_SECONDS = 1.0


class RedisWrites:
    """Tries a write at intervals; the heartbeat detects a Redis that is down."""

    def __init__(self, url: str, prefix: str) -> None:
        self._redis = pooled(url)
        self._prefix = prefix
        self.refused: str | None = None  # why, as the rest of a sentence

    async def run(self) -> None:
        """Try for as long as the worker lives."""
        try:
            while True:
                await self._try()
                await asyncio.sleep(TRIAL_SECONDS)
        finally:
            await self._redis.aclose()

    async def _try(self) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await redis_trial.write(self._redis, self._prefix)
        except (RedisError, OSError) as error:
            if meant := redis_trial.meaning(error):
                self._note(meant.reason)
        else:
            self._note(None)

    def _note(self, refused: str | None) -> None:
        if refused is not None and refused != self.refused:
            log.warning("redis_refuses", reason=f"Redis {refused}")
        elif refused is None and self.refused is not None:
            log.warning("redis_writes_again")
        self.refused = refused
