"""Upbit: binary frames, one subscription at a time, no acknowledgement."""

from collections import deque
from decimal import Decimal
from time import monotonic

import orjson
from aiohttp import web

from ..candles import Trade
from ..clock import Clock
from ..instrument import Instrument
from ..market import Market
from ..peer import Peer
from ..venue import Venue
from .frames import Frames
from .rest import Rest
from .subscription import InvalidError, Part, Subscription, subscription_of

_PATH = "/websocket/v1"
_IDLE_SECONDS = 60  # measured; the documentation says 120
_STATUS_SECONDS = 10
_MESSAGES_PER_SECOND = 5
_ORIGIN_SECONDS = 10  # a browser may connect once in so many
INSTRUMENTS = (
    Instrument("KRW-BTC", Decimal(116_500_000), 0, 8),
    Instrument("KRW-ETH", Decimal(4_200_000), 0, 8),
    Instrument("KRW-XRP", Decimal(3_120), 0, 8),
    Instrument("USDT-BTC", Decimal(78_500), 3, 8),
)


class Upbit(Venue):
    """Its streams and REST."""

    def __init__(self, clock: Clock) -> None:
        super().__init__("upbit", clock, Market(clock, INSTRUMENTS))
        self._frames = Frames(self.market)
        self._asked: dict[Peer, Subscription] = {}
        self._touched: dict[Peer, float] = {}
        self._told: dict[Peer, float] = {}  # when those who sent PING were told `UP`
        self._received: dict[Peer, deque[float]] = {}
        self._browser_at = -1.0 * _ORIGIN_SECONDS

    def add_routes(self) -> None:
        Rest(self.market, self._frames).add_to(self.app)
        self.app.router.add_get(_PATH, self._socket)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if "Origin" in request.headers:
            if self.seconds - self._browser_at < _ORIGIN_SECONDS:
                return web.Response(status=429)
            self._browser_at = self.seconds
        return await self.talk(request, compress=True)

    def on_open(self, peer: Peer, request: web.Request) -> None:  # noqa: ARG002
        self._asked[peer] = Subscription()
        self._touched[peer] = self.seconds
        self._received[peer] = deque(maxlen=_MESSAGES_PER_SECOND)

    def on_gone(self, peer: Peer) -> None:
        del self._asked[peer], self._touched[peer], self._received[peer]
        self._told.pop(peer, None)

    def on_frame(self, peer: Peer, frame: str | bytes) -> None:
        self.on_control(peer)
        if frame in {"PING", b"PING"}:
            self._told[peer] = self.seconds
            return
        try:
            self._asked[peer] = asked = subscription_of(frame)
        except InvalidError as error:
            text = {"error": {"name": error.name, "message": str(error)}}
            peer.answer(orjson.dumps(text))
            self.disturb("close_1000", peer)
            return
        for part in asked.parts:
            if part.snapshot:
                self._tell_snapshots(peer, asked.form, part)

    def on_control(self, peer: Peer) -> None:
        self._touched[peer] = self.seconds
        received, now = self._received[peer], monotonic()
        if len(received) == received.maxlen and now - received[0] < 1:
            self.disturb("close_1008", peer)
        received.append(now)

    def on_time(self, peer: Peer) -> None:
        """End who is idle, without a close frame; tell `UP` to who asked for it."""
        told = self._told.get(peer)
        if told is not None and self.seconds - told >= _STATUS_SECONDS:
            self._told[peer] = self._touched[peer] = self.seconds
            peer.answer(b'{"status":"UP"}')
        elif self.seconds - self._touched[peer] >= _IDLE_SECONDS:
            peer.end()

    def trade(self, name: str, price: str | None = None, size: str | None = None) -> Trade:
        trade = self.market.trade(name, price, size)
        for peer, asked in list(self._asked.items()):
            for part in asked.parts:
                for code in self._known(part) if part.realtime else ():
                    if code.partition(".")[0] == name:
                        self._send(peer, part.kind, code, asked.form, trade, "REALTIME")
        return trade

    def _tell_snapshots(self, peer: Peer, form: str, part: Part) -> None:
        for code in self._known(part):
            last = self.market.last(code.partition(".")[0])
            self._send(peer, part.kind, code, form, last, "SNAPSHOT")

    def _known(self, part: Part) -> list[str]:
        """Codes that do not exist, or are in lower case, are ignored without any answer."""
        return [code for code in part.codes if code.partition(".")[0] in self.market.instruments]

    def _send(self, peer: Peer, kind: str, code: str, form: str, trade: Trade, stream: str) -> None:
        self._touched[peer] = self.seconds
        text = self._frames.text(kind, code, form, trade, stream)
        if self.faults.take("wrong_type"):
            text = text.replace(str(int(trade.price)), '"many"')
        peer.data(text.encode())
