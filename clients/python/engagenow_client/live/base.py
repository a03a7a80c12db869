"""What a client with one connection and one with several have in common."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from engagenow_client.base import BaseClient
from engagenow_client.live.commands import Commands
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.connection import LiveConnection
from engagenow_client.live.event import LiveEvent
from engagenow_client.live.inbox import Inbox
from engagenow_client.live.outbox import Outbox
from engagenow_client.live.position import Page
from engagenow_client.live.repairs import Repairs
from engagenow_client.live.stats import LiveStats
from engagenow_client.outlet import Outlet
from engagenow_client.state import State

Handler = Callable[[LiveEvent], None]


class BaseLiveClient(Commands, BaseClient[LiveEvent]):
    """Takes part in a session.

    Used as an async context manager. Events come by `async for`, or to `handler`, a plain function
    that is called for each of them; what it raises is logged and counted, and reaches nothing else.
    Events of the log come once each and in their order, whatever happens to the connection.
    """

    def __init__(self, config: LiveConfig, handler: Handler | None) -> None:
        self._config = config
        self._repairs = Repairs(self._repair)
        self._inbox = Inbox(
            config,
            handler,
            self._read_after,
            self._repairs.begin,
            (self._overflow, self._drained),
        )
        super().__init__(Outbox(self._joined, self._send), self._send)

    @property
    @abstractmethod
    def state(self) -> State:
        """`CONNECTED` is to have joined."""

    @property
    @abstractmethod
    def token(self) -> str | None:
        """The present token: who has it is this participant."""

    @abstractmethod
    async def _close(self, within: float) -> None: ...

    @abstractmethod
    async def _joined(self) -> None: ...

    @abstractmethod
    async def _send(self, name: str, payload: dict[str, Any], form: Any = None) -> Any: ...

    @abstractmethod
    def _each(self, change: Callable[[LiveConnection], None]) -> None: ...

    @property
    def seq(self) -> int | None:
        """The place in the log of the newest event that was delivered; None before joining."""
        return self._inbox.position.seq

    async def stop(self, within: float = 5.0) -> None:
        """Close all connections within so many seconds; may be called any number of times.

        The participant stays; `leave` ends that. Who iterates gets what is kept, and then the end.

        Raises:
            TimeoutError: something is still open.
        """
        try:
            async with asyncio.timeout(within):
                await self._repairs.stop(within)
                await self._close(within)
        finally:
            self._inbox.outlet.end()

    async def connected(self, within: float) -> None:
        """Return when it has joined.

        Raises:
            TimeoutError: it has not, so many seconds later.
            NotConnectedError: it is not started, was stopped, or gave up.
        """
        async with asyncio.timeout(within):
            await self._joined()

    async def sync(self) -> int:
        """Read what is missing of the log, and return the place of its newest event.

        Raises:
            NotConnectedError, NoAnswerError, RefusedError: that was not possible.
        """
        await self._inbox.position.repair()
        return self.seq or 0

    async def leave(self) -> None:
        """Leave the session for good, and stop; raises like `react`."""
        await self._send("leave_session", {})
        await self.stop()

    def stats(self) -> LiveStats:
        """Return the counts so far."""
        stats = self._inbox.counted()
        stats.pending = len(self._outbox.pending)
        return stats

    @property
    def _outlet(self) -> Outlet[LiveEvent]:
        return self._inbox.outlet

    async def _repair(self) -> None:
        await self._inbox.position.repair()

    async def _read_after(self, seq: int) -> Page:
        page: Page = await self._send("sync", {"since": seq}, Page)
        return page

    def _overflow(self) -> None:
        waits = self._config.when_full == "wait"
        self._each(LiveConnection.pause_reading if waits else LiveConnection.cut)

    def _drained(self) -> None:
        if self._config.when_full == "wait":
            self._each(LiveConnection.resume_reading)
