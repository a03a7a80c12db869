"""python-socketio's server behind checks: every event packet reaches one function."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
import socketio
import structlog
from engineio.packet import NOOP, Packet
from socketio import packet as wire

from app.core.error_mapping import logged_refusal
from app.realtime.engineio import events
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.events import Sender
from app.realtime.gateway.draining import Running
from app.realtime.gateway.namespaces import namespace_refused

log = structlog.get_logger()

_WANTED = tuple(str(kind) for kind in (wire.CONNECT, wire.DISCONNECT, wire.EVENT))

OnEvent = Callable[[str, list[Any], int, bool], Awaitable[dict[str, Any]]]


class BadFrameError(Exception):
    """A client sent something that is not a packet, or a packet that clients may not send."""


class PacketServer(socketio.AsyncServer):  # type: ignore[misc]  # untyped library
    """An AsyncServer that checks packets first.

    python-socketio 5.18 lets clients call handlers named `connect` and `disconnect`, keeps binary
    attachments without limit, and logs a traceback for every bad frame. Here every event reaches
    one function, and anything but a text event closes the connection.

    Nearly every packet is an event on a WebSocket: those are read from their frames, without the
    objects and calls that python-engineio and python-socketio need for a packet.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.running = Running()
        self.on_event: OnEvent
        self.eio.handlers["event"] = self._handle_frame

    def is_open(self, transport: str) -> bool:
        """Return whether a transport is open."""
        found = self.eio.sockets.get(transport)
        return found is not None and not (found.closed or found.closing)

    async def _close(self, transport: Any) -> None:
        # Without a CLOSE packet: python-engineio's client takes that for the end for good, and
        # whether to come back is for events to say.
        await transport.close(wait=False, abort=True, reason=self.reason.SERVER_DISCONNECT)
        if not isinstance(transport, EngineConnection):
            transport.queue.put_nowait(Packet(NOOP))  # answers the open poll
            transport.queue.put_nowait(None)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        await self._checked(eio_sid, self._handle_packet, eio_sid, data)

    async def _handle_frame(self, sender: Sender, payload: bytes) -> None:
        """Handle an event's frame; one of an unusual form as a packet."""
        start = events.array_start(payload)
        if start:
            await self._checked(sender.sid, self._handle_event, sender, payload, start)
        else:
            await self._handle_eio_message(sender.sid, payload[1:].decode())

    async def _checked(
        self, eio_sid: str, handle: Callable[..., Awaitable[None]], *arguments: Any
    ) -> None:
        if not self.is_open(eio_sid):
            return  # it came together with what ended its transport
        try:
            await handle(*arguments)
        except BadFrameError as error:
            log.info("bad_frame", transport=eio_sid, error=str(error))
            if self.is_open(eio_sid):
                await self._close(self.eio.sockets[eio_sid])
        except Exception as error:
            logged_refusal(error)  # our own fault, for which nobody is cut

    async def _handle_packet(self, eio_sid: str, data: Any) -> None:
        """Handle one packet.

        Raises:
            BadFrameError: it is malformed, or clients may not send it.
        """
        packet = self._decode(data)
        if packet.packet_type == wire.EVENT:
            await self._answer(eio_sid, packet, len(data.encode()))
        elif packet.packet_type == wire.DISCONNECT:
            await self._handle_disconnect(eio_sid, packet.namespace, self.reason.CLIENT_DISCONNECT)
        elif data.startswith(f"{wire.CONNECT}/"):
            await self._refuse_namespace(eio_sid, packet.namespace)
        elif self.manager.sid_from_eio_sid(eio_sid, "/"):
            raise BadFrameError("ConnectedAlready")
        else:
            await self._handle_connect(eio_sid, packet.namespace, packet.data)

    def _decode(self, data: Any) -> Any:
        if not isinstance(data, str) or data[:1] not in _WANTED:
            raise BadFrameError("NotWanted")
        try:
            return self.packet_class(encoded_packet=data)
        except Exception as error:  # by whatever the parser stumbles, the text is the client's
            raise BadFrameError(type(error).__name__) from None

    async def _refuse_namespace(self, eio_sid: str, namespace: str) -> None:
        error = namespace_refused(self.environ[eio_sid])
        answer = self.packet_class(wire.CONNECT_ERROR, namespace=namespace, data=error)
        await self._send_packet(eio_sid, answer)

    async def _answer(self, eio_sid: str, packet: Any, size: int) -> None:
        namespace = packet.namespace or "/"
        sid = self._connected_sid(eio_sid, namespace, packet.data)
        if sid is None:
            return
        self.running.enter()
        try:
            answer = await self.on_event(sid, packet.data, size, packet.id is not None)
            if packet.id is not None:
                ack = self.packet_class(
                    wire.ACK, namespace=namespace, id=packet.id, data=[answer], binary=False
                )
                await self._send_packet(eio_sid, ack)
        finally:
            self.running.leave()

    async def _handle_event(self, sender: Sender, payload: bytes, start: int) -> None:
        """Handle an event's frame whose array begins at `start`; raises like `_handle_packet`."""
        try:
            event = orjson.loads(payload[start:])
        except orjson.JSONDecodeError as error:
            raise BadFrameError(type(error).__name__) from None
        sid = self._connected_sid(sender.sid, "/", event)
        if sid is None:
            return
        ack_id = events.ack_id(payload, start)
        self.running.enter()
        try:
            answer = await self.on_event(sid, event, len(payload) - 1, bool(ack_id))
            if ack_id:
                sender.write(events.ack_frame(ack_id, orjson.dumps(answer)))
        finally:
            self.running.leave()

    def _connected_sid(self, eio_sid: str, namespace: str, event: Any) -> str | None:
        """Return the sid of the socket that sent an event, None while it is not connected.

        Raises:
            BadFrameError: it never was, or this is not an event.
        """
        sid: str | None = self.manager.sid_from_eio_sid(eio_sid, namespace)
        if sid is None and namespace == "/":
            raise BadFrameError("NotConnected")  # Socket.IO 5: the server must close the connection
        if not self.manager.is_connected(sid, namespace):
            return None
        if not (isinstance(event, list) and event and isinstance(event[0], str)):
            raise BadFrameError("NotAnEvent")
        return sid
