"""One WebSocket of a source, kept open as long as the source runs."""

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial

import structlog

from app.features.feeds.streams.timings import Timings
from engagenow_client import GaveUpError, NotConnectedError, Retry, State, StreamConfig
from engagenow_client.streams.connection import StreamConnection

log = structlog.get_logger()

Receive = Callable[[bytes], bool]
Reply = Callable[[bytes], Iterable[bytes]]

_RENEW_AGAIN_AFTER = 6  # times as long as a renewal may take


class _Connection:
    """A connection, and the task that keeps it open."""

    def __init__(
        self,
        config: StreamConfig,
        receive: Receive,
        changed: Callable[[], None],
        reply: Reply | None,
    ) -> None:
        self.one = StreamConnection(config, config.name, lambda: self._take, lambda: None)
        self.one.states.on_change = self._on_state
        self._receive, self._changed, self._reply = receive, changed, reply
        self._useful_at: float | None = None
        self.brought = 0  # messages that were data
        self._healthy_after = config.retry.healthy_after
        self.was_healthy = False
        self.task = asyncio.create_task(self.one.keep())

    @property
    def is_open(self) -> bool:
        return self.one.states.state is State.CONNECTED

    def _on_state(self, state: State) -> None:
        if state is State.CONNECTED:
            self._useful_at = None
        else:
            lasted = None if self._useful_at is None else time.monotonic() - self._useful_at
            self.was_healthy = lasted is not None and lasted >= self._healthy_after
        self._changed()

    def _take(self, payload: bytes) -> bool:
        if self._reply is not None:
            self._answer(self._reply(payload))
        useful = self._receive(payload)
        if useful:
            self.brought += 1
            if self._useful_at is None:
                self._useful_at = time.monotonic()
        return useful

    def _answer(self, frames: Iterable[bytes]) -> None:
        with suppress(NotConnectedError):
            for frame in frames:
                self.one.send(frame)

    async def end(self) -> None:
        """Close it; the client's own bound applies."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


class ReconnectingWebSocket:
    """Renews its WebSocket before the end, make before break; a circuit breaker bounds attempts.

    `receive` gets each payload, also twice while a connection and its successor are open, and says
    whether it was data. `changed` is called when it opens or is lost. What `reply` returns
    for a payload is sent on the connection that brought it.
    """

    def __init__(
        self,
        config: StreamConfig,
        receive: Receive,
        changed: Callable[[], None],
        timings: Timings,
        reply: Reply | None = None,
    ) -> None:
        self._config, self._timings = replace(config, retry=timings.retry), timings
        self._receive, self._on_change = receive, changed
        self._reply = reply and partial(self._replies, reply)
        self._connections: list[_Connection] = []
        self._renew = asyncio.Event()
        self._renewal_failed = False
        self.was_open = self.is_open = self.is_paused = False

    async def run(self) -> None:
        """Keep it open until cancelled."""
        retry = self._timings.retry
        while True:
            try:
                await self._keep(retry)
            except GaveUpError as error:
                cause = type(error.__cause__).__name__ if error.__cause__ else "ended too soon"
                log.warning("feed_breaker_open", feed=self._config.name, cause=cause)
                await self._pause()
                # One attempt decides, but a connection that then lasts is as good as any.
                retry = replace(self._timings.retry, attempts=1)
            else:
                retry = self._timings.retry

    def renew(self) -> None:
        """Open a successor soon: the exchange has announced the end of the connection."""
        self._renew.set()

    async def _pause(self) -> None:
        self.is_paused = True
        self._on_change()
        await asyncio.sleep(self._timings.pause)
        self.is_paused = False

    async def _keep(self, retry: Retry) -> None:
        """Return if a connection was lost that had been healthy; raises GaveUpError."""
        current = self._opened(retry)
        try:
            while not await self._ended_before_renewal(current):
                current = await self._renewed(current, retry)
        finally:
            for each in [*self._connections]:
                await each.end()
            self._connections.clear()
        if current.was_healthy:
            return
        await current.task  # raises what ended it

    async def _ended_before_renewal(self, current: _Connection) -> bool:
        renewal = asyncio.create_task(self._renew.wait())
        timeout = self._timings.renew_after
        if self._renewal_failed:
            timeout = min(timeout, _RENEW_AGAIN_AFTER * self._timings.renew_within)
        try:
            await asyncio.wait(
                [current.task, renewal], timeout=timeout, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            renewal.cancel()
        return current.task.done()

    async def _renewed(self, current: _Connection, retry: Retry) -> _Connection:
        """Return the successor, once it does what it is there for; or who there is, if it fails.

        One that brings nothing is as good as any in a quiet market, and none in one that is not.
        """
        successor, brought = self._opened(retry), current.brought
        useful = asyncio.create_task(successor.one.useful())
        try:
            await asyncio.wait(
                [useful, successor.task],
                timeout=self._timings.renew_within,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            useful.cancel()
        self._renew.clear()
        is_silent = not successor.brought and current.is_open and current.brought > brought
        self._renewal_failed = is_silent or not successor.is_open
        kept, ended = (current, successor) if self._renewal_failed else (successor, current)
        await ended.end()
        self._connections.remove(ended)
        self._update_open()
        return kept

    def _opened(self, retry: Retry) -> _Connection:
        config = replace(self._config, retry=retry)
        made = _Connection(config, self._take, self._update_open, self._reply)
        self._connections.append(made)
        return made

    def _take(self, payload: bytes) -> bool:
        try:
            return self._receive(payload)
        except Exception:
            log.exception("feed_message_failed", feed=self._config.name)
            return False

    def _replies(self, reply: Reply, payload: bytes) -> Iterable[bytes]:
        try:
            return reply(payload)
        except Exception:
            log.exception("feed_reply_failed", feed=self._config.name)
            return ()

    def _update_open(self) -> None:
        """Tell of an opening or a loss, which a renewal is not."""
        is_open = any(each.is_open for each in self._connections)
        if is_open is not self.is_open:
            self.is_open, self.was_open = is_open, True
            self._on_change()
