"""One WebSocket by picows: whole messages to a receiver, pings answered, round trips measured."""

import asyncio
import struct
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from picows import (
    WSCloseCode,
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    ws_connect,
)

from engagenow_client.latency import LatencyTracker
from engagenow_client.tcp import Connect, TcpConnections, connected

_TEXT, _BINARY = WSMsgType.TEXT, WSMsgType.BINARY
_SENT_AT = struct.Struct("!d")
_MOST_OF_CONTROL = 125  # bytes


class Receiver(Protocol):
    """Who gets what a WebSocket brings."""

    def opened(self, socket: Any) -> None:
        """Take the open connection, before its first message."""

    def received(self, payload: bytes) -> object:
        """Take one message, text or binary."""

    def pause_begins(self) -> None:
        """Nothing more has been read for now: a good moment to wake who waits."""


class WebSocket(WSListener):
    """An open connection; `closed` is done when it is over."""

    def __init__(self, receiver: Receiver, latency: LatencyTracker) -> None:
        self._receiver = receiver
        self._latency = latency
        self._received: Callable[[bytes], object]
        self._transport: WSTransport
        self._parts: list[bytes] = []
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.received_at = time.monotonic()
        self.hand_to(receiver.received)

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self._receiver.opened(self)

    def hand_to(self, received: Callable[[bytes], object]) -> None:
        """Let `received` take the messages from now on.

        What picows calls for each frame is a closure over it. It does not ask for the type of what
        is too long for a control frame (RFC 6455, section 5.5): that takes longer than the payload.
        """
        parts, short_or_partial = self._parts, self._short_or_partial

        def on_ws_frame(_transport: WSTransport, frame: WSFrame) -> None:
            if frame.payload_size > _MOST_OF_CONTROL and frame.fin and not parts:
                received(frame.get_payload_as_bytes())
            else:
                short_or_partial(frame)
            if frame.last_in_buffer:
                self._pause_begins()

        self._received = received
        self.on_ws_frame = on_ws_frame  # type: ignore[assignment]

    def _pause_begins(self) -> None:
        self.received_at = time.monotonic()
        self._receiver.pause_begins()

    def _short_or_partial(self, frame: WSFrame) -> None:
        kind = frame.msg_type
        if kind is _TEXT and frame.fin:
            self._received(frame.get_payload_as_bytes())
        elif kind is WSMsgType.PONG:
            self._note_round_trip(frame.get_payload_as_bytes())
        elif kind in (_TEXT, _BINARY, WSMsgType.CONTINUATION):
            self._parts.append(frame.get_payload_as_bytes())
            if frame.fin:
                whole = b"".join(self._parts)
                self._parts.clear()
                self._received(whole)
        elif kind is WSMsgType.CLOSE:
            self._transport.send_close(frame.get_close_code())
            self._transport.disconnect()

    def _note_round_trip(self, payload: bytes) -> None:
        if len(payload) == _SENT_AT.size:
            (sent_at,) = _SENT_AT.unpack(payload)
            self._latency.add((time.monotonic() - sent_at) * 1000)

    def on_ws_disconnected(self, _transport: WSTransport) -> None:
        self._receiver.pause_begins()
        if not self.closed.done():
            self.closed.set_result(None)

    def ping(self) -> None:
        """Send a ping; its pong adds to the latency."""
        self._transport.send_ping(_SENT_AT.pack(time.monotonic()))

    def send(self, payload: bytes) -> None:
        """Send one text message."""
        self._transport.send(_TEXT, payload)

    def pause_reading(self) -> None:
        """Let the peer wait: nothing is read until `resume_reading`."""
        self._transport.underlying_transport.pause_reading()

    def resume_reading(self) -> None:
        self._transport.underlying_transport.resume_reading()

    async def close(self, within: float = 2.0) -> None:
        """Close with code 1000, and cut the connection if that takes longer than `within` s."""
        if not self.closed.done():
            self._transport.send_close(WSCloseCode.OK)
            await asyncio.wait([self.closed], timeout=within)
        self.cut()

    def cut(self) -> None:
        """End the connection at once."""
        if not self.closed.done():
            self._transport.disconnect(graceful=False)


async def open_websocket(
    url: str,
    factory: Callable[[], WebSocket],
    *,
    headers: Mapping[str, str],
    max_frame: int,
    within: float,
    connect: Connect | None = None,
) -> WebSocket:
    """Connect; redirects are not followed. `connect` opens the TCP connection to a host and port.

    Raises:
        OSError: nobody answers there, or not within so many seconds (TimeoutError).
        picows.WSError: the answer is no WebSocket handshake.
    """
    async with asyncio.timeout(within):
        with TcpConnections(connect or connected) as tcp:
            _, socket = await ws_connect(
                factory,
                url,
                extra_headers=dict(headers),
                max_frame_size=max_frame,
                enable_auto_pong=True,
                max_redirects=0,
                websocket_handshake_timeout=within,
                socket_factory=lambda parsed: tcp.open(parsed.host, parsed.port),
            )
    if not isinstance(socket, WebSocket):  # findings/picows-connects-to-who-hangs-up.sh
        raise ConnectionResetError("closed before the WebSocket handshake was answered")
    return socket
