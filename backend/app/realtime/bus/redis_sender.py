"""Sending to Redis without making anybody wait."""

import asyncio
from collections import deque
from itertools import islice

from app.realtime.bus.outage import Outage
from app.realtime.bus.redis_connection import RedisConnection, RedisConnections

QUEUE = 10_000
_AT_ONCE = 256
SECONDS = 0.2


class RedisSender:
    """Publishes queued items, many in one write.

    Items that do not fit into the queue are dropped, and so is the whole queue if Redis does not
    accept it in time.
    """

    def __init__(self, connections: RedisConnections, outage: Outage) -> None:
        self._connections = connections
        self._outage = outage
        self._waiting: deque[tuple[str, bytes]] = deque()
        self._some = asyncio.Event()
        self.sent = 0  # since the start, beats included

    @property
    def waiting(self) -> int:
        """Return the number of queued items."""
        return len(self._waiting)

    def put(self, channel: str, item: bytes) -> None:
        if len(self._waiting) >= QUEUE:
            self._outage.trouble("queue is full", dropped=1)
            return
        self._waiting.append((channel, item))
        self._some.set()

    async def run(self) -> None:
        """Send for as long as the worker lives."""
        await self._connections.keep(self._send, self._drop)

    async def _send(self, connection: RedisConnection) -> None:
        while True:
            await self._some.wait()
            while batch := list(islice(self._waiting, _AT_ONCE)):
                async with asyncio.timeout(SECONDS):
                    connection.send(*[("PUBLISH", channel, item) for channel, item in batch])
                    for _ in batch:
                        await connection.answer()
                for _ in batch:
                    self._waiting.popleft()
                self.sent += len(batch)
            self._some.clear()

    def _drop(self, reason: str) -> None:
        dropped = sum(bool(item) for _, item in self._waiting)  # beats are nobody's loss
        self._outage.trouble(f"sending: {reason}", dropped)
        self._waiting.clear()
        self._some.clear()
