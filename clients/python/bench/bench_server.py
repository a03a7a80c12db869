"""Sends messages faster than any client takes them: a combined stream, or a session over Socket.IO.

The frames of many messages are written at once, so that a client always finds the next one: with a
write for each, clients would wait for this server, and pay for the waiting. On the path /pool the
stream begins once three connections are there, and brings the same messages to all of them before
the next ones: as fast as the slowest of them takes them.
"""

import asyncio
from typing import Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

HELLO = (
    b'0{"sid":"bench","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'
)
BOOK = (
    b'{"stream":"btcusdt@bookTicker","data":{"e":"bookTicker","u":%d,"s":"BTCUSDT",'
    b'"b":"25.35190000","B":"31.21000000","a":"25.36520000","A":"40.66000000","T":1568014460891,"E":1568014460893}}'
)
MESSAGE = (
    b'42["new_message",{"seq":%d,"id":"0123456789abcdef","client_id":"a1",'
    b'"message":"How does it go?","message_type":"text",'
    b'"sender":{"id":"p1","nickname":"Ada","role":"participant"},'
    b'"sent_at":"2026-11-29T12:00:00.000Z"}]'
)
_AT_ONCE = 500
_POOL = 3


def frame(payload: bytes) -> bytes:
    """Return a server's text frame of 126 to 65,535 bytes (RFC 6455, section 5.2)."""
    return b"\x81\x7e" + len(payload).to_bytes(2, "big") + payload


class Sender(WSListener):
    """One connection."""

    def __init__(self, path: bytes, count: int, pool: list["Sender"]) -> None:
        self._is_stream = path.startswith((b"/stream", b"/pool"))
        self._pool = pool if path.startswith(b"/pool") else None
        self._count = count
        self._transport: WSTransport
        self._may_write = asyncio.Event()
        self._may_write.set()
        self._task: asyncio.Task[None] | None = None

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        if not self._is_stream:
            transport.send(WSMsgType.TEXT, HELLO)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.CLOSE:
            transport.disconnect()
            return
        if self._pool is not None:
            self._begin_with_others(self._pool)
        elif self._is_stream:
            self._begin(BOOK, [self])
        else:
            self._answer(transport, frame.get_payload_as_bytes())

    def _answer(self, transport: WSTransport, payload: bytes) -> None:
        if payload.startswith(b"40"):
            transport.send(WSMsgType.TEXT, b'40{"sid":"bench"}')
        elif b"join_session" in payload:
            number = payload[2 : payload.index(b"[")]
            transport.send(WSMsgType.TEXT, b'42["joined_session",{"seq":0,"epoch":"bench"}]')
            if number:
                transport.send(WSMsgType.TEXT, b'43%b[{"ok":true,"seq":0}]' % number)
            self._begin(MESSAGE, [self])

    def _begin_with_others(self, pool: list["Sender"]) -> None:
        pool.append(self)
        if len(pool) == _POOL:
            self._begin(BOOK, [*pool])
            pool.clear()

    def _begin(self, message: bytes, takers: list["Sender"]) -> None:
        self._task = asyncio.create_task(self._send(message, takers))

    async def _send(self, message: bytes, takers: list["Sender"]) -> None:
        for first in range(1, self._count + 1, _AT_ONCE):
            for one in takers:
                await one._may_write.wait()
            last = min(first + _AT_ONCE - 1, self._count)
            frames = b"".join(frame(message % number) for number in range(first, last + 1))
            for one in takers:
                one._transport.underlying_transport.write(frames)

    def pause_writing(self) -> None:
        self._may_write.clear()

    def resume_writing(self) -> None:
        self._may_write.set()

    def on_ws_disconnected(self, _transport: WSTransport) -> None:
        self._may_write.set()
        if self._task is not None:
            self._task.cancel()


def serve(ports: Any, count: int) -> None:
    """Serve on a free port, which goes into the queue `ports`, until terminated."""

    pool: list[Sender] = []

    def listener(request: WSUpgradeRequest) -> Sender:
        return Sender(request.path, count, pool)

    async def run() -> None:
        server = await ws_create_server(listener, "127.0.0.1", 0)
        ports.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())
