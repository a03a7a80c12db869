"""One exchange with a port of its own: its market, its sockets, and the faults of both."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from aiohttp import WSMsgType, web

from .candles import Trade
from .clock import Clock
from .faults import IMMEDIATE, Fault, Faults
from .market import Market
from .peer import Peer
from .unreliable import unreliable

HOST = "127.0.0.1"
_DATA = (WSMsgType.TEXT, WSMsgType.BINARY)
_FRAMES = (*_DATA, WSMsgType.PING, WSMsgType.PONG)


class Venue:
    """What all exchanges have in common."""

    def __init__(self, name: str, clock: Clock, market: Market) -> None:
        self.name, self.clock, self.market = name, clock, market
        self.faults = Faults()
        self.peers: list[Peer] = []  # also those that are gone; a fault's `only` is an index of it
        self.seconds = 0.0  # what has passed for connections; see `elapse`
        self.port = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.app = web.Application(middlewares=[unreliable(self.faults)])
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=1)

    @property
    def http(self) -> str:
        """The base of its REST API."""
        return f"http://{HOST}:{self.port}"

    @property
    def ws(self) -> str:
        """The base of its streams."""
        return f"ws://{HOST}:{self.port}"

    @property
    def connected(self) -> list[Peer]:
        """The sockets that are open."""
        return [peer for peer in self.peers if not peer.gone.is_set()]

    async def start(self, port: int) -> None:
        """Listen at this port, or at any free one if it is 0."""
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """End every connection and listen no longer."""
        self.faults.off()
        for peer in self.connected:
            peer.reset()
        await self._runner.cleanup()
        await asyncio.gather(*self._tasks)

    def fault(
        self, name: str, times: int | None = None, only: int | None = None, **detail: Any
    ) -> None:
        """Switch a fault of `faults.py` on, or have it happen now if it is an immediate one."""
        if name not in IMMEDIATE:
            self.faults.on(name, Fault(times, only, detail))
            return
        for peer in self.connected:
            if only is None or peer.number == only:
                self.disturb(name, peer)

    def disturb(self, name: str, peer: Peer) -> None:
        """Have an immediate fault happen to one socket."""
        if name.startswith("close_"):
            reason = "Too many requests" if name == "close_1008" else ""
            self.soon(peer.close(int(name.removeprefix("close_")), reason))
        elif name == "invalid_frame":
            peer.write_raw(b"\xf3\x05wrong")  # reserved bits, an unknown opcode
        elif name == "reset":
            peer.reset()
        elif name == "end":
            peer.end()

    def elapse(self, seconds: float) -> None:
        """Let time pass for connections: pings become due, and unanswered ones end them."""
        self.seconds += seconds
        for peer in self.connected:
            self.on_time(peer)

    def ping(self, peer: Peer) -> None:
        """Ask one client whether it is there."""
        self.soon(peer.ping(str(self.clock.now).encode(), self.seconds))

    def soon(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something without waiting for it here."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def talk(self, request: web.Request, *, compress: bool = False) -> web.StreamResponse:
        """Serve one socket until it ends."""
        ws = web.WebSocketResponse(timeout=0.5, autoping=False, autoclose=False, compress=compress)
        await ws.prepare(request)
        peer = Peer(len(self.peers), request, ws, self.faults)
        peer.opened = peer.asked_at = self.seconds
        self.peers.append(peer)
        self.on_open(peer, request)
        writing = asyncio.create_task(peer.write())
        try:
            await self._read(peer)
        finally:
            peer.gone.set()
            self.on_gone(peer)
            writing.cancel()
        return ws

    async def _read(self, peer: Peer) -> None:
        # Not `async for`, which takes a close frame for itself.
        while (message := await peer.ws.receive()).type in _FRAMES:
            if message.type in _DATA:
                peer.seen.received.append(message.data)
                self.on_frame(peer, message.data)
            elif message.type is WSMsgType.PING:
                peer.seen.pings += 1
                if not self.faults.take("half_open", peer.number):
                    await peer.ws.pong(message.data)
                self.on_control(peer)
            else:
                self.on_pong(peer, bytes(message.data))
        if message.type is WSMsgType.CLOSE:
            await self._on_close(peer, int(message.data))

    async def _on_close(self, peer: Peer, code: int) -> None:
        peer.seen.closed_with = code
        if self.faults.take("no_close_answer", peer.number):
            await peer.gone.wait()
        else:
            await peer.close(code)

    def add_routes(self) -> None:
        """Serve its paths."""
        raise NotImplementedError

    def trade(self, name: str, price: str | None = None, size: str | None = None) -> Trade:
        """Make a trade and send what follows from it."""
        raise NotImplementedError

    def next_moment(self) -> int | None:
        """When the clock moves by itself past something that this venue has to tell."""
        return None

    def on_moment(self) -> None:
        """Tell what falls on the clock's present moment."""

    def on_open(self, peer: Peer, request: web.Request) -> None:
        """Take note of a new socket."""
        raise NotImplementedError

    def on_frame(self, peer: Peer, frame: str | bytes) -> None:
        """Handle what a client has sent."""
        raise NotImplementedError

    def on_gone(self, peer: Peer) -> None:
        """Forget a socket."""

    def on_time(self, peer: Peer) -> None:
        """Do what is due for a socket."""

    def on_control(self, peer: Peer) -> None:
        """Count a ping or pong of a client."""

    def on_pong(self, peer: Peer, payload: bytes) -> None:
        """Take note of a pong."""
        peer.pong(payload, any_counts=True)
