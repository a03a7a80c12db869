"""One socket of a client: what it is sent, in order, and what happens to that on the way."""

import asyncio
import contextlib
import socket
import struct
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import WSCloseCode, web

from .faults import Faults

if TYPE_CHECKING:
    from collections.abc import Callable

_RESET = struct.pack("ii", 1, 0)  # linger for no time: the kernel sends RST


@dataclass
class Seen:
    """What a client has done, for tests to wait for."""

    received: list[str] = field(default_factory=list)
    pongs: list[bytes] = field(default_factory=list)
    pings: int = 0
    closed_with: int | None = None


class Peer:
    """The exchange's end of one WebSocket."""

    def __init__(
        self, number: int, request: web.Request, ws: web.WebSocketResponse, faults: Faults
    ) -> None:
        self.number, self.path = number, request.path_qs
        self.headers = request.headers
        self.ws, self._faults = ws, faults
        self.seen = Seen()
        self.opened = self.asked_at = 0.0  # seconds of the venue's connections
        self.asked: bytes | None = None  # the payload of a ping without its pong
        self.gone = asyncio.Event()
        self._transport = request.transport
        self._queue: asyncio.Queue[Callable[[], None] | str | bytes] = asyncio.Queue()
        self._held: str | bytes | None = None

    def answer(self, frame: str | bytes) -> None:
        """Send what a request is answered: no fault of data touches it."""
        if not self._took("half_open"):
            self._put(frame)

    def data(self, frame: str | bytes) -> None:
        """Send data, unless a fault takes or changes it."""
        if self._took("half_open") or self._took("silence") or self._took("gap"):
            return
        if self._held is None and self._took("reorder"):
            self._held = frame
            return
        self._put(self._changed(frame))
        if self._took("duplicate"):
            self._put(frame)
        if self._held is not None:
            self._put(self._held)
            self._held = None

    def _took(self, name: str) -> bool:
        return self._faults.take(name, self.number) is not None

    def _put(self, frame: str | bytes) -> None:
        self._queue.put_nowait(frame)

    def _changed(self, frame: str | bytes) -> str | bytes:
        if self._took("malformed"):
            return frame[: len(frame) // 2]
        if self._took("garbage"):
            return "Service is temporarily unavailable" if isinstance(frame, str) else b"\xff\xfe"
        if isinstance(frame, str) and self._took("binary"):
            return frame.encode()
        if isinstance(frame, bytes) and self._took("text"):
            return frame.decode()
        return frame

    async def write(self) -> None:
        """Send all of the queue, until the connection is gone."""
        with contextlib.suppress(ConnectionError):
            while True:
                frame = await self._queue.get()
                if slow := self._faults.take("slow", self.number):
                    await asyncio.sleep(slow.get("seconds", 0.2))
                if callable(frame):
                    frame()
                elif isinstance(frame, bytes):
                    await self.ws.send_bytes(frame)
                else:
                    await self.ws.send_str(frame)
                self._queue.task_done()

    async def ping(self, payload: bytes, now: float) -> None:
        """Ask whether it is there."""
        self.asked, self.asked_at = payload, now
        with contextlib.suppress(ConnectionError):
            await self.ws.ping(payload)

    def pong(self, payload: bytes, *, any_counts: bool) -> None:
        """Take note of an answer; an unsolicited one counts only where `any_counts`."""
        self.seen.pongs.append(payload)
        if any_counts or payload == self.asked:
            self.asked = None

    async def close(self, code: int = WSCloseCode.GOING_AWAY, reason: str = "") -> None:
        """Close it behind what waits to be sent; all of it may take half a second."""
        with contextlib.suppress(ConnectionError, TimeoutError):
            async with asyncio.timeout(0.5):
                await self._queue.join()
                await self.ws.close(code=code, message=reason.encode())
        self.end()

    def end(self) -> None:
        """End the connection without a word, after what was sent."""
        if self._transport is not None:
            self._transport.close()
        self.gone.set()

    def reset(self) -> None:
        """Have the kernel send a TCP reset."""
        if self._transport is not None and not self._transport.is_closing():
            if (sock := self._transport.get_extra_info("socket")) is not None:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self._transport.abort()
        self.gone.set()

    def write_raw(self, frame: bytes) -> None:
        """Send bytes as they are, behind what waits already."""
        if self._transport is not None:
            self._queue.put_nowait(partial(self._transport.write, frame))
