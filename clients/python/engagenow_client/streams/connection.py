"""One connection of a stream, kept open."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from engagenow_client.errors import NotConnectedError
from engagenow_client.keeping import StateHolder, keep_open
from engagenow_client.latency import LatencyTracker
from engagenow_client.state import State
from engagenow_client.streams.calls import Calls
from engagenow_client.streams.config import StreamConfig, encoded
from engagenow_client.streams.duplicates import Take
from engagenow_client.websocket import WebSocket, open_websocket


class StreamConnection:
    """Hands every payload to what `begin` returned for this opening: it says what was useful."""

    def __init__(
        self,
        config: StreamConfig,
        name: str,
        begin: Callable[[], Take],
        flush: Callable[[], None],
    ) -> None:
        self.name = name
        self.latency = LatencyTracker()
        self.states = StateHolder()
        self.openings = 0
        self._config = config
        self._begin = begin
        self._take: Take
        self._flush = flush
        self._calls = Calls(config.id_field)
        self._socket: WebSocket | None = None
        self._useful_at: float | None = None
        self._is_useful = asyncio.Event()

    async def keep(self) -> None:
        """Keep it open until cancelled; raises like `keep_open`."""
        await keep_open(self._attempt, self._config.retry, self.states)

    def opened(self, socket: WebSocket) -> None:
        """Send the first messages, and become connected."""
        self._socket = socket
        self._take = self._begin()
        self.openings += 1
        for message in self._config.on_connect:
            socket.send(encoded(message))
        self.states.become(State.CONNECTED)

    def received(self, payload: bytes) -> None:
        """Take a message of the WebSocket.

        Once one was useful, and while no call waits, the socket hands messages to `take` itself.
        """
        if self._calls and self._calls.answered(payload):
            return
        if self._take(payload) and self._useful_at is None:
            self._useful_at = time.monotonic()
            self._is_useful.set()
        if self._useful_at is not None and not self._calls and self._socket is not None:
            self._socket.hand_to(self._take)

    async def useful(self) -> None:
        """Return after the first useful message."""
        await self._is_useful.wait()

    def pause_begins(self) -> None:
        self._flush()

    def send(self, payload: bytes) -> None:
        """Send one text message.

        Raises:
            NotConnectedError: it is not open.
        """
        if self._socket is None or self._socket.closed.done():
            raise NotConnectedError(f"{self.name} is not connected")
        self._socket.send(payload)

    async def call(self, message: Mapping[str, Any], within: float) -> Any:
        """Send a request, and return its answer; raises like `send` and `Calls`."""
        name, request = self._calls.begin(message)
        try:
            self.send(request)
        except NotConnectedError:
            self._calls.forget(name)
            raise
        if self._socket is not None:
            self._socket.hand_to(self.received)
        return await self._calls.answer(name, within)

    def pause_reading(self) -> None:
        if self._socket is not None:
            self._socket.pause_reading()

    def resume_reading(self) -> None:
        if self._socket is not None:
            self._socket.resume_reading()

    def cut(self) -> None:
        """End the connection; the next one follows by the retry rules."""
        if self._socket is not None:
            self._socket.cut()

    async def _attempt(self) -> float | None:
        self._useful_at = None
        socket = await self._open()
        try:
            await self._watched(socket)
        finally:
            self._socket = None
            self._calls.lost()
            await socket.close()
        return self._useful_for()

    def _useful_for(self) -> float | None:
        """Seconds since the first useful message, None without one."""
        return None if self._useful_at is None else time.monotonic() - self._useful_at

    async def _open(self) -> WebSocket:
        config = self._config
        return await open_websocket(
            config.url,
            lambda: WebSocket(self, self.latency),
            headers=config.headers,
            max_frame=config.max_frame,
            within=config.connect_within,
            connect=config.connect,
        )

    async def _watched(self, socket: WebSocket) -> None:
        """Return when it is lost; ping it, and cut it if it is silent for too long."""
        config = self._config
        look_every = min(config.ping_every or 3600.0, (config.quiet_after or 3600.0) / 4)
        ping_at = time.monotonic() + (config.ping_every or 0)
        while not socket.closed.done():
            await asyncio.wait([socket.closed], timeout=look_every)
            now = time.monotonic()
            if config.quiet_after is not None and now - socket.received_at > config.quiet_after:
                socket.cut()
            elif config.ping_every is not None and now >= ping_at and not socket.closed.done():
                ping_at = now + config.ping_every
                socket.ping()
