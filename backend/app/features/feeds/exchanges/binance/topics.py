"""Topics of Binance: `BTCUSDT@kline_1m`, `@aggTrade`, `@trade`, `@bookTicker`."""

import re
from dataclasses import dataclass

from app.features.feeds.streams.config import Market
from app.features.feeds.streams.errors import UnknownTopicError

_SYMBOL = re.compile(r"[A-Z0-9_]{2,30}", re.IGNORECASE)
_KLINE = "kline_"
_MINUTE = 60_000
# In milliseconds; months are left out, since they differ.
INTERVALS = {
    "1s": 1000, "1m": _MINUTE, "3m": 3 * _MINUTE, "5m": 5 * _MINUTE, "15m": 15 * _MINUTE,
    "30m": 30 * _MINUTE, "1h": 60 * _MINUTE, "2h": 120 * _MINUTE, "4h": 240 * _MINUTE,
    "6h": 360 * _MINUTE, "8h": 480 * _MINUTE, "12h": 720 * _MINUTE, "1d": 1440 * _MINUTE,
    "3d": 4320 * _MINUTE, "1w": 10080 * _MINUTE,
}  # fmt: skip
_WHAT = ("aggTrade", "trade", "bookTicker")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the host wrote it, taken apart; `interval` is "" unless it is of candles."""

    name: str
    symbol: str
    what: str
    interval: str = ""

    @property
    def stream(self) -> str:
        """The exchange's name of the stream, whose symbol has to be in lower case."""
        return f"{self.symbol.lower()}@{self.what}{self.interval}"


def topic_of(name: str, market: Market) -> Topic:
    """Take a topic apart.

    Raises:
        UnknownTopicError: it is none of this market.
    """
    symbol, _, what = name.partition("@")
    if not _SYMBOL.fullmatch(symbol):
        raise UnknownTopicError(name, "begins with a symbol such as BTCUSDT")
    if what.startswith(_KLINE):
        interval = what.removeprefix(_KLINE)
        if interval in INTERVALS and (interval != "1s" or market == "spot"):
            return Topic(name, symbol.upper(), _KLINE, interval)
    elif what in _WHAT:
        return Topic(name, symbol.upper(), what)
    raise UnknownTopicError(name, f"ends with @kline_1m, @{', @'.join(_WHAT)}")


def check_topic(name: str, market: Market) -> None:
    """Raise UnknownTopicError unless it is a topic of this market."""
    topic_of(name, market)
