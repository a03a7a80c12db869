"""Writing to one client: unread bytes stay in its transport's buffer, within limits."""

import asyncio
import time
from typing import Any, Self

import orjson
from engineio import packet

from app.core.metrics import METRICS
from app.realtime.engineio import events, frames
from app.realtime.engineio.transport import GONE, Gone

HIGH_WATER_BYTES = 64 * 1024
MAX_BUFFER_BYTES = 256 * 1024
STALL_SECONDS = 15.0
_CLOSE_SECONDS = 2.0


class Outgoing:
    """A packet on its way to clients: a frame for WebSockets, a packet for those that poll."""

    __slots__ = ("frame", "text")

    def __init__(self, text: bytes) -> None:
        """Make it of the Engine.IO packet's text."""
        self.text = text
        self.frame = frames.encode(frames.TEXT, text)

    @classmethod
    def event(cls, name: str, data: Any, namespace: str) -> Self:
        """Make an event; None is no argument, and a tuple several.

        Raises:
            TypeError: it contains what JSON has not.
        """
        arguments = data if isinstance(data, tuple) else () if data is None else (data,)
        start = events.EVENT if namespace == "/" else b"%b%b," % (events.EVENT, namespace.encode())
        return cls(start + orjson.dumps((name, *arguments)))

    @property
    def packet(self) -> packet.Packet:
        """The packet that python-engineio sends to a polling client."""
        return packet.Packet(packet.MESSAGE, self.text[1:].decode())


class Stall:
    """A client that reads too slowly: the unsent bytes, and since when they do not decrease."""

    __slots__ = ("_since", "_unsent")

    def __init__(self, unsent: int) -> None:
        self._unsent = unsent
        self._since = time.monotonic()

    def lasts(self, unsent: int, added: int = 0) -> bool:
        """Return whether it has read nothing for too long; `added` bytes were written since."""
        now = time.monotonic()
        if unsent < self._unsent + added:
            self._since = now
        self._unsent = unsent
        return now - self._since > STALL_SECONDS


class Outbound(asyncio.Protocol):
    """What a connection writes, and how it closes."""

    __slots__ = ("last_ping", "moved_at", "stall", "transport")

    def __init__(self) -> None:
        self.transport: asyncio.Transport | Gone = GONE
        self.stall: Stall | None = None
        self.last_ping: float | None = None
        self.moved_at = time.monotonic()  # when something was last said, on either side

    def pause_writing(self) -> None:
        """The transport's buffer is full: the client reads too slowly."""
        self.stall = Stall(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """The transport's buffer is nearly empty again."""
        self.stall = None

    def write(self, data: bytes) -> None:
        """Send frames; disconnect a client with too many unread bytes, which then reconnects."""
        self.transport.write(data)
        self.moved_at = time.monotonic()
        if self.stall is not None:
            self.cut_if_stuck(len(data))

    def ping(self, now: float, frame: bytes) -> None:
        """Send a ping; silence counts from the first unanswered ping."""
        if self.last_ping is None:
            self.last_ping = now
        self.write(frame)

    def cut_if_silent(self, since: float) -> None:
        """Close if a ping sent before `since` has no answer, or if the client reads nothing."""
        if self.last_ping is not None and self.last_ping <= since:
            METRICS.evicted["silent"] += 1
            self.cut()
        else:
            self.cut_if_stuck()

    def cut_if_stuck(self, added: int = 0) -> None:
        """Disconnect a client that reads nothing, or too little."""
        if self.stall is not None:
            unsent = self.transport.get_write_buffer_size()
            if unsent > MAX_BUFFER_BYTES or self.stall.lasts(unsent, added):
                METRICS.evicted["unread"] += 1
                self.stall = None  # once is enough
                self.cut()

    def cut(self) -> None:
        """Close the connection now and drop unsent bytes."""
        self.transport.abort()

    @property
    def unsent(self) -> int:
        """Return how many bytes the client has not read."""
        return self.transport.get_write_buffer_size()

    def fail(self, code: int) -> None:
        """Close with a code; written bytes have a moment to be sent."""
        if not self.transport.is_closing():
            self.transport.write(frames.close(code))
            self._abort_soon()
            closing, self.transport = self.transport, GONE  # nothing more may be written
            closing.close()

    def shutdown(self) -> None:
        """Close, and tell the client to reconnect later: uvicorn stops."""
        self.fail(frames.SERVICE_RESTART)

    def forward(self, outgoing: packet.Packet) -> None:
        """Send one Engine.IO packet."""
        encoded = outgoing.encode()
        binary = isinstance(encoded, bytes)
        self.write(frames.encode(frames.BINARY, encoded) if binary else frames.text(encoded))

    async def send(self, outgoing: packet.Packet) -> None:
        """Send one Engine.IO packet: engineio's name of `forward`."""
        self.forward(outgoing)

    def _abort_soon(self) -> None:
        """Close the transport after a while if the client does not read."""
        asyncio.get_running_loop().call_later(_CLOSE_SECONDS, self.transport.abort)
