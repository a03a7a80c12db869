"""A polling client that upgrades: our connection takes over its sid, session and packets."""

import asyncio
from typing import TYPE_CHECKING, Any

from engineio import packet

from app.realtime.engineio import frames
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.frames import FrameError, FrameReader

if TYPE_CHECKING:
    from app.realtime.engineio.engine import Engine

_PROBE, _PROBED, _UPGRADE = b"2probe", frames.text("3probe"), b"5"
PROBE_SECONDS = 10.0


class Adoption(asyncio.Protocol):
    """The WebSocket of an upgrade in progress (Engine.IO 4, upgrading a transport).

    The client probes, stops polling, and sends the upgrade packet. If it does anything else, or
    nothing, this WebSocket closes and the client stays on polling.
    """

    def __init__(self, engine: "Engine", polling: Any, registry: set[Any]) -> None:
        self._engine = engine
        self._polling = polling
        self._registry = registry
        self._reader = FrameReader(engine.max_message_bytes)
        self._transport: asyncio.Transport
        self._deadline: asyncio.TimerHandle
        self._probed = False
        self._adopted: EngineConnection | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the probe, with a time limit."""
        self._transport = transport
        self._registry.add(self)
        loop = asyncio.get_running_loop()
        self._deadline = loop.call_later(PROBE_SECONDS, transport.abort)

    def data_received(self, data: bytes) -> None:
        """Handle the probe and the upgrade packet; pass later bytes to the new connection."""
        try:
            for opcode, payload in self._reader.feed(data):
                self._receive(opcode, payload)
                if self._adopted is not None or self._transport.is_closing():
                    break
        except FrameError as error:
            self._end(error.code)
        if self._adopted is not None:
            self._adopted.data_received(b"")  # it shares our reader

    def _receive(self, opcode: int, payload: bytes) -> None:
        if opcode == frames.TEXT:
            self._step(payload)
        elif opcode == frames.PING:
            self._transport.write(frames.encode(frames.PONG, payload))
        elif opcode == frames.CLOSE:
            self._end(frames.close_code(payload))
        elif opcode == frames.BINARY:
            raise FrameError(frames.UNSUPPORTED)

    def _step(self, payload: bytes) -> None:
        if payload == _PROBE and not self._polling.upgrading:
            self._probed = self._polling.upgrading = True
            self._transport.write(_PROBED)
            self._polling.queue.put_nowait(packet.Packet(packet.NOOP))  # ends the open poll
        elif payload == _UPGRADE and self._probed and self._engine.is_open(self._polling):
            self._adopt()
        else:
            raise FrameError(frames.PROTOCOL_ERROR)

    def _adopt(self) -> None:
        polling = self._polling
        self._registry.discard(self)
        self._deadline.cancel()
        self._adopted = EngineConnection(self._engine, polling.sid, self._registry, self._reader)
        self._adopted.session = polling.session
        self._adopted.connection_made(self._transport)
        polling.closed = True  # ends its timers; the session lives on here
        self._engine.register(self._adopted)
        self._engine.transports.upgraded += 1
        self._engine.transports.websocket_opened()
        while not polling.queue.empty():
            self._adopted.forward(polling.queue.get_nowait())
            polling.queue.task_done()
        self._transport.set_protocol(self._adopted)

    def _end(self, code: int) -> None:
        self._transport.write(frames.close(code))
        self._transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        """Give up; the client stays on polling."""
        self._deadline.cancel()
        self._registry.discard(self)
        self._engine.transports.failed["unfinished"] += 1
        if self._probed:  # else it is another's probe
            self._polling.upgrading = False

    def shutdown(self) -> None:
        self._end(frames.SERVICE_RESTART)
