"""One client on a WebSocket: everything that engineio expects of a socket, and nothing more.

It has no permanent task and no queue. A task handles inbound packets in order and exists only while
there are any. Outbound bytes go into the transport's own buffer, which we limit.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from engineio import packet

from app.core.metrics import METRICS
from app.realtime.engineio import events, frames
from app.realtime.engineio.frames import FrameError, FrameReader
from app.realtime.engineio.limits import FRAME_BYTES, SETTLE_BYTES, Budget
from app.realtime.engineio.outbound import HIGH_WATER_BYTES, Outbound
from app.realtime.engineio.transport import GONE

if TYPE_CHECKING:
    from app.realtime.engineio.engine import Engine
    from app.realtime.engineio.round_trips import RoundTrips

_MESSAGE, _CLOSE, _PONG = str(packet.MESSAGE), str(packet.CLOSE), str(packet.PONG)
log = structlog.get_logger()

Work = Callable[[], Awaitable[None]]
MAX_WAITING_PACKETS = 64
MOST_FRAMES_AT_ONCE = 256  # then it is somebody else's turn


class EngineConnection(Outbound):
    """An Engine.IO 4 connection over WebSocket, from handshake to close."""

    __slots__ = (
        "_budget", "_engine", "_paused", "_reader", "_registry", "_unsettled", "_waiting",
        "_worker", "closed", "closing", "owner", "round_trips", "session", "sid",
        "slot",
    )  # fmt: skip

    # What engineio asks of a socket that could also be polling.
    connected = upgraded = True
    upgrading = False

    def __init__(
        self, engine: "Engine", sid: str, registry: set[Any], reader: FrameReader | None = None
    ) -> None:
        super().__init__()
        self._engine = engine
        self._registry = registry  # uvicorn's, of what it asks to shut down
        self._reader = reader or FrameReader(engine.max_message_bytes)
        self._budget: Budget | None = None  # until much has come
        self._unsettled, self._paused = 0, False
        self._waiting: list[Work] = []  # few: a deque would take 600 bytes for nothing
        self._worker: asyncio.Future[Any] | None = None  # a task, or what `hold` waits for
        self.sid = sid
        self.session: dict[str, Any] = {}
        self.closing = self.closed = False
        self.round_trips: RoundTrips | None = None  # before the first
        self.slot = 0
        self.owner: Any = None

    def start(self, environ: dict[str, Any]) -> None:
        """Tell python-socketio of the connection before handling any packet."""
        if not self._engine.arrive_at_once(self.sid, environ):
            self._enqueue(partial(self._engine.connected, self.sid, environ))

    # From the transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take over the transport; the caller has done the handshake."""
        transport.set_write_buffer_limits(high=HIGH_WATER_BYTES)
        self.transport = transport
        self._registry.add(self)

    def data_received(self, data: bytes) -> None:
        """Handle complete packets in order; stop reading while too many wait."""
        count = 1 if data else 0  # of reads and frames
        self.moved_at = time.monotonic()
        try:
            for opcode, payload in self._reader.feed(data):
                count += 1
                self._receive(opcode, payload)
                if len(self._waiting) >= MAX_WAITING_PACKETS or count > MOST_FRAMES_AT_ONCE:
                    break
                if self.transport.is_closing():
                    break
        except FrameError as error:
            log.info("bad_frame", transport=self.sid, error=error.code)
            self.fail(error.code)
        self._unsettled += len(data) + count * FRAME_BYTES
        if self._unsettled > SETTLE_BYTES or count > MOST_FRAMES_AT_ONCE:
            self._settle()

    def connection_lost(self, _error: Exception | None) -> None:
        """Finish the running handler, then report the disconnect."""
        if self.transport is not GONE and self._worker is None and self.round_trips is None:
            self._engine.transports.idle_cuts.cut(time.monotonic() - self.moved_at)
        self.transport = GONE
        self._registry.discard(self)
        self._engine.forget(self)
        self._close_in_turn(self._engine.reason.TRANSPORT_CLOSE)

    def pause_writing(self) -> None:
        """The transport's buffer is full: the client reads too slowly."""
        super().pause_writing()
        self._engine.set_backpressure(self.sid, paused=True)

    def resume_writing(self) -> None:
        """The transport's buffer is nearly empty again."""
        super().resume_writing()
        self._engine.set_backpressure(self.sid, paused=False)

    # From engineio

    async def close(
        self, *, wait: bool = False, abort: bool = False, reason: str | None = None
    ) -> None:
        """Tell the application, then close; never wait for the client.

        `wait` is engineio's, which would wait forever for a client that reads nothing. While a
        handler runs, closing waits for it: otherwise a connect handler would leave a socket without
        a transport.
        """
        del wait
        if self.closed or self.closing:
            return
        self.closing = True
        self._waiting.clear()
        if self._worker is None or self._worker is asyncio.current_task():
            await self._finish(abort, reason)
        else:
            self._waiting.append(partial(self._finish, abort, reason))
            self._abort_soon()

    async def check_ping_timeout(self) -> bool:
        """Do nothing: the ping scheduler checks."""
        return True

    # From whoever handles an event without a task

    def hold(self, done: asyncio.Future[Any]) -> None:
        """Let what comes next wait until `go_on` is called, when this is done."""
        self._worker = done

    def go_on(self, first: Work | None = None) -> None:
        """Handle what has come meanwhile, and `first` before that."""
        if first is not None:
            self._waiting.insert(0, first)
        self._worker = asyncio.create_task(self._work()) if self._waiting else None
        if self._worker is None:
            self._read_on()

    # Inside

    def _receive(self, opcode: int, payload: bytes) -> None:
        if opcode == frames.TEXT:
            self._text(payload)
        elif opcode == frames.PING:
            self.write(frames.encode(frames.PONG, payload))
        elif opcode == frames.CLOSE:
            self.fail(frames.close_code(payload))
        elif opcode == frames.BINARY:
            raise FrameError(frames.UNSUPPORTED)

    def _text(self, payload: bytes) -> None:
        """Handle a packet at once if nothing is before it and it can be, else in its turn."""
        is_next = self._worker is None and not (self._waiting or self.closing)
        engine, is_event = self._engine, payload.startswith(events.EVENT)
        if is_next and (engine.event_at_once if is_event else engine.connect_at_once)(
            self, payload
        ):
            return
        text = frames.decode_text(payload)  # ends the connection unless it is UTF-8
        if is_event:
            self._enqueue(partial(engine.event, self, payload))
        else:
            self._packet(text)

    def _packet(self, text: str) -> None:
        kind = text[:1]
        if kind == _MESSAGE:
            self._enqueue(partial(self._engine.message, self.sid, text[1:]))
        elif kind == _PONG:
            self._engine.answered(self)
        elif kind == _CLOSE:
            self._close_in_turn(self._engine.reason.CLIENT_DISCONNECT)
        else:
            raise FrameError(frames.PROTOCOL_ERROR)

    def _enqueue(self, work: Work) -> None:
        if self.closing:
            return
        self._waiting.append(work)
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())
        elif len(self._waiting) == MAX_WAITING_PACKETS:
            self.transport.pause_reading()

    async def _work(self) -> None:
        """Handle waiting packets in order; engineio would hide a cancellation."""
        me = asyncio.current_task()
        while self._waiting and not (me and me.cancelling()):
            await self._waiting.pop(0)()
        self._worker = None
        self._read_on()

    def _settle(self) -> None:
        """Pause reading while the client exceeds its limits; close if it does so for long."""
        self._budget = self._budget or Budget()
        seconds, self._unsettled = self._budget.settle(self._unsettled), 0
        if self._budget.is_flood:
            log.info("flood", transport=self.sid)
            METRICS.evicted["flood"] += 1
            self.fail(frames.POLICY_VIOLATION)
        elif not self._paused:
            self._paused = True
            self.transport.pause_reading()
            asyncio.get_running_loop().call_later(seconds, self._wake)

    def _wake(self) -> None:
        self._paused = False
        if len(self._waiting) < MAX_WAITING_PACKETS:  # else the worker does it
            self._read_on()

    def _read_on(self) -> None:
        if not (self._paused or self.transport.is_closing()):
            self.transport.resume_reading()
            if self._reader.has_rest:
                self.data_received(b"")

    def _close_in_turn(self, reason: str) -> None:
        self._enqueue(partial(self.close, abort=True, reason=reason))

    async def _finish(self, abort: bool, reason: str | None) -> None:
        await self._engine.disconnected(self.sid, reason)
        if not abort:
            self.transport.write(frames.text(_CLOSE))
        self.closed = True
        self.fail(frames.NORMAL)
