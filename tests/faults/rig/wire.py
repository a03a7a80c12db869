"""One Socket.IO connection over a bare WebSocket: quick enough for a thousand in one process."""

import asyncio
import itertools
import socket
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

import orjson

from fixtures.ports import HOST
from fixtures.raw import CLOSE, TEXT, request

OnEvent = Callable[[str, Any], None]

CONNECT_SECONDS = 10.0
_NO_MASK = bytes(4)  # masking with zeros leaves the payload as it is


class RefusedError(Exception):
    """The server said no to a connection or a command; `code` says why."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(answer)
        self.code: str = answer["code"]
        self.retry_after: float = answer.get("retry_after") or 0.0


def frame(text: str) -> bytes:
    """One text frame as a client sends it."""
    payload = text.encode()
    length = len(payload)
    if length < 126:
        return bytes((0x81, 0x80 | length)) + _NO_MASK + payload
    return b"\x81\xfe" + length.to_bytes(2, "big") + _NO_MASK + payload


class Wire(asyncio.Protocol):
    """A client's connection. It answers pings, and gives a silent server up."""

    def __init__(self, on_event: OnEvent, auth: dict[str, Any]) -> None:
        self._on_event = on_event
        self._auth = auth
        self._buffer = b""
        self._greeted = False
        self._ids = itertools.count()
        self._acks: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._received_at = monotonic()
        self._watch: asyncio.TimerHandle | None = None
        self._transport: asyncio.Transport
        loop = asyncio.get_running_loop()
        self.connected: asyncio.Future[None] = loop.create_future()
        self.ended = asyncio.Event()

    @classmethod
    async def open(cls, port: int, token: str, on_event: OnEvent, *, buffer: int = 0) -> "Wire":
        """Connect; `buffer` makes the system hold little for a client that does not read.

        Raises:
            ConnectionError, TimeoutError: nobody answers.
            RefusedError: the server does not want this token.
        """
        wire = cls(on_event, {"token": token, "locale": "en"})
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await _connect(wire, port, buffer)
                await wire.connected
        except BaseException:
            wire.abort()
            raise
        return wire

    @property
    def is_open(self) -> bool:
        """Whether it has not ended yet, as far as this side knows."""
        return not self.ended.is_set()

    @property
    def port(self) -> int:
        """This end's port."""
        port: int = self._transport.get_extra_info("sockname")[1]
        return port

    def send_text(self, text: str) -> None:
        """Send one text frame."""
        self._transport.write(frame(text))

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._transport.write(data)

    def ask(self, event: str, payload: Any) -> asyncio.Future[dict[str, Any]]:
        """Send a command; its ack is the future's."""
        number = next(self._ids)
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        if not self.is_open:
            answer.set_exception(ConnectionResetError())
            return answer
        self._acks[number] = answer
        self.send_text(f"42{number}{orjson.dumps([event, payload]).decode()}")
        return answer

    async def call(self, event: str, payload: Any, within: float) -> dict[str, Any]:
        """Send a command and wait for its ack.

        Raises:
            ConnectionError, TimeoutError: whether it was done is not known.
            RefusedError: it was not done.
        """
        async with asyncio.timeout(within):
            ack = await self.ask(event, payload)
        if not ack["ok"]:
            raise RefusedError(ack)
        return ack

    def stall(self) -> None:
        """Read nothing from now on."""
        self._transport.pause_reading()

    def read_on(self) -> None:
        self._transport.resume_reading()

    def abort(self) -> None:
        """Reset the connection."""
        if hasattr(self, "_transport"):
            self._transport.abort()

    # From the transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Ask for a WebSocket."""
        self._transport = transport
        transport.write(request())

    def connection_lost(self, _error: Exception | None) -> None:
        """Tell whoever waits for something."""
        self.ended.set()
        if self._watch is not None:
            self._watch.cancel()
        for waiting in (self.connected, *self._acks.values()):
            if not waiting.done():
                waiting.set_exception(ConnectionResetError())
                waiting.exception()  # it may be that nobody waits any more

    def data_received(self, data: bytes) -> None:
        """Take whatever is complete."""
        self._received_at = monotonic()
        self._buffer += data
        if not self._greeted:
            self._take_head()
        if self._greeted:
            self._take_frames()

    # Inside

    def _take_head(self) -> None:
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return
        if not head.startswith(b"HTTP/1.1 101 "):
            self.abort()
            return
        self._greeted, self._buffer = True, rest

    def _take_frames(self) -> None:
        buffer, at = self._buffer, 0
        while len(buffer) - at >= 2:
            size, start = buffer[at + 1], at + 2
            if size > 125:
                start += 2 if size == 126 else 8
                size = int.from_bytes(buffer[at + 2 : start], "big")
            if len(buffer) < start + size:
                break
            opcode, at = buffer[at] & 0x0F, start + size
            if opcode == TEXT:
                self._take(buffer[start:at])
            elif opcode == CLOSE:
                self.abort()
        self._buffer = buffer[at:]

    def _take(self, packet: bytes) -> None:
        kind = packet[:2]
        if kind == b"42":
            event, payload = orjson.loads(packet[2:])
            self._on_event(event, payload)
        elif kind == b"43":
            number, _, answer = packet[2:].partition(b"[")
            waiting = self._acks.pop(int(number), None)  # None: asked by a frame of a test's own
            if waiting is not None and not waiting.done():
                waiting.set_result(orjson.loads(b"[" + answer)[0])
        elif kind == b"2":
            self.send_text("3")
        else:
            self._take_rarer(kind, packet)

    def _take_rarer(self, kind: bytes, packet: bytes) -> None:
        if kind[:1] == b"0":
            promised = orjson.loads(packet[1:])
            self._watch_for((promised["pingInterval"] + promised["pingTimeout"]) / 1000)
            self.send_text("40" + orjson.dumps(self._auth).decode())
        elif kind == b"40" and not self.connected.done():
            self.connected.set_result(None)
        elif kind == b"44" and not self.connected.done():
            self.connected.set_exception(RefusedError(orjson.loads(packet[2:])["data"]))
        elif kind in (b"41", b"1"):
            self.abort()

    def _watch_for(self, seconds: float) -> None:
        """Give the server up after so long a silence, as socket.io's client does."""
        left = self._received_at + seconds - monotonic()
        if left <= 0:
            self.abort()
        else:
            loop = asyncio.get_running_loop()
            self._watch = loop.call_later(left, self._watch_for, seconds)


async def _connect(wire: Wire, port: int, buffer: int) -> None:
    end = socket.socket()
    if buffer:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    end.setblocking(False)
    loop = asyncio.get_running_loop()
    try:
        await loop.sock_connect(end, (HOST, port))
    except BaseException:
        end.close()
        raise
    await loop.create_connection(lambda: wire, sock=end)


def silence(event: str, payload: Any) -> None:
    """Ignore an event."""


async def gone(wire: Wire, within: float) -> bool:
    """Whether the connection ends within so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            await wire.ended.wait()
    return not wire.is_open
