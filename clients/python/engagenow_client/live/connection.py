"""One connection to the server: handshake, commands with their acknowledgements, events."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import msgspec

from engagenow_client.contract import COMMANDS
from engagenow_client.errors import DecodeError, NotConnectedError, RefusedError
from engagenow_client.latency import LatencyTracker
from engagenow_client.live import packets
from engagenow_client.live.acks import Acks
from engagenow_client.live.carrier import Carrier, open_carrier
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.event import LOGGED, Form

Logged = Callable[[Form, bytes], None]
Unlogged = Callable[[str, bytes], None]


class LiveConnection:
    """Hands events to `logged` if they stand in the log, to `unlogged` if not, in the wire's order.

    Errors of decoding go to `failed`.
    """

    def __init__(
        self,
        config: LiveConfig,
        logged: Logged,
        unlogged: Unlogged,
        failed: Callable[[DecodeError], None],
        flush: Callable[[], None],
    ) -> None:
        self._config = config
        self.received = self._receiving(logged)
        self._unlogged = unlogged
        self._failed = failed
        self._flush = flush
        self._acks = Acks()
        self._carrier: Carrier
        self._handshake: asyncio.Future[packets.Handshake]
        self._connected: asyncio.Future[None]

    async def open(self, transport: str, token: str | None, latency: LatencyTracker) -> None:
        """Connect, and be let in.

        Raises:
            OSError, picows.WSError, httpx.HTTPError: there is no connection.
            RefusedError: the server refuses it.
        """
        loop = asyncio.get_running_loop()
        self._handshake, self._connected = loop.create_future(), loop.create_future()
        await open_carrier(transport, self._config, self, latency)
        auth = {"locale": self._config.locale} | ({"token": token} if token else {})
        try:
            self._carrier.send(packets.connect(auth))
            async with asyncio.timeout(self._config.connect_within):
                await self._handshake
                await self._first(self._connected)
        except BaseException:
            await self.close()
            raise

    async def _first(self, awaited: asyncio.Future[None]) -> None:
        """Return its result, or raise NotConnectedError if the connection ends before."""
        await asyncio.wait([awaited, self._carrier.closed], return_when=asyncio.FIRST_COMPLETED)
        if not awaited.done():
            raise NotConnectedError("closed before the connection was accepted")
        awaited.result()

    def opened(self, carrier: Any) -> None:
        """Take the carrier; the server speaks first."""
        self._carrier = carrier

    def _receiving(self, logged: Logged) -> Callable[[bytes], None]:
        """Return what takes one Engine.IO packet: a closure, since it runs for each.

        One with an event of the log, as the server writes it, is cut in two: whether the rest is
        JSON, its decoder says.
        """
        seldom = self._seldom

        def received(packet: bytes) -> None:
            start, _, rest = packet.partition(b'",')
            form = LOGGED.get(start)
            if form is not None and rest[-1:] == b"]":
                logged(form, rest[:-1])
            else:
                seldom(packet)

        return received

    def _seldom(self, packet: bytes) -> None:
        try:
            if packet.startswith(packets.EVENT):
                self._unlogged(*packets.event_of(packet))
            elif packet.startswith(packets.ACK):
                self._acks.answered(*packets.ack_of(packet))
            else:
                self._control(packet)
        except DecodeError as error:
            self._failed(error)

    def pause_begins(self) -> None:
        self._flush()

    def _control(self, packet: bytes) -> None:
        kind = packet[:2]
        if packet == packets.PING:
            self._carrier.send(packets.PONG)
        elif kind == packets.CONNECT:
            _settle(self._connected, None)
        elif kind == packets.CONNECT_ERROR:
            self._refused(packet)
        elif packet[:1] == packets.OPEN:
            _settle(self._handshake, msgspec.json.decode(packet[1:], type=packets.Handshake))
        elif kind == packets.DISCONNECT or packet == packets.CLOSE:
            self._carrier.cut()

    def _refused(self, packet: bytes) -> None:
        refusal = msgspec.json.decode(packet[2:], type=packets.ConnectRefused)
        data = refusal.data or packets.ConnectRefused.Data(code=refusal.message)
        if not self._connected.done():
            self._connected.set_exception(RefusedError(data.code, data.detail, data.retry_after))

    async def command(self, name: str, payload: Any, form: Any = None) -> Any:
        """Return the acknowledgement of a command; raises like `Acks.ack`."""
        if self._carrier.closed.done():
            raise NotConnectedError("the connection was lost")
        number, answer = self._acks.begin()
        self._carrier.send(packets.command(number, name, payload))
        within = self._config.answer_within
        return await self._acks.ack(number, answer, name, within, form or COMMANDS[name][1])

    async def lost(self) -> None:
        """Return when the connection is over; cut it if the server is silent for too long."""
        handshake = self._handshake.result()
        quiet_after = (handshake.ping_interval + handshake.ping_timeout) / 1000
        ping_every = self._config.ping_every or quiet_after
        while not self._carrier.closed.done():
            self._carrier.ping()
            await asyncio.wait([self._carrier.closed], timeout=min(ping_every, quiet_after))
            if time.monotonic() - self._carrier.received_at > quiet_after:
                self._carrier.cut()

    def cut(self) -> None:
        """End the connection at once."""
        self._carrier.cut()

    def pause_reading(self) -> None:
        self._carrier.pause_reading()

    def resume_reading(self) -> None:
        self._carrier.resume_reading()

    async def close(self) -> None:
        """Close the connection; commands that wait get NotConnectedError."""
        await self._carrier.close()
        self._acks.lost()


def _settle(future: asyncio.Future[Any], value: Any) -> None:
    if not future.done():
        future.set_result(value)
