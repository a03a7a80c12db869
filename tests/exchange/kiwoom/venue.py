"""A broker in Kiwoom's style: a login in the first frame, its own PING, prices with signs."""

import math
from time import time

import orjson
from aiohttp import web

from ..candles import Trade
from ..clock import Clock
from ..market import Market
from ..peer import Peer
from ..venue import Venue
from .codes import ENDINGS, INSTRUMENTS
from .frames import row
from .rest import Rest
from .session import Session

_PATH = "/api/dostk/websocket"
_PING_SECONDS = 60  # how often, and how long the echo is waited for: both assumed


class Kiwoom(Venue):
    """Its streams and REST. `tokens` may log in until their end; REST adds more."""

    def __init__(self, clock: Clock) -> None:
        super().__init__("kiwoom", clock, Market(clock, INSTRUMENTS))
        self.tokens = {"test-token": math.inf}
        self.rest = Rest(self.market, self.tokens)
        self._sessions: dict[Peer, Session] = {}

    @property
    def registered(self) -> int:
        """How many codes are registered by those who are connected."""
        return sum(len(session.registered) for session in self._sessions.values())

    def add_routes(self) -> None:
        self.rest.add_to(self.app)
        self.app.router.add_get(_PATH, self.talk)

    def on_open(self, peer: Peer, request: web.Request) -> None:  # noqa: ARG002
        self._sessions[peer] = Session(self._is_valid, set(self.market.instruments))

    def _is_valid(self, token: str) -> bool:
        return self.tokens.get(token, 0) > time()

    def on_gone(self, peer: Peer) -> None:
        del self._sessions[peer]

    def on_frame(self, peer: Peer, frame: str | bytes) -> None:
        if isinstance(frame, str) and peer.asked == frame.encode():
            peer.asked = None
        session = self._sessions[peer]
        answer = session.handle(frame)
        if answer is None or self.faults.take("no_acknowledgement", peer.number):
            return
        peer.answer(orjson.dumps(answer).decode())
        if not session.is_in:
            self.disturb("close_1000", peer)

    def on_time(self, peer: Peer) -> None:
        waited = self.seconds - peer.asked_at
        if waited < _PING_SECONDS:
            return
        if peer.asked is not None:
            peer.end()
        else:
            self.ping(peer)

    def ping(self, peer: Peer) -> None:
        frame = orjson.dumps({"trnm": "PING", "at": self.clock.now})
        peer.asked, peer.asked_at = frame, self.seconds
        peer.answer(frame.decode())

    def trade(self, name: str, price: str | None = None, size: str | None = None) -> Trade:
        trade = self.market.trade(name, price, size)
        on = self.market.instruments[name]
        before = on.price_at(self.market.began)
        codes = {name + ending for ending in ENDINGS}
        for peer, session in list(self._sessions.items()):
            pairs = [pair for pair in session.registered if pair[1] in codes]
            rows = [row(kind, code, on, trade, before) for kind, code in pairs]
            if rows and self.faults.take("wrong_type"):
                rows[0]["values"]["10"] = 1
            if rows:
                peer.data(orjson.dumps({"trnm": "REAL", "data": rows}).decode())
        return trade
