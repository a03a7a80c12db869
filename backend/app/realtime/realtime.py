"""Assembles the realtime core: sockets, rooms, and the dispatcher between them."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import socketio
import structlog

from app.core.config import get_settings
from app.core.error_mapping import logged_refusal, refused_ack
from app.core.refusal import Refusal
from app.core.slices import sliced
from app.realtime.bus.backends import (
    choose_bus,
    choose_limiter,
    choose_presence_store,
)
from app.realtime.context import WorkerContext
from app.realtime.engineio.engine import Engine
from app.realtime.engineio.origin import is_allowed_origin
from app.realtime.engineio.polling import PostLimit
from app.realtime.engineio.transport_counts import TransportMiddleware
from app.realtime.errors import NotJoined
from app.realtime.events import Draining, Error
from app.realtime.gateway.connect_handler import ConnectHandler
from app.realtime.gateway.connection_limits import UnauthenticatedSockets
from app.realtime.gateway.deadlines import JoinDeadlines
from app.realtime.gateway.dispatcher import Dispatcher, SocketCommand
from app.realtime.gateway.draining import spread_ms
from app.realtime.gateway.fast_connect import FastConnect
from app.realtime.gateway.fast_dispatcher import FastDispatcher
from app.realtime.gateway.frame_guard import FrameGuard
from app.realtime.gateway.server import SocketServer
from app.realtime.gateway.stored_commands import StoredCommands
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.delivery import Delivery
from app.realtime.rooms.rooms import Rooms
from app.realtime.rooms.sequencer import ReadLog
from app.realtime.signals import Signal, Signals
from app.storage.bearers import Bearers
from app.storage.database import open_db

log = structlog.get_logger()

PATH = "/socket.io"

# Who vanished is noticed within 18 s, on either side; a phone may be silent for 8.
PING_SECONDS, PONG_SECONDS = 10, 8


class Realtime:
    """Everything that one worker needs for its sockets."""

    def __init__(
        self,
        commands: Iterable[SocketCommand],
        signals: Iterable[Signal],
        read_log: ReadLog,
        bearers: Bearers,
    ) -> None:
        self._server = server = _server()
        self.engine = Engine(self._server.eio)
        self.bus = choose_bus()
        self.delivery = Delivery(server.manager)
        self.presence_store = choose_presence_store()
        self.rooms = Rooms(self.bus, self.delivery, read_log, self.presence_store)
        self._unauthenticated = UnauthenticatedSockets(server.is_open, server.hang_up)
        self._handler = ConnectHandler(server, self._unauthenticated)
        self._connections = self._handler.connections
        self._deadlines = JoinDeadlines(get_settings().join_deadline_seconds, self._expired)
        self.context = self._worker_context(bearers)
        self._dispatcher = Dispatcher(commands, self.context)
        self.engine.event_at_once = self._fast_dispatcher().receive
        self.bus.on_signal(Signals(signals, self.context).dispatch)
        self._listen()

    def _fast_dispatcher(self) -> FastDispatcher:
        dispatcher, running = self._dispatcher, self._server.running
        stored = StoredCommands(dispatcher, running, self._send_refused, self._watch_deadline)
        return FastDispatcher(dispatcher, self._connection_of, stored)

    def _worker_context(self, bearers: Bearers) -> WorkerContext:
        return WorkerContext(
            rooms=self.rooms,
            bus=self.bus,
            delivery=self.delivery,
            open_db=open_db,
            limiter=choose_limiter(),
            hang_up=self._hang_up,
            round_trips=self._server.round_trips,
            least_round_trip=self._server.least_round_trip,
            connections=self._connections,
            disconnect=self._disconnect_with_reason,
            bearers=bearers,
        )

    def asgi(self) -> FrameGuard:
        """Return the ASGI application to mount at `PATH`."""
        limited = PostLimit(socketio.ASGIApp(self._server, socketio_path=PATH), self._server)
        return FrameGuard(TransportMiddleware(limited, self.engine.transports, self.engine.allows))

    def open_transports(self) -> Counter[str]:
        return self._server.open_transports()

    def unsent_bytes(self) -> int:
        return self._server.unsent_bytes()

    @property
    def is_draining(self) -> bool:
        """Return whether this worker is about to stop."""
        return self._handler.draining is not None

    async def drain(self, seconds: float) -> None:
        """Start no command, send every socket `draining`, and finish running commands.

        Commands that take longer than the limit are given up: their senders get no ack and send
        them again.
        """
        draining = Draining(spread_ms=spread_ms(len(self._connections)))
        self._handler.draining = draining
        self._dispatcher.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._send_all(draining)
                await self._server.finished()
        self._server.hang_up_pollers()

    async def _send_all(self, event: Draining) -> None:
        async for sid in sliced(self._connections):
            await self.delivery.send(event, to=sid)

    def _listen(self) -> None:
        self._server.on_transport = self._arrived
        self._server.on_transport_end = self._ended
        self.engine.on_backpressure = self._set_backpressure
        self._server.on_connected = self._connected
        self._server.on_event = self._event
        self._server.on("connect", self._handler.connect)
        fast = FastConnect(self._server, self._handler.connect, self._handler.greeting)
        self.engine.arrive_at_once, self.engine.connect_at_once = fast.arrive, fast.receive
        self._server.on("disconnect", self._disconnect)

    def _arrived(self, transport: str, name: str, address: str) -> None:
        self.engine.transports.opened[name] += 1
        if name == "websocket":
            self.engine.transports.websocket_opened()
        self._deadlines.arm(transport)
        self._unauthenticated.add(transport, address)

    def _ended(self, transport: str, address: str) -> None:
        self._deadlines.disarm(transport)
        self._unauthenticated.discard(transport, address)

    async def _connected(self, sid: str) -> None:
        for event in self._handler.greeting(sid):
            await self.delivery.send(event, to=sid)

    async def _disconnect(self, sid: str, _reason: str) -> None:
        if connection := self._connections.pop(sid, None):
            await connection.close()
        transport = self._server.transport_of(sid)
        if transport is not None and self._server.is_open(transport):
            self._deadlines.arm(transport)  # it outlives its socket, but not for long

    async def _event(
        self, sid: str, packet: list[Any], size: int, wants_ack: bool
    ) -> dict[str, Any]:
        connection = self._connections[sid]
        try:
            async with connection.turn():
                answer = await self._dispatcher.answer(connection, packet, size)
                self._watch_deadline(connection)
                if not (answer["ok"] or wants_ack):
                    await self._send_refused(sid, packet[0], answer)
        except Exception as error:  # not by its command, which the dispatcher answers itself
            return refused_ack(logged_refusal(error), connection.locale)
        return answer

    def _set_backpressure(self, transport: str, paused: bool) -> None:
        connection = self._connection_of(transport)
        if connection is not None and connection.room is not None:
            connection.room.set_backpressure(connection.sid, paused=paused)

    def _connection_of(self, transport: str) -> Connection | None:
        return self._connections.get(self._server.sid_of(transport) or "")

    def _watch_deadline(self, connection: Connection) -> None:
        has_joined = connection.member is not None
        transport = self._server.transport_of(connection.sid)
        if transport is None or (has_joined and connection.is_settled):
            return
        connection.is_settled = has_joined
        if has_joined:
            self._deadlines.disarm(transport)
            self._unauthenticated.discard(transport, connection.address)
        elif not self._deadlines.is_armed(transport):
            self._deadlines.arm(transport)

    def _expired(self, transport: str) -> None:
        """Close a transport that has joined nothing, and tell it why if it can receive."""
        if self._server.is_open(transport):
            sid = self._server.sid_of(transport)
            self._end(transport, sid, NotJoined())

    def _disconnect_with_reason(self, sid: str, why: Refusal) -> None:
        if transport := self._server.transport_of(sid):
            self._end(transport, sid, why)

    def _end(self, transport: str, sid: str | None, why: Refusal) -> None:
        log.info("refused", code=why.code, command=None, sid=sid)
        self._server.start_background_task(self._close_with_reason, transport, sid, why)

    async def _close_with_reason(self, transport: str, sid: str | None, why: Refusal) -> None:
        if connection := self._connections.get(sid or ""):
            await self._send_refused(connection.sid, None, refused_ack(why, connection.locale))
        self._server.hang_up(transport)

    async def _send_refused(self, sid: str, command: str | None, answer: dict[str, Any]) -> None:
        error = Error(command=command, code=answer["code"], detail=answer["detail"])
        await self.delivery.send(error, to=sid)

    def _hang_up(self, sid: str) -> None:
        if transport := self._server.transport_of(sid):
            self._server.hang_up(transport)


def _server() -> SocketServer:
    return SocketServer(
        cors_allowed_origins=is_allowed_origin,
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        worker=get_settings().worker_id,
    )
