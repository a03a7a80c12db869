"""What the tracks of a source tell, and what they count."""

from collections import Counter
from dataclasses import dataclass, field

from app.features.feeds.exchanges.binance.clock import ExchangeClock
from app.features.feeds.streams.points import Candle, Gap, Point
from app.features.feeds.streams.source import Listener

KEPT = 1000


@dataclass(slots=True)
class Counts:
    """What happened since the start; `wrong` are frames that are not as they should be."""

    messages: int = 0
    doubles: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    unknown_fields: set[str] = field(default_factory=set)
    refused: int = 0
    repairs: int = 0


class Candles(dict[int, Candle]):
    """The newest candles of a topic by their open time."""

    def keep(self, candle: Candle) -> None:
        """Add a candle or its new state, and drop the oldest if there are too many."""
        self[candle.open_time] = candle
        if len(self) > KEPT:
            del self[min(self)]


class Output:
    """Sends a listener what tracks read, and keeps the newest candles."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.clock = ExchangeClock()
        self.counts = Counts()
        self.candles: dict[str, Candles] = {}

    def point(self, topic: str, value: float, at: int, *, repaired: bool = False) -> None:
        """Send a number, which was so `at` this time (ms); `repaired` if REST gave it."""
        self.listener.on_point(Point(topic, value, at, repaired))

    def candle(self, candle: Candle) -> None:
        """Send a candle, and keep it in place of its state before."""
        self.candles[candle.topic].keep(candle)
        self.listener.on_candle(candle)

    def gap(self, topic: str, start: int, end: int, count: int | None = None) -> None:
        """Send that `count` messages between these times (ms) will not come; None if unknown."""
        self.listener.on_gap(Gap(topic, start, end, count))
