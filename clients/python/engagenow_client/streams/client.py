"""A JSON stream over one WebSocket."""

import asyncio
from collections.abc import Mapping
from typing import Any

from engagenow_client.base import BaseClient
from engagenow_client.errors import ClientError
from engagenow_client.outlet import Outlet
from engagenow_client.state import State
from engagenow_client.stopping import stopped
from engagenow_client.streams.config import StreamConfig, encoded
from engagenow_client.streams.connection import StreamConnection
from engagenow_client.streams.delivery import Delivery, Handler
from engagenow_client.streams.message import Message
from engagenow_client.streams.outage import Outage
from engagenow_client.streams.stats import StreamStats


class StreamClient(BaseClient[Message]):
    """Reads a stream, and opens it again whenever it is lost.

    Used as an async context manager; messages come by `async for`, or to `handler`, a plain
    function that is called for each of them. What a handler raises is logged and counted, and
    reaches nothing else.
    """

    def __init__(self, config: StreamConfig, handler: Handler | None = None) -> None:
        self._config = config
        self._delivery = Delivery(config, handler, self._overflow, self._drained)
        self._connection = StreamConnection(
            config,
            config.name,
            lambda: self._delivery.of(config.name),
            self._delivery.outlet.flush,
        )
        self._connection.states.on_change = Outage(self._delivery.missed).on_state
        self._task: asyncio.Task[None] | None = None

    @property
    def state(self) -> State:
        return self._connection.states.state

    def start(self) -> None:
        """Begin to connect; a started client stays as it is."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def stop(self, within: float = 5.0) -> None:
        """Close the connection within so many seconds; may be called any number of times.

        Raises:
            TimeoutError: it is still open.
        """
        try:
            await stopped(self._task, within)
        finally:
            self._connection.states.become(State.DISCONNECTED)
            self._delivery.outlet.end()

    async def connected(self, within: float) -> None:
        """Return when it is connected.

        Raises:
            TimeoutError: it is not, so many seconds later.
        """
        async with asyncio.timeout(within):
            await self._connection.states.connected()

    def send(self, message: Any) -> None:
        """Send one message: bytes and texts as they are, all else as JSON.

        Raises:
            NotConnectedError: there is no connection; nothing is kept for the next one.
            TypeError: it cannot be expressed in JSON.
        """
        self._connection.send(encoded(message))

    async def call(self, message: Mapping[str, Any], within: float = 5.0) -> Any:
        """Send a request, and return the answer that names the same id, as plain JSON.

        The id is the request's own, or the next number where it has none. An answer is not
        delivered as a message; one that says no is returned like any other.

        Raises:
            NotConnectedError: there is no connection, or it was lost.
            NoAnswerError: nothing came within so many seconds.
            ValueError: the id is neither a text nor a number, or is waited for already.
            TypeError: it cannot be expressed in JSON.
        """
        return await self._connection.call(message, within)

    def stats(self) -> StreamStats:
        """Return the counts so far."""
        stats = self._delivery.counted()
        stats.reconnects = max(0, self._connection.openings - 1)
        stats.latency = self._connection.latency.figures()
        return stats

    @property
    def _outlet(self) -> Outlet[Message]:
        return self._delivery.outlet

    async def _run(self) -> None:
        try:
            await self._connection.keep()
        except ClientError as error:
            self._delivery.outlet.over(error)

    def _overflow(self) -> None:
        if self._config.when_full == "wait":
            self._connection.pause_reading()
        else:
            self._connection.cut()

    def _drained(self) -> None:
        if self._config.when_full == "wait":
            self._connection.resume_reading()
