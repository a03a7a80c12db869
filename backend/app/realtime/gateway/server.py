"""The Socket.IO server as the rest of the worker uses it."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Any

from engineio.payload import Payload

from app.realtime.engineio import address
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.manager import FanOutManager
from app.realtime.engineio.polling import Outbox
from app.realtime.engineio.sids import Sids
from app.realtime.engineio.silent_pollers import end_silent_pollers
from app.realtime.engineio.transport_counts import by_websocket
from app.realtime.gateway.engine_log import engine_log
from app.realtime.gateway.json_packets import Json
from app.realtime.gateway.packet_server import PacketServer

# Above the 16 KiB of the contract, so that what is too large can still be refused by name.
MAX_TRANSPORT_BYTES = 256 * 1024

# Clients that poll post at once whatever waits, and 16 are not enough: the rest would be lost.
Payload.max_decode_packets = 100


class SocketServer(PacketServer):
    """The server of a worker's sockets: what they are told, how they come, and how they end."""

    def __init__(self, *, worker: str = "", **options: Any) -> None:
        super().__init__(
            async_mode="asgi",
            client_manager=FanOutManager(),
            async_handlers=False,  # a sender's commands run in the order they were sent
            json=Json,
            logger=logging.getLogger("socketio"),  # ours to configure, unlike its default
            engineio_logger=engine_log(),
            max_http_buffer_size=MAX_TRANSPORT_BYTES,
            **options,
        )
        self.eio.create_queue = Outbox
        self.eio._service_task = self._end_silent_pollers
        self.eio.generate_id = Sids(worker).new
        self.on_transport: Callable[[str, str, str], None] = lambda *_sid_name_address: None
        self.on_transport_end: Callable[[str, str], None] = lambda _eio_sid, _address: None
        self.on_connected: Callable[[str], Awaitable[None]]

    def transport_of(self, sid: str) -> str | None:
        """Return the transport's id of a socket, None if it is gone."""
        transport: str | None = self.manager.eio_sid_from_sid(sid, "/")
        return transport

    def sid_of(self, transport: str) -> str | None:
        """Return the socket's id of a transport, None before the CONNECT packet."""
        sid: str | None = self.manager.sid_from_eio_sid(transport, "/")
        return sid

    async def round_trips(self, room: str, besides: Collection[str]) -> list[float]:
        """Return the mean round trips of a room's sockets in seconds, except those in `besides`."""
        return [*await self.manager.round_trips(room, besides)]

    def least_round_trip(self, sid: str) -> float | None:
        """Return a socket's least round trip in seconds, None if none was measured."""
        transport = self.eio.sockets.get(self.transport_of(sid))
        trips = transport.round_trips if isinstance(transport, EngineConnection) else None
        return None if trips is None else trips.least

    def open_transports(self) -> Counter[str]:
        """Return the number of open transports, by name."""
        sockets = self.eio.sockets.values()
        return Counter("websocket" if s.upgraded else "polling" for s in sockets if not s.closed)

    def unsent_bytes(self) -> int:
        """Return how many bytes clients have not read or fetched yet."""
        return sum(_unsent(transport) for transport in self.eio.sockets.values())

    def hang_up(self, eio_sid: str) -> None:
        """Close a transport in order, without waiting for its client."""
        transport = self.eio.sockets.get(eio_sid)
        if transport is not None:
            self.start_background_task(self._close, transport)

    async def finished(self) -> None:
        """Wait until no command runs and polling clients have fetched everything."""
        await self.running.ended()
        await asyncio.gather(*[transport.queue.fetched() for transport in self._pollers()])

    def hang_up_pollers(self) -> None:
        """Answer every open poll, so that its client reconnects later."""
        for transport in self._pollers():
            self.hang_up(transport.sid)

    def _pollers(self) -> list[Any]:
        open_ones = [one for one in self.eio.sockets.values() if self.is_open(one.sid)]
        return [one for one in open_ones if not isinstance(one, EngineConnection)]

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        address.correct(environ)
        if not isinstance(transport := self.eio.sockets[eio_sid], EngineConnection):
            transport.queue.overflowed = partial(self.hang_up, eio_sid)
        await super()._handle_eio_connect(eio_sid, environ)
        name = "websocket" if by_websocket(environ) else "polling"
        self.on_transport(eio_sid, name, environ["REMOTE_ADDR"])

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        address = self.environ.get(eio_sid, {}).get("REMOTE_ADDR", "")
        await super()._handle_eio_disconnect(eio_sid, reason)
        self.on_transport_end(eio_sid, address)
        transport = self.eio.sockets.get(eio_sid)
        polls = transport is not None and not isinstance(transport, EngineConnection)
        if polls and reason == self.reason.CLIENT_DISCONNECT:
            transport.queue.put_nowait(None)  # answers the poll that it left behind

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        await super()._handle_connect(eio_sid, namespace, data)
        sid = self.manager.sid_from_eio_sid(eio_sid, namespace or "/")
        if sid is not None and self.manager.is_connected(sid, namespace or "/"):
            await self.on_connected(sid)

    async def _end_silent_pollers(self) -> None:
        await end_silent_pollers(self.eio.sockets, self.eio.ping_timeout, self.hang_up)


def _unsent(transport: Any) -> int:
    holder = transport if isinstance(transport, EngineConnection) else transport.queue
    unsent: int = holder.unsent
    return unsent
