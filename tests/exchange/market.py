"""A venue's market: trades when they are asked for, and the candles that they make."""

from collections.abc import Iterable
from decimal import Decimal

from .candles import TRADE_EVERY_MS, Series, Trade
from .clock import Clock
from .instrument import Instrument

_QUIET_MS = 120_000


class Market:
    """All that happened since the exchange was started, and what is derived before that."""

    def __init__(self, clock: Clock, instruments: Iterable[Instrument]) -> None:
        self._clock, self.began = clock, clock.now
        self.instruments = {each.name: each for each in instruments}
        self.trades: dict[str, list[Trade]] = {name: [] for name in self.instruments}
        self._series: dict[tuple[str, str], Series] = {}

    @property
    def now(self) -> int:
        """The clock's time."""
        return self._clock.now

    def trade(self, name: str, price: str | None = None, size: str | None = None) -> Trade:
        """Make the next trade of a symbol, at the price of the moment unless another is given."""
        instrument, made = self.instruments[name], self.trades[name]
        number = self.began // TRADE_EVERY_MS + len(made)
        now, shift = self.now, number * 7919 % 5 - 2
        trade = Trade(
            number,
            now,
            Decimal(price) if price else instrument.price_at(now, shift),
            instrument.exact(size) if size else instrument.size_of(number),
            buyer_is_maker=number % 3 == 0,
        )
        made.append(trade)
        for (traded, _), series in self._series.items():
            if traded == name:
                series.add(trade)
        return trade

    def last(self, name: str) -> Trade:
        """The newest trade, which may be of two minutes before the exchange was started."""
        if made := self.trades[name]:
            return made[-1]
        instrument, at = self.instruments[name], self.began - _QUIET_MS
        number = at // TRADE_EVERY_MS
        price, size = instrument.price_at(at), instrument.size_of(number)
        return Trade(number, at, price, size, buyer_is_maker=False)

    def series(self, name: str, interval: str) -> Series:
        """The candles of a symbol, made from all its trades when first asked for."""
        key = (name, interval)
        if key not in self._series:
            self._series[key] = series = Series(self.instruments[name], interval, self.began)
            for trade in self.trades[name]:
                series.add(trade)
        return self._series[key]
