"""Candles: those before the exchange was started by a formula, the others by their trades."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .instrument import Instrument
from .intervals import bounds

TRADE_EVERY_MS = 250  # before the exchange was started


@dataclass(frozen=True)
class Trade:
    """One trade; the seller took the buyer's offer if `buyer_is_maker`."""

    number: int
    at: int
    price: Decimal
    size: Decimal
    buyer_is_maker: bool


@dataclass(frozen=True)
class Candle:
    """What happened from `begins` until before `ends`; no trade has the number -1."""

    begins: int
    ends: int
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    volume: Decimal = Decimal(0)
    quote: Decimal = Decimal(0)
    taker_volume: Decimal = Decimal(0)
    taker_quote: Decimal = Decimal(0)
    first: int = -1
    last: int = -1

    @property
    def trades(self) -> int:
        return self.last - self.first + 1 if self.first >= 0 else 0

    def after(self, trade: Trade) -> "Candle":
        """The same candle with one more trade."""
        quote = trade.price * trade.size
        taken = not trade.buyer_is_maker
        return replace(
            self,
            open=self.open if self.trades else trade.price,
            high=max(self.high, trade.price) if self.trades else trade.price,
            low=min(self.low, trade.price) if self.trades else trade.price,
            close=trade.price,
            volume=self.volume + trade.size,
            quote=self.quote + quote,
            taker_volume=self.taker_volume + (trade.size if taken else 0),
            taker_quote=self.taker_quote + (quote if taken else 0),
            first=self.first if self.trades else trade.number,
            last=trade.number,
        )


def flat(begins: int, ends: int, price: Decimal) -> Candle:
    """A candle without a trade."""
    return Candle(begins, ends, price, price, price, price)


def past(instrument: Instrument, begins: int, ends: int, until: int) -> Candle:
    """A candle of the time before the exchange was started, with its trades before `until`."""
    first, last = begins // TRADE_EVERY_MS, (until - 1) // TRADE_EVERY_MS
    opened, closed = instrument.price_at(begins), instrument.price_at(until)
    volume = (last - first + 1) * instrument.size_of(first)
    return Candle(
        begins, ends, opened,
        high=max(opened, closed) + 2 * instrument.tick,
        low=min(opened, closed) - 2 * instrument.tick,
        close=closed,
        volume=volume, quote=volume * opened,
        taker_volume=volume / 2, taker_quote=volume * opened / 2,
        first=first, last=last,
    )  # fmt: skip


class Series:
    """The candles of one symbol and interval."""

    def __init__(self, instrument: Instrument, interval: str, began: int) -> None:
        self._instrument, self._interval, self._began = instrument, interval, began
        begins, ends = bounds(interval, began)
        self._live: list[Candle] = [past(instrument, begins, ends, began)] if begins < began else []

    def add(self, trade: Trade) -> None:
        """Count a trade, in a new candle if it is the first of one."""
        self.fill(trade.at)
        self._live[-1] = self._live[-1].after(trade)

    def fill(self, now: int) -> Candle:
        """Return the candle of this moment, after flat ones for the time without trades."""
        if not self._live:
            price = self._instrument.price_at(self._began)
            self._live.append(flat(*bounds(self._interval, self._began), price))
        while (last := self._live[-1]).ends <= now:
            self._live.append(flat(*bounds(self._interval, last.ends), last.close))
        return self._live[-1]

    def ended_at(self, moment: int) -> Candle:
        self.fill(moment)
        return next(c for c in reversed(self._live) if c.ends == moment)

    def between(self, start: int, end: int) -> Iterator[Candle]:
        """The candles that begin from `start` to `end`, both included, in order."""
        begins, ends = bounds(self._interval, start)
        if begins < start:
            begins, ends = bounds(self._interval, ends)
        live_from = bounds(self._interval, self._began)[0]
        while begins <= end and begins < live_from:
            yield past(self._instrument, begins, ends, ends)
            begins, ends = bounds(self._interval, ends)
        yield from (c for c in self._live if max(start, live_from) <= c.begins <= end)
