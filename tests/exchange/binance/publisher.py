"""From what happens in the market to the frames of whoever has subscribed."""

from collections.abc import Callable, Iterable, Iterator

import orjson

from ..candles import Candle, Trade
from ..faults import Faults
from ..instrument import Instrument
from ..intervals import bounds
from ..market import Market
from .frames import Frames, Payload
from .kind import Kind
from .session import Session
from .stream import Stream, stream_of

MakePayload = Callable[[Frames], Payload]


class Publisher:
    """Sends each payload to the sessions that receive its stream; made once for all of them."""

    def __init__(
        self, kind: Kind, market: Market, faults: Faults, sessions: Callable[[], Iterable[Session]]
    ) -> None:
        self._market, self._faults, self._sessions = market, faults, sessions
        self._frames = {unit: Frames(kind, unit) for unit in (1, 1000)}

    def trade(self, name: str, price: str | None, size: str | None) -> Trade:
        """Make a trade and send what follows from it."""
        trade = self._market.trade(name, price, size)
        for stream in self._streams():
            if stream.symbol == name and (make := self._about(stream, trade)):
                self._send(stream, make)
        return trade

    def next_end(self) -> int | None:
        """When the next candle ends that anybody has subscribed to."""
        now = self._market.now
        ends = {bounds(interval, now)[1] for interval in {s.interval for s in self._candles()}}
        return min(ends, default=None)

    def end_candles(self) -> None:
        """Send the last state of the candles that end at this moment."""
        now = self._market.now
        for stream in self._candles():
            if bounds(stream.interval, now)[0] == now and not self._faults.take("not_final"):
                candle = self._market.series(stream.symbol, stream.interval).ended_at(now)
                self._send(stream, self._candle(stream, candle, ended=True))

    def _streams(self) -> Iterator[Stream]:
        """What anybody has subscribed to of what exists, each once."""
        names = dict.fromkeys(name for each in self._sessions() for name in each.streams)
        return (s for s in map(stream_of, names) if s.symbol in self._market.instruments)

    def _candles(self) -> list[Stream]:
        return [stream for stream in self._streams() if stream.interval]

    def _about(self, stream: Stream, trade: Trade) -> MakePayload | None:
        on, now = self._market.instruments[stream.symbol], self._market.now
        if stream.interval:
            candle = self._market.series(on.name, stream.interval).fill(now)
            return self._candle(stream, candle, ended=False)
        made: dict[str, MakePayload] = {
            "trade": lambda frames: frames.trade(on, trade, now),
            "aggTrade": lambda frames: frames.agg_trade(on, trade, now),
            "bookTicker": lambda frames: frames.book_ticker(on, trade, now),
            "ticker": lambda frames: frames.ticker(on, self._day(on), trade, now),
            "miniTicker": lambda frames: frames.mini_ticker(on, self._day(on), now),
        }
        return made.get(stream.what)

    def _day(self, on: Instrument) -> Candle:
        return self._market.series(on.name, "1d").fill(self._market.now)

    def _candle(self, stream: Stream, candle: Candle, *, ended: bool) -> MakePayload:
        on, now = self._market.instruments[stream.symbol], self._market.now
        return lambda frames: frames.kline(on, stream.interval, candle, now, ended=ended)

    def _send(self, stream: Stream, make: MakePayload) -> None:
        payloads: dict[int, bytes] = {}
        for session in self._sessions():
            if session.receives(stream):
                if session.unit not in payloads:
                    payloads[session.unit] = self._encoded(make(self._frames[session.unit]))
                session.deliver(stream.name, payloads[session.unit])

    def _encoded(self, payload: Payload) -> bytes:
        if self._faults.take("wrong_type"):
            payload = {key: 1 if key == "s" else value for key, value in payload.items()}
        return orjson.dumps(payload)
