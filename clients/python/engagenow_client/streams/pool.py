"""One stream over several connections: whatever comes first is delivered, once."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

from engagenow_client.base import BaseClient
from engagenow_client.errors import ClientError, NotConnectedError
from engagenow_client.keeping import StateHolder
from engagenow_client.latency import Latency
from engagenow_client.names import Names
from engagenow_client.outlet import Outlet
from engagenow_client.rotation import fastest, rotate
from engagenow_client.state import State
from engagenow_client.stopping import stopped
from engagenow_client.streams.config import StreamConfig, encoded
from engagenow_client.streams.connection import StreamConnection
from engagenow_client.streams.delivery import Delivery, Handler
from engagenow_client.streams.duplicates import ByKey, ByPayload, Duplicates, Take
from engagenow_client.streams.members import Members
from engagenow_client.streams.message import Message
from engagenow_client.streams.outage import Outage
from engagenow_client.streams.pool_config import PoolConfig
from engagenow_client.streams.stats import StreamStats


class StreamPool(BaseClient[Message]):
    """Reads a stream over `pool.size` connections; it works while one of them is open.

    Used as `StreamClient` is.
    """

    def __init__(
        self, config: StreamConfig, pool: PoolConfig | None = None, handler: Handler | None = None
    ) -> None:
        self._pool = pool or PoolConfig()
        self._delivery = Delivery(config, handler, self._overflow, self._drained)
        self._members = Members(self._made, self._look, self._failed)
        self._names = Names(self._pool.names, config.name)
        self._config = config
        self._duplicates = self._made_duplicates()
        self._states = StateHolder(Outage(self._delivery.missed).on_state)
        self._rotation: asyncio.Task[None] | None = None

    def _made_duplicates(self) -> Duplicates:
        pool = self._pool
        if pool.key is None:
            return ByPayload(pool.window)
        return ByKey(pool.key, pool.window, self._leads)

    @property
    def state(self) -> State:
        """`CONNECTED` while any connection is."""
        return self._states.state

    def start(self) -> None:
        """Begin to connect; a started pool stays as it is."""
        if len(self._members) or self._rotation is not None:
            return
        self._states.become(State.CONNECTING)
        for _ in range(self._pool.size):
            self._members.add(self._pool.spread)
        self._rotation = asyncio.create_task(
            rotate(self._members, self._pool.rotate_every, self._config.connect_within)
        )

    async def stop(self, within: float = 5.0) -> None:
        """Close all connections within so many seconds; may be called any number of times.

        Raises:
            TimeoutError: one is still open.
        """
        try:
            async with asyncio.timeout(within):
                await stopped(self._rotation, within)
                await asyncio.gather(*(self._members.remove(one, within) for one in self._members))
        finally:
            self._states.become(State.DISCONNECTED)
            self._delivery.outlet.end()

    async def connected(self, within: float) -> None:
        """Return when the first connection is open; raises TimeoutError so many seconds later."""
        async with asyncio.timeout(within):
            await self._states.connected()

    def send(self, message: Any, to: Literal["all", "fastest"] = "fastest") -> None:
        """Send one message over the fastest connection, or over all as a subscription needs it.

        Raises:
            NotConnectedError: no connection is open.
            TypeError: it cannot be expressed in JSON.
        """
        payload, connected = encoded(message), self._members.connected
        if not connected:
            raise NotConnectedError(f"{self._config.name} is not connected")
        quickest = fastest(self._members)
        for one in connected:
            if to == "all" or one is quickest:
                one.send(payload)

    async def call(self, message: Mapping[str, Any], within: float = 5.0) -> Any:
        """Send a request over the fastest connection, and return its answer, as `StreamClient`."""
        quickest = fastest(self._members)
        if quickest is None:
            raise NotConnectedError(f"{self._config.name} is not connected")
        return await quickest.call(message, within)

    def stats(self) -> StreamStats:
        """Return the counts so far; the latency is that of the fastest connection."""
        stats = self._delivery.counted()
        stats.wins = +Counter(self._delivery.taken)
        stats.reconnects = sum(max(0, one.openings - 1) for one in self._members)
        quickest = fastest(self._members)
        stats.latency = quickest.latency.figures() if quickest else None
        return stats

    def latencies(self) -> dict[str, Latency | None]:
        """Return the round trips of each connection, by its name."""
        return {one.name: one.latency.figures() for one in self._members}

    @property
    def _outlet(self) -> Outlet[Message]:
        return self._delivery.outlet

    def _made(self) -> StreamConnection:
        delivery, name = self._delivery, self._names.next()

        def begin() -> Take:
            return self._duplicates.once(name, delivery.of(name), delivery.stats, made.cut)

        made = StreamConnection(self._config, name, begin, delivery.outlet.flush)
        return made

    def _leads(self, connection: str) -> bool:
        """Whether it is the oldest open one: changing seldom, it loses and doubles least."""
        return self._members.connected[0].name == connection

    def _look(self) -> None:
        if self._members.connected:
            self._states.become(State.CONNECTED)
        elif self._states.state is State.CONNECTED:
            self._states.become(State.RECONNECTING)

    def _failed(self, error: ClientError) -> None:
        self._states.become(State.DISCONNECTED)
        self._delivery.outlet.over(error)

    def _overflow(self) -> None:
        for one in self._members:
            if self._config.when_full == "wait":
                one.pause_reading()
            else:
                one.cut()

    def _drained(self) -> None:
        if self._config.when_full == "wait":
            for one in self._members:
                one.resume_reading()
