"""The bus between workers: Redis pub/sub, at most once, beside the direct call."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import astuple
from uuid import uuid4

import orjson
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.realtime.bus import InProcessBus
from app.realtime.fact import Fact

log = structlog.get_logger()

_OUTGOING = 10_000
_RETRY_SECONDS = 1.0


class RedisBus(InProcessBus):
    """Tells this worker's members at once, and other workers through Redis.

    Commands never wait for Redis: facts go into a bounded queue, and what Redis does not take
    is dropped, to be found in the log.
    """

    def __init__(self, url: str, prefix: str) -> None:
        super().__init__()
        self._redis = Redis.from_url(
            url, socket_connect_timeout=1, socket_keepalive=True, health_check_interval=5
        )
        self._channel = f"{prefix}:facts"
        self._worker = uuid4().hex
        self._outgoing: asyncio.Queue[bytes] = asyncio.Queue(_OUTGOING)

    def publish(self, session_id: str, fact: Fact) -> None:
        """Tell this worker's listeners now, the others soon."""
        super().publish(session_id, fact)
        try:
            self._outgoing.put_nowait(orjson.dumps((self._worker, session_id, *astuple(fact))))
        except asyncio.QueueFull:
            log.warning("bus_is_full", session=session_id, seq=fact.seq)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Send and hear, reconnecting for as long as it takes."""
        tasks = [asyncio.create_task(self._keep(work)) for work in (self._send, self._hear)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._redis.aclose()

    async def works(self) -> bool:
        """Whether Redis answers."""
        with suppress(RedisError, TimeoutError, OSError):
            async with asyncio.timeout(1):
                return bool(await self._redis.ping())
        return False

    async def _keep(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except (RedisError, OSError) as error:
                log.warning("bus_lost", error=type(error).__name__)
                await asyncio.sleep(_RETRY_SECONDS)

    async def _send(self) -> None:
        while True:
            await self._redis.publish(self._channel, await self._outgoing.get())

    async def _hear(self) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as channel:
            await channel.subscribe(self._channel)
            async for message in channel.listen():
                self._tell(message["data"])

    def _tell(self, data: bytes) -> None:
        worker, session_id, name, seq, payload = orjson.loads(data)
        if worker != self._worker:
            super().publish(session_id, Fact(name, seq, payload))
