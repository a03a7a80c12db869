"""Binance, spot or USD-M futures: streams and REST at one port."""

from collections import deque
from time import monotonic

import orjson
from aiohttp import web

from ..candles import Trade
from ..clock import Clock
from ..market import Market
from ..peer import Peer
from ..venue import Venue
from .kind import INSTRUMENTS, SPOT, USDM, Kind
from .paths import target_of
from .publisher import Publisher
from .rest import Rest
from .session import Session
from .weights import Weights

_LIFETIME_SECONDS = 24 * 3600.0


class Binance(Venue):
    """One of the two markets.

    `whole_old_paths` has USD-M send everything at `/ws` and `/stream`, as before April 2026; since
    then candles and aggregated trades need `/market`, and such subscriptions are acknowledged only.
    """

    def __init__(self, kind: Kind, clock: Clock) -> None:
        super().__init__(kind.name, clock, Market(clock, INSTRUMENTS))
        self.whole_old_paths = False
        self.weights = Weights(kind, clock)
        self._kind = kind
        self._sessions: dict[Peer, Session] = {}
        self._received: dict[Peer, deque[float]] = {}
        self._publisher = Publisher(kind, self.market, self.faults, self._sessions.values)

    def add_routes(self) -> None:
        Rest(self._kind, self.market, self.weights, self.faults).add_to(self.app)
        self.app.router.add_get("/{path:.*}", self._socket)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if target_of(request) is None:
            return web.Response(status=404)
        if "Upgrade" not in request.headers:
            return web.Response(status=400)
        return await self.talk(request)

    def on_open(self, peer: Peer, request: web.Request) -> None:
        target = target_of(request)
        assert target is not None
        self._sessions[peer] = Session(peer, self._kind, target, whole=self.whole_old_paths)
        self._received[peer] = deque(maxlen=self._kind.messages_per_second)

    def on_gone(self, peer: Peer) -> None:
        del self._sessions[peer], self._received[peer]

    def on_frame(self, peer: Peer, frame: str | bytes) -> None:
        self.on_control(peer)
        answer = self._sessions[peer].handle(frame)
        if not self.faults.take("no_acknowledgement", peer.number):
            peer.answer(orjson.dumps(answer).decode())

    def on_control(self, peer: Peer) -> None:
        """Pings and pongs count as messages too; who sends too many is closed."""
        received, now = self._received[peer], monotonic()
        if len(received) == received.maxlen and now - received[0] < 1:
            self.disturb("close_1008", peer)
        received.append(now)

    def on_pong(self, peer: Peer, payload: bytes) -> None:
        self.on_control(peer)
        peer.pong(payload, any_counts=self._kind.any_pong_counts)

    def on_time(self, peer: Peer) -> None:
        waited = self.seconds - peer.asked_at
        if peer.asked is not None and waited > self._kind.pong_within:
            peer.end()
        elif self.seconds - peer.opened >= _LIFETIME_SECONDS:
            self.disturb("close_1001", peer)
        elif peer.asked is None and waited >= self._kind.ping_every:
            self.ping(peer)

    def disturb(self, name: str, peer: Peer) -> None:
        if not name.startswith("shutdown_notice"):
            super().disturb(name, peer)
            return
        notice: dict[str, object] = {"e": "serverShutdown", "E": self.clock.now}
        if name.endswith("_event"):
            notice = {"event": notice}
        elif self._sessions[peer].combined:
            notice = {"stream": "!serverShutdown", "data": notice}
        peer.answer(orjson.dumps(notice).decode())

    def trade(self, name: str, price: str | None = None, size: str | None = None) -> Trade:
        return self._publisher.trade(name, price, size)

    def next_moment(self) -> int | None:
        return self._publisher.next_end()

    def on_moment(self) -> None:
        self._publisher.end_candles()


def spot(clock: Clock) -> Binance:
    return Binance(SPOT, clock)


def usdm(clock: Clock) -> Binance:
    """USD-M futures."""
    return Binance(USDM, clock)
