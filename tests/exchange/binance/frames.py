"""The payloads of streams and the rows of REST, with the fields that they have in 2026."""

from decimal import Decimal
from typing import Any

from ..candles import Candle, Trade
from ..instrument import Instrument
from .kind import Kind

Payload = dict[str, Any]


class Frames:
    """Payloads of one kind of market; `unit` is how many parts of a millisecond times have."""

    def __init__(self, kind: Kind, unit: int = 1) -> None:
        self._kind, self._unit = kind, unit

    def kline(
        self, on: Instrument, interval: str, candle: Candle, now: int, *, ended: bool
    ) -> Payload:
        """A candle's state; `ended` says that it will not change again."""
        price, size, quote = self._texts(on)
        begins, ends = self._candle_times(candle)
        return {
            "e": "kline", "E": now * self._unit, "s": on.name,
            "k": {
                "t": begins, "T": ends, "s": on.name, "i": interval,
                "f": candle.first, "L": candle.last,
                "o": price(candle.open), "c": price(candle.close),
                "h": price(candle.high), "l": price(candle.low),
                "v": size(candle.volume), "n": candle.trades, "x": ended,
                "q": quote(candle.quote), "V": size(candle.taker_volume),
                "Q": quote(candle.taker_quote), "B": "0",
            },
        }  # fmt: skip

    def row(self, on: Instrument, candle: Candle) -> list[Any]:
        """The twelve columns of a candle by REST."""
        price, size, quote = self._texts(on)
        begins, ends = self._candle_times(candle)
        return [
            begins,
            *map(price, (candle.open, candle.high, candle.low, candle.close)),
            size(candle.volume), ends, quote(candle.quote), candle.trades,
            size(candle.taker_volume), quote(candle.taker_quote), "0",
        ]  # fmt: skip

    def book_ticker(self, on: Instrument, trade: Trade, now: int) -> Payload:
        """The best bid and ask; on spot without any time."""
        book = self._book(on, trade)
        number = 10 * trade.number
        if self._kind.is_spot:
            return {"u": number, "s": on.name, **book}
        return {
            "e": "bookTicker", "u": number, "s": on.name, "ps": on.name, **book,
            "T": trade.at * self._unit, "E": now * self._unit, "st": 1,
        }  # fmt: skip

    def agg_trade(self, on: Instrument, trade: Trade, now: int) -> Payload:
        """Trades of one taker at one price, here always one."""
        price, size, _ = self._texts(on)
        what = {"p": price(trade.price), "q": size(trade.size)}
        numbers = {"f": trade.number, "l": trade.number, "T": trade.at * self._unit}
        head: Payload = {"e": "aggTrade", "E": now * self._unit}
        maker = trade.buyer_is_maker
        if self._kind.is_spot:
            number: Payload = {"s": on.name, "a": trade.number}
            return {**head, **number, **what, **numbers, "m": maker, "M": True}
        number = {"a": trade.number, "s": on.name}
        return {**head, **number, **what, "nq": size(trade.size), **numbers, "m": maker}

    def trade(self, on: Instrument, trade: Trade, now: int) -> Payload:
        price, size, _ = self._texts(on)
        what = {"t": trade.number, "p": price(trade.price), "q": size(trade.size)}
        at, maker = trade.at * self._unit, trade.buyer_is_maker
        head: Payload = {"e": "trade", "E": now * self._unit}
        if self._kind.is_spot:
            return {**head, "s": on.name, **what, "T": at, "m": maker, "M": True}
        return {**head, "T": at, "s": on.name, **what, "X": "MARKET", "m": maker}

    def mini_ticker(self, on: Instrument, day: Candle, now: int) -> Payload:
        """A day in short; here the day of UTC, there the last 24 hours."""
        price, size, quote = self._texts(on)
        return {
            "e": "24hrMiniTicker", "E": now * self._unit, "s": on.name, "c": price(day.close),
            "o": price(day.open), "h": price(day.high), "l": price(day.low),
            "v": size(day.volume), "q": quote(day.quote),
        }  # fmt: skip

    def ticker(self, on: Instrument, day: Candle, trade: Trade, now: int) -> Payload:
        price, size, _ = self._texts(on)
        short = self.mini_ticker(on, day, now)
        changed = day.close - day.open
        is_spot = self._kind.is_spot
        return {
            "e": "24hrTicker", "E": short["E"], "s": on.name,
            "p": price(changed), "P": f"{100 * changed / day.open:.3f}",
            "w": price(day.quote / day.volume), **({"x": short["o"]} if is_spot else {}),
            "c": short["c"], "Q": size(trade.size), **(self._book(on, trade) if is_spot else {}),
            **{key: short[key] for key in "ohlvq"},
            "O": day.begins * self._unit, "C": now * self._unit,
            "F": day.first, "L": day.last, "n": day.trades,
        }  # fmt: skip

    def agg_row(self, on: Instrument, trade: Trade) -> Payload:
        """The same by REST."""
        payload = self.agg_trade(on, trade, trade.at)
        return {key: payload[key] for key in "apqflTmM" if key in payload}

    def _book(self, on: Instrument, trade: Trade) -> Payload:
        price, size, _ = self._texts(on)
        return {
            "b": price(trade.price - on.tick), "B": size(trade.size * 3),
            "a": price(trade.price), "A": size(trade.size * 2),
        }  # fmt: skip

    def _texts(self, on: Instrument) -> tuple[Any, Any, Any]:
        def price(value: Decimal) -> str:
            return self._kind.price(on, value)

        def size(value: Decimal) -> str:
            return self._kind.size(on, value)

        def quote(value: Decimal) -> str:
            return self._kind.quote(on, value)

        return price, size, quote

    def _candle_times(self, candle: Candle) -> tuple[int, int]:
        return candle.begins * self._unit, candle.ends * self._unit - 1
