"""What all connections of a worker share: python-socketio's engine, limits and pings."""

from typing import TYPE_CHECKING, Any

import orjson
from engineio import packet

from app.realtime.engineio import frames
from app.realtime.engineio.events import Sender
from app.realtime.engineio.ping_scheduler import Pinged, PingScheduler
from app.realtime.engineio.transport_counts import TransportCounts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from engineio import AsyncServer


class Engine:
    """Connects our connections to python-engineio's server."""

    def __init__(self, eio: "AsyncServer") -> None:
        self._eio = eio
        self.reason = eio.reason
        self.max_message_bytes: int = eio.max_http_buffer_size
        self._ping_scheduler = PingScheduler(eio.ping_interval, eio.ping_timeout)
        self.round_trips = self._ping_scheduler.round_trips
        self.on_backpressure: Callable[[str, bool], None] = lambda _transport, _paused: None
        self.transports = TransportCounts()
        # Only our own server handles events in their frames.
        self.event: Callable[[Sender, bytes], Awaitable[None]]
        self.event = eio.handlers.get("event", self._event_as_message)
        self.event_at_once: Callable[[Sender, bytes], bool] = lambda _sender, _payload: False
        # Both return False for what must be done in a task, by python-socketio.
        self.arrive_at_once: Callable[[str, dict[str, Any]], bool] = lambda _sid, _environ: False
        self.connect_at_once: Callable[[Sender, bytes], bool] = lambda _sender, _payload: False
        offer = {
            "upgrades": [],
            "pingTimeout": int(eio.ping_timeout * 1000),
            "pingInterval": int(eio.ping_interval * 1000),
            "maxPayload": eio.max_http_buffer_size,
        }
        self._offer = orjson.dumps(offer).removeprefix(b"{")  # the same for all

    def new_sid(self) -> str:
        """Return an unguessable id for a new transport."""
        sid: str = self._eio.generate_id()
        return sid

    def polling(self, sid: str) -> Any:
        """Return the polling transport with this id if it may still upgrade, else None."""
        found = self._eio.sockets.get(sid)
        fit = found is not None and found.connected and not (found.upgraded or found.upgrading)
        return found if fit and self.is_open(found) else None

    def is_open(self, socket: Any) -> bool:
        """Return whether this is still the transport of its sid and has lost nothing."""
        current = self._eio.sockets.get(socket.sid) is socket
        lost = getattr(socket.queue, "is_over", False)  # only our own server's queues have a bound
        return current and not (socket.closing or socket.closed or lost)

    def allows(self, environ: dict[str, Any]) -> bool:
        """Return whether pages of this origin may connect."""
        origin = environ.get("HTTP_ORIGIN")
        allowed = self._eio._cors_allowed_origins(environ)
        return origin is None or allowed is None or origin in allowed

    def register(self, connection: Pinged) -> None:
        """Make this connection the transport of its sid."""
        self._eio.sockets[connection.sid] = connection
        self._ping_scheduler.add(connection)

    def open_packet(self, sid: str) -> bytes:
        """Return the frame that opens an Engine.IO session."""
        handshake = b'%d{"sid":%b,%b' % (packet.OPEN, orjson.dumps(sid), self._offer)
        return frames.encode(frames.TEXT, handshake)

    def answered(self, connection: Pinged) -> None:
        """Record that the client answered a ping."""
        if connection.round_trips is None:
            self.transports.idle_cuts.lasted()
        self._ping_scheduler.answered(connection)

    def set_backpressure(self, sid: str, *, paused: bool) -> None:
        """Report that the client of this transport reads too slowly, or has caught up."""
        self.on_backpressure(sid, paused)

    async def connected(self, sid: str, environ: dict[str, Any]) -> None:
        """Tell python-socketio of a new transport."""
        await self._eio._trigger_event("connect", sid, environ, run_async=False)

    async def message(self, sid: str, text: str) -> None:
        """Pass a Socket.IO packet on, and return when it is handled."""
        await self._eio._trigger_event("message", sid, text, run_async=False)

    async def disconnected(self, sid: str, reason: str | None) -> None:
        """Tell python-socketio that a transport has closed; called once per connection."""
        self._eio.sockets.pop(sid, None)
        reason = reason or self.reason.SERVER_DISCONNECT
        await self._eio._trigger_event("disconnect", sid, reason, run_async=False)

    def forget(self, connection: Pinged) -> None:
        self._ping_scheduler.discard(connection)

    async def _event_as_message(self, connection: Sender, payload: bytes) -> None:
        await self.message(connection.sid, payload[1:].decode())
